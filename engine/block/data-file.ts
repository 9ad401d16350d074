/**
 * Files of numbers that blocks read, as CSV: columns with or without names, apart by commas, semicolons, tabs or spaces;
 * with semicolons or tabs the decimal mark may be a comma. Who reads the file is no matter of the engine: it is given texts.
 */

/** What came of reading a file: its text, or why there is none. */
export type DataFile = { readonly text: string } | { readonly fault: string; readonly hint?: string }

/** By path, as it stands in the project. */
export type DataFiles = ReadonlyMap<string, DataFile>

export interface DataTable {
  /** Another number, another table. */
  readonly id: number
  /** Of the columns; null where the file names none. */
  readonly names: readonly string[] | null
  readonly columns: readonly (readonly number[])[]
  /** Line of the file in which a row stands, from 1. */
  readonly lineOf: (row: number) => number
}

export interface DataFault {
  readonly problem: string
  readonly hint: string
}

const READABLE = ['.csv', '.tsv', '.txt']
const WRITABLE = ['.csv']
/** Numbers in one table; four times as much memory could not be had. */
const MOST_NUMBERS = 2 ** 25

/**
 * Why a path that stands in a project is not followed, or null where it may be. A project can come from anybody: it
 * reaches the files beside it and below, and those of one kind.
 */
export function findPathFault(path: string, use: 'read' | 'write'): DataFault | null {
  const endings = use === 'read' ? READABLE : WRITABLE
  if (path.trim() === '')
    return {
      problem: 'No file is named.',
      hint: "Write the name of a CSV file in the project's folder, such as data.csv.",
    }
  const parts = path.split('/')
  const isOutside = parts.some(part => part === '' || part === '..') || /^[A-Za-z]:|[\\\p{Cc}]/u.test(path)
  if (isOutside)
    return {
      problem: `"${path}" is not in the project's folder, and a project uses no other files.`,
      hint: 'Put the file beside the project and write its name, such as data.csv or measured/data.csv.',
    }
  if (!endings.some(ending => path.toLowerCase().endsWith(ending)))
    return {
      problem: `"${path}" does not say by its ending that it is a table.`,
      hint: `Its name should end in ${endings.join(', ')}.`,
    }
  return null
}

const known = new WeakMap<DataFile, DataTable | DataFault>()
let tables = 0

/** Read once, however often it is asked for. */
export function readDataTable(path: string, file: DataFile): DataTable | DataFault {
  const found = known.get(file)
  if (found) return found
  const table = 'text' in file ? parseTable(path, file.text) : describeMissing(path, file)
  known.set(file, table)
  return table
}

function describeMissing(path: string, { fault, hint }: Extract<DataFile, { fault: string }>): DataFault {
  return { problem: `${path}: ${fault}`, hint: hint ?? "Look for it in the project's folder." }
}

type Separator = ',' | ';' | '\t' | ' '

function parseTable(path: string, text: string): DataTable | DataFault {
  const lines = text.replace(/^\uFEFF/, '').split(/\r\n|\n|\r/)
  const numbered = lines.flatMap((line, i) =>
    line.trim() === '' || line.trimStart().startsWith('#') ? [] : [{ line, number: i + 1 }],
  )
  const [first] = numbered
  if (!first) return { problem: `${path} is empty.`, hint: 'Give it rows of numbers, the time first.' }
  const separator = findSeparator(first.line)
  const head = splitCells(first.line, separator)
  const hasNames = head.some(cell => readNumber(cell, separator) === null)
  const rows = hasNames ? numbered.slice(1) : numbered
  if (rows.length * head.length > MOST_NUMBERS)
    return {
      problem: `${path} has ${rows.length} rows of ${head.length} numbers, which is too much.`,
      hint: `Keep fewer rows, or only the columns that you need; there may be ${MOST_NUMBERS} numbers.`,
    }
  if (rows.length === 0)
    return { problem: `${path} has names, but no numbers.`, hint: 'Add rows of numbers.' }
  const columns = head.map(() => new Array<number>(rows.length))
  for (const [row, { line, number }] of rows.entries()) {
    const cells = splitCells(line, separator)
    if (cells.length !== head.length)
      return {
        problem: `${path}, line ${number}: ${countCells(cells.length)} where the first row has ${head.length}.`,
        hint: 'Give every row a number for each column.',
      }
    for (const [column, cell] of cells.entries()) {
      const value = readNumber(cell, separator)
      const into = columns[column]
      if (value === null || !into)
        return {
          problem: `${path}, line ${number}, column ${column + 1}: ${cell === '' ? 'there is nothing' : `"${cell.slice(0, 40)}" is not a number`}.`,
          hint: 'Write a number there, or take the row out.',
        }
      into[row] = value
    }
  }
  tables += 1
  return {
    id: tables,
    names: hasNames ? head : null,
    columns,
    lineOf: row => rows[row]?.number ?? 0,
  }
}

function countCells(count: number): string {
  return count === 1 ? 'there is one value' : `there are ${count} values`
}

/** The first of those that occur; a file may have one column only. */
function findSeparator(line: string): Separator {
  for (const separator of ['\t', ';', ','] as const) if (line.includes(separator)) return separator
  return ' '
}

/** Cells may stand in quotes, with a quote in them doubled (RFC 4180). */
function splitCells(line: string, separator: Separator): string[] {
  if (!line.includes('"')) {
    const cells = separator === ' ' ? line.trim().split(/ +/) : line.split(separator)
    return cells.map(cell => cell.trim())
  }
  const cells: string[] = []
  let cell = ''
  let isQuoted = false
  for (let i = 0; i < line.length; i += 1) {
    const letter = line[i] ?? ''
    if (letter === '"' && isQuoted && line[i + 1] === '"') {
      cell += letter
      i += 1
    } else if (letter === '"') isQuoted = !isQuoted
    else if (letter === separator && !isQuoted) {
      cells.push(cell.trim())
      cell = ''
    } else cell += letter
  }
  return [...cells, cell.trim()]
}

const NUMBER = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i

function readNumber(cell: string, separator: Separator): number | null {
  const text = separator === ',' ? cell : cell.replace(',', '.')
  if (!NUMBER.test(text)) return null
  const value = Number(text)
  return Number.isFinite(value) ? value : null
}
