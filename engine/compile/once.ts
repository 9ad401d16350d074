/** What follows from a thing alone, found once however often it is asked for: most behaviours are shared by many blocks. */
export function once<Thing extends object, Found>(find: (thing: Thing) => Found): (thing: Thing) => Found {
  const known = new Map<Thing, Found>()
  return thing => {
    const found = known.get(thing)
    if (found !== undefined) return found
    const made = find(thing)
    known.set(thing, made)
    return made
  }
}
