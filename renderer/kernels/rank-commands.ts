/** Commands by what was typed: every word must begin a word of the title, or at least stand in it. */
interface Named {
  readonly id: string
  readonly title: string
  readonly group: string
}

/** With nothing typed those used last come first; among equals the order of the table holds. */
export function rankCommands<Item extends Named>(
  commands: readonly Item[],
  query: string,
  recent: readonly string[],
): Item[] {
  const words = query.trim().toLowerCase().split(/\s+/).filter(Boolean)
  const ages = new Map(recent.map((id, age) => [id, age]))
  return commands
    .map((item, order) => ({
      item,
      order,
      score: scoreCommand(item, words),
      age: ages.get(item.id) ?? Infinity,
    }))
    .filter(({ score }) => score > 0)
    .sort((a, b) => b.score - a.score || compareAges(a.age, b.age) || a.order - b.order)
    .map(({ item }) => item)
}

function compareAges(a: number, b: number): number {
  return a === b ? 0 : a - b
}

function scoreCommand({ title, group }: Named, words: readonly string[]): number {
  const text = title.toLowerCase()
  let total = 1
  for (const word of words) {
    const score = text.startsWith(word)
      ? 8
      : ` ${text}`.includes(` ${word}`)
        ? 5
        : text.includes(word)
          ? 2
          : 0
    const ofGroup = group.toLowerCase().startsWith(word) ? 1 : 0
    if (score + ofGroup === 0) return 0
    total += Math.max(score, ofGroup)
  }
  return total
}
