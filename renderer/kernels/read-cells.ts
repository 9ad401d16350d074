/** Numbers as a spreadsheet puts them on the clipboard: cells by tabs, rows by lines, in either way of writing decimals. */

/** Rows of cells; null where they are not numbers, not of one length, or only one. */
export function readTable(text: string): string[][] | null {
  const rows = text.trim().split(/[\r\n]+/)
  const table = rows.map(row => readCells(`${row.trim()}\t0`)?.slice(0, -1) ?? [])
  const [first] = table
  const isTable = first && first.length > 0 && table.every(row => row.length === first.length)
  return isTable && table.length * first.length > 1 ? table : null
}

/** Null where it is no list of numbers of more than one cell. */
export function readCells(text: string): string[] | null {
  const cells = text
    .trim()
    .split(/[\t\n\r]+|;\s*/)
    .map(cell => cell.trim())
    .filter(cell => cell !== '')
    .map(cell => (/^[+-]?\d+,\d+(e[+-]?\d+)?$/i.test(cell) ? cell.replace(',', '.') : cell))
  const isNumbers = cells.every(cell => /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(cell))
  return cells.length > 1 && isNumbers ? cells : null
}

/** The cells of a list as it was typed, `[1, 2*K, 3]`; null where the text is no plain list. */
export function splitList(text: string): string[] | null {
  const [, inside] = /^\s*\[([^[\]]*)\]\s*$/.exec(text) ?? []
  if (inside === undefined) return null
  const cells: string[] = ['']
  let depth = 0
  for (const letter of inside) {
    if (letter === '(') depth += 1
    if (letter === ')') depth -= 1
    if (letter === ',' && depth === 0) cells.push('')
    else cells.push((cells.pop() ?? '') + letter)
  }
  const trimmed = cells.map(cell => cell.trim())
  return trimmed.length === 1 && trimmed[0] === '' ? [] : trimmed
}

export function joinList(cells: readonly string[]): string {
  return `[${cells.join(', ')}]`
}

/** The rows of a matrix as it was typed, `[1, 2; 3, 4]`; null where the text is no plain matrix. */
export function splitMatrix(text: string): string[][] | null {
  const [, inside] = /^\s*\[([^[\]]*)\]\s*$/.exec(text) ?? []
  if (inside === undefined) return null
  const rows = inside.split(';').map(row => splitList(`[${row}]`) ?? [])
  const [first] = rows
  return first && rows.every(row => row.length === first.length) ? rows : null
}

export function joinMatrix(rows: readonly (readonly string[])[]): string {
  return `[${rows.map(row => row.join(', ')).join('; ')}]`
}
