/** A name below a context path, which is empty at the root. */
export function join(path: string, name: string): string {
  return path === '' ? name : `${path}/${name}`
}
