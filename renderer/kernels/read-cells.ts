/** Numbers as a spreadsheet puts them on the clipboard: cells by tabs, rows by lines, in either way of writing decimals. */

import { partItems } from '../../engine/index.ts'

const NUMBER = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i
const WITH_COMMA = /^[+-]?\d*,\d+(e[+-]?\d+)?$/i

/**
 * Rows of cells; null where they are not numbers, not of one length, or only one. Cells are apart by tabs, else by
 * semicolons, else by commas; a comma between digits is a decimal comma where something else parts the cells, or where
 * each row is one number and not as many columns are `wanted`. Lines of titles at the top are left out, and titles of rows
 * in an otherwise numeric first column only where the first line has one there too.
 */
export function readTable(text: string, wanted = 1): string[][] | null {
  const lines = text
    .split(/\r\n|\n|\r/)
    .map(line => line.replace(/^ +| +$/g, ''))
    .filter(line => line.replace(/[\t;, ]/g, '') !== '')
  const rows = lines.map(line => line.split(chooseSeparator(lines, wanted)).map(cleanCell))
  const titled = rows.findIndex(cells => cells.every(cell => NUMBER.test(cell)))
  const isGrid =
    rows.length > 1 &&
    isTitle(rows[0]?.[0]) &&
    isAllNumbers(rows[0]?.slice(1)) &&
    rows.slice(1).every(isAllNumbers)
  const table = isGrid ? rows : titled === -1 ? [] : rows.slice(titled)
  const [first] = table
  const isTable = first && first.length > 0 && table.every(row => row.length === first.length)
  const isNumeric = isGrid || table.every(isAllNumbers)
  return isTable && isNumeric && table.length * first.length > 1 ? table : null
}

function isAllNumbers(cells: readonly string[] = []): boolean {
  return cells.length > 0 && cells.every(cell => NUMBER.test(cell))
}

function isTitle(cell: string | undefined): boolean {
  return cell !== undefined && !NUMBER.test(cell)
}

function chooseSeparator(lines: readonly string[], wanted: number): RegExp | string {
  if (lines.some(line => line.includes('\t'))) return '\t'
  if (lines.some(line => line.includes(';'))) return ';'
  const isDecimal = lines.every(line => WITH_COMMA.test(line) || NUMBER.test(line))
  const commas = lines.map(line => line.split(',').length)
  if (isDecimal && (wanted === 1 || commas.some(count => count !== wanted))) return NEVER
  if (lines.some(line => line.includes(','))) return ','
  return / +/
}

/** Parts nothing. */
const NEVER = /(?!)/

/** Without blanks and quotes, with a decimal point. */
function cleanCell(cell: string): string {
  const bare = cell
    .trim()
    .replace(/^"(.*)"$/, '$1')
    .trim()
  return WITH_COMMA.test(bare) ? bare.replace(',', '.') : bare
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

const PLAIN_LIST = /^\s*\[([^[\]]*)\]\s*$/

/** The cells of a list as it was typed, `[1, 2*K, 3]`; null where the text is no plain list. */
export function splitList(text: string): string[] | null {
  const [, inside] = PLAIN_LIST.exec(partItems(text)) ?? []
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
  const [, inside] = PLAIN_LIST.exec(partItems(text)) ?? []
  if (inside === undefined) return null
  const rows = inside.split(';').map(row => splitList(`[${row}]`) ?? [])
  const [first] = rows
  return first && rows.every(row => row.length === first.length) ? rows : null
}

export function joinMatrix(rows: readonly (readonly string[])[]): string {
  return `[${rows.map(row => row.join(', ')).join('; ')}]`
}
