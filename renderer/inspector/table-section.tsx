import {
  type BlockType,
  type EvaluatedParameter,
  evaluateText,
  type Scope,
  type TableLayout,
} from '../../engine/index.ts'
import { type Cells, insertRow, setCell } from '../kernels/cell-table.ts'
import type { CurveKind } from '../kernels/curve-points.ts'
import { readPlainNumber } from '../kernels/number-step.ts'
import { numbersOf } from '../kernels/numbers-of.ts'
import { joinList, joinMatrix } from '../kernels/read-cells.ts'
import { writeNumber } from '../kernels/slider-range.ts'
import { countColumns, readTableTexts, type Texts, writeTableTexts } from '../kernels/table-texts.ts'
import { useDocument } from '../stores/document-store.ts'
import { CellTable } from './cell-table.tsx'
import { CurvePlot, type PlottedCurve } from './curve-plot.tsx'
import { HeatMap } from './heat-map.tsx'

interface TableSectionProps {
  readonly type: BlockType
  readonly layout: TableLayout
  /** All parameters as typed, defaults filled in. */
  readonly texts: Texts
  readonly results: Readonly<Record<string, EvaluatedParameter>>
  readonly scope: Scope
  readonly onSet: (texts: Texts, merge?: string) => void
}

/** Parameters that are one table: a picture of it, and its cells. */
export function TableSection({ type, layout, texts, results, scope, onSet }: TableSectionProps) {
  const cells = readTableTexts(layout, texts)
  const titleOf = (parameter: string): string => type.parameters[parameter]?.label ?? parameter
  const numberOf = (text: string): number => {
    const plain = readPlainNumber(text)
    if (plain !== null) return plain
    const found = evaluateText(text, scope)
    return 'value' in found && found.value.length === 1 ? (found.value[0] ?? Number.NaN) : Number.NaN
  }
  const set = (next: Cells, merge?: string) => onSet(writeTableTexts(layout, texts, next), merge)
  const write = () => onSet(writeOut(layout, results))
  const shared = { cells, titleOf, numberOf, set }
  return (
    <section className="table-section" aria-label="Table">
      {layout.kind === 'grid' ? (
        <GridTable {...shared} layout={layout} results={results} />
      ) : (
        <ColumnTable {...shared} layout={layout} texts={texts} results={results} />
      )}
      {!cells && (
        <p className="panel-empty">
          Numbers come from expressions.{' '}
          <button type="button" className="link-button" onClick={write}>
            Write them out
          </button>{' '}
          to change them one by one.
        </p>
      )}
    </section>
  )
}

interface PartProps<Kind extends TableLayout['kind']> {
  readonly layout: Extract<TableLayout, { kind: Kind }>
  readonly cells: Cells | null
  readonly results: Readonly<Record<string, EvaluatedParameter>>
  readonly titleOf: (parameter: string) => string
  readonly numberOf: (text: string) => number
  readonly set: (cells: Cells, merge?: string) => void
}

function GridTable({ layout, cells, results, titleOf, numberOf, set }: PartProps<'grid'>) {
  const titles = [layout.rows, layout.columns, layout.values].map(titleOf)
  const columns = numbersOf(results[layout.columns]).length
  const evaluated = numbersOf(results[layout.values])
  const rows = columns > 0 ? evaluated.length / columns : 0
  const values = cells
    ? cells.slice(1).map(line => line.slice(1).map(numberOf))
    : Array.from({ length: rows }, (_, row) =>
        Array.from({ length: columns }, (_, column) => evaluated[column * rows + row] ?? Number.NaN),
      )
  return (
    <>
      <HeatMap label="Heat map of the table" values={values} />
      {cells && (
        <CellTable label="Table" kind="grid" titles={titles} cells={cells} numberOf={numberOf} onSet={set} />
      )}
    </>
  )
}

function ColumnTable(props: PartProps<'columns'> & { readonly texts: Texts }) {
  const { layout, cells, texts, results, titleOf, numberOf, set } = props
  const titles = layout.ys.flatMap(y => {
    const count = countColumns(texts[y] ?? '')
    return count === 1 ? [titleOf(y)] : Array.from({ length: count }, (_, i) => `${titleOf(y)} ${i + 1}`)
  })
  const method = layout.method === undefined ? undefined : texts[layout.method]
  const kind: CurveKind = method === 'previous' || method === 'nearest' ? method : 'linear'
  const numbers = cells?.map(line => line.map(numberOf))
  const xs = numbers ? numbers.map(line => line[0] ?? Number.NaN) : numbersOf(results[layout.x])
  const slopes = results.$slopes ? numbersOf(results.$slopes) : null
  const curves = titles.map(
    (title, i): PlottedCurve => ({
      title,
      ys: numbers
        ? numbers.map(line => line[i + 1] ?? Number.NaN)
        : numbersOf(results[layout.ys[i] ?? '']).slice(0, xs.length),
      slopes: titles.length === 1 ? slopes : null,
    }),
  )
  const isPlain = cells?.flat().every(text => readPlainNumber(text) !== null) ?? false
  return (
    <>
      <CurvePlot
        label="Curve of the table"
        xs={xs}
        curves={curves}
        kind={kind}
        onMove={
          cells && isPlain
            ? (point, curve, x, y, merge) =>
                set(setCell(setCell(cells, point, 0, x), point, curve + 1, y), merge)
            : undefined
        }
        onMoved={() => useDocument.getState().settle()}
        onInsert={
          cells && isPlain
            ? x => {
                if (!xs.includes(x)) set(insertRow(cells, xs, x, valuesAt(x, xs, curves)))
              }
            : undefined
        }
      />
      {cells && (
        <CellTable
          label="Table"
          kind="columns"
          titles={[titleOf(layout.x), ...titles]}
          cells={cells}
          numberOf={numberOf}
          onSet={set}
        />
      )}
    </>
  )
}

/** On the line between the neighbours. */
function valuesAt(x: number, xs: readonly number[], curves: readonly PlottedCurve[]): string[] {
  const after = xs.findIndex(point => point > x)
  const [left, right] = after === -1 ? [xs.length - 1, xs.length - 1] : [Math.max(after - 1, 0), after]
  const [from = 0, to = 0] = [xs[left], xs[right]]
  const part = to > from ? Math.max((x - from) / (to - from), 0) : 0
  return curves.map(({ ys }) => {
    const [below = 0, above = 0] = [ys[left], ys[right]]
    return writeNumber(Number((below + part * (above - below)).toPrecision(4)))
  })
}

/** Lists and matrices of the numbers that expressions come to. */
function writeOut(layout: TableLayout, results: Readonly<Record<string, EvaluatedParameter>>): Texts {
  const names =
    layout.kind === 'grid' ? [layout.rows, layout.columns, layout.values] : [layout.x, ...layout.ys]
  return Object.fromEntries(
    names.flatMap(name => {
      const result = results[name]
      const texts = numbersOf(result).map(writeNumber)
      if (texts.length === 0) return []
      const value = result && 'value' in result ? result.value : undefined
      const columns = typeof value === 'object' && 'columns' in value ? value.columns : texts.length
      const rows = texts.length / columns
      if (rows === 1 || columns === texts.length) return [[name, joinList(texts)]]
      const lines = Array.from({ length: rows }, (_, row) =>
        Array.from({ length: columns }, (_, column) => texts[column * rows + row] ?? '0'),
      )
      return [[name, joinMatrix(lines)]]
    }),
  )
}
