import { type DataTable, defineBlock, type FileValue, file, type ParameterFault, text } from '../../sdk.ts'
import { count } from '../instants.ts'
import { followPoints, POINT_PARAMETERS } from '../points-over-time.ts'

export const fromFile = defineBlock({
  id: 'sources/from-file',
  name: 'From File',
  summary: "Plays signals over time from a CSV file in the project's folder.",
  equation: 'y(t_i) = y_i,\\quad (t_i, y_i)\\ \\text{from a file}',
  keywords: ['CSV', 'data', 'import', 'measured', 'record', 'replay', 'table', 'playback'],
  example:
    'With `speed.csv` beside the project, whose first row is `time, speed`, the file is `speed.csv` and the columns are `speed`: the measured speed drives the model.',
  parameters: {
    file: file('File', 'data.csv', 'read', {
      description: "A CSV file in the project's folder or below it; no other file is read.",
    }),
    time: text('Time column', '1', {
      description: 'Its name in the first row, or its number from 1; the times must increase.',
    }),
    columns: text('Columns', '', {
      description: 'Names or numbers of the columns to give, such as `speed, 3`; empty for all but the time.',
    }),
    ...POINT_PARAMETERS,
  },
  outputs: { y: 'The signals, one element for each column' },
  look: ({ file: path }) => ({ shape: 'rectangle', label: path, size: [100, 40] }),
  check: ({ file: value, time, columns }) => {
    if (!value.table) return []
    const { table } = value
    const { faults, at } = findColumn(table, time.trim(), 'time')
    if (at === null) return faults
    const wanted = listNames(columns).map(name => findColumn(table, name, 'columns'))
    return [
      ...wanted.flatMap(({ faults: found }) => found),
      ...checkTimes(value, at),
      ...(table.columns.length < 2
        ? [
            {
              parameter: 'file',
              message: `${value.path} has one column only.`,
              hint: 'Give it a column of times and at least one of values.',
            },
          ]
        : []),
    ]
  },
  behaviour: ({ p, t, table }) => {
    const data = p.file.table
    if (!data) return { outputs: { y: table('nothing', [0]) } }
    const time = findColumn(data, p.time.trim(), 'time').at ?? 0
    const chosen = listNames(p.columns).flatMap(name => findColumn(data, name, 'columns').at ?? [])
    const others = data.columns.flatMap((_, i) => (i === time ? [] : [i]))
    const times = data.columns[time] ?? []
    const { method, ends } = p
    const { y, ...breaks } = followPoints(t, {
      times: table('times', times),
      values: (chosen.length > 0 ? chosen : others).map(i => table(`column ${i}`, data.columns[i] ?? [])),
      numbers: table('numbers', count(times.length)),
      method,
      ends,
    })
    return { outputs: { y }, ...breaks }
  },
})

function listNames(columns: string): string[] {
  return columns
    .split(',')
    .map(name => name.trim())
    .filter(name => name !== '')
}

/** A name of the first row goes before a number. */
function findColumn(
  { names, columns }: DataTable,
  name: string,
  parameter: string,
): { readonly at: number | null; readonly faults: readonly ParameterFault[] } {
  const named = names?.indexOf(name) ?? -1
  if (named >= 0) return { at: named, faults: [] }
  const number = Number(name)
  if (Number.isInteger(number) && number >= 1 && number <= columns.length)
    return { at: number - 1, faults: [] }
  const known = names
    ? `Its columns are ${names.slice(0, 12).join(', ')}.`
    : `It has ${columns.length} columns.`
  return {
    at: null,
    faults: [
      {
        parameter,
        message: `The file has no column "${name}".`,
        hint: `${known} Write a name, or a number from 1.`,
      },
    ],
  }
}

function checkTimes({ path, table }: FileValue, at: number): ParameterFault[] {
  const times = table?.columns[at] ?? []
  if (times.length < 2)
    return [
      {
        parameter: 'file',
        message: `${path} has one row only.`,
        hint: 'Give it at least two points of time.',
      },
    ]
  const wrong = times.findIndex((time, i) => i > 0 && !(time > (times[i - 1] ?? Number.NaN)))
  if (wrong === -1) return []
  return [
    {
      parameter: 'file',
      message: `${path}, line ${table?.lineOf(wrong)}, column ${at + 1}: the time ${times[wrong]} does not exceed the one before it, ${times[wrong - 1]}.`,
      hint: 'Sort the rows by time, and give each instant once.',
    },
  ]
}
