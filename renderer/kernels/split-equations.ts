/** Equations that stand in one line of TeX with wide spaces between them, each by itself. */
export function splitEquations(tex: string): string[] {
  const equations: string[] = []
  let depth = 0
  let start = 0
  for (const { 0: mark, index } of tex.matchAll(/\\q?quad(?![a-zA-Z])|\\.|[{}]/g)) {
    if (mark === '{') depth += 1
    else if (mark === '}') depth -= 1
    else if (depth === 0 && /quad$/.test(mark)) {
      equations.push(tex.slice(start, index).trim())
      start = index + mark.length
    }
  }
  return [...equations, tex.slice(start).trim()].filter(equation => equation !== '')
}
