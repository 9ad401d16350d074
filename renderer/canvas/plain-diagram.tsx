/**
 * A diagram that is seen from far, in a few lines for all of it: blocks as outlines, wires without corners, dots and
 * arrows. The blocks' own elements stand over it, empty, so that they can be pressed and are known by their names.
 */
import { ViewportPortal } from '@xyflow/react'
import { memo } from 'react'
import { outlineBlock } from '../kernels/outline-block.ts'
import type { WireDrawing } from '../kernels/wiring.ts'
import { useCanvasState } from './canvas-state.ts'
import type { BlockFlowNode, WireFlowEdge } from './flow-types.ts'
import { useTimingMarks } from './timing-marks.ts'

interface PlainDiagramProps {
  readonly nodes: readonly BlockFlowNode[]
  readonly edges: readonly WireFlowEdge[]
}

export const PlainDiagram = memo(function PlainDiagram({ nodes, edges }: PlainDiagramProps) {
  const carried = useCanvasState(state => state.carried)
  const { blockColors, wireColors } = useTimingMarks()
  const settled = edges.filter(({ id }) => !carried.has(id))
  return (
    <ViewportPortal>
      <svg className="plain-diagram" aria-hidden="true">
        {[
          ...drawGroups(
            settled.filter(({ selected }) => !selected),
            ({ data }) => wireColors.get(data?.net ?? '') ?? '',
            ({ data }) => (data ? drawOnce(data.drawing, drawLine) : ''),
          ),
        ].map(([color, d]) => (
          <PlainPath key={color} className={`plain-wire ${color}`} d={d} />
        ))}
        <PlainPath
          className="plain-wire is-selected"
          d={drawWires(settled.filter(({ selected }) => selected))}
        />
        <PlainPath className="plain-wire" d={[...carried.values()].map(drawLine).join('')} />
        {[
          ...drawGroups(
            nodes,
            node => `${lookOf(node)} ${blockColors.get(node.id) ?? ''}`,
            node => drawOnce(node, ({ data, position }) => outlineBlock(data.block, position)),
          ),
        ].map(([look, d]) => (
          <PlainPath key={look} className={`plain-block ${look}`} d={d} />
        ))}
      </svg>
    </ViewportPortal>
  )
})

const PlainPath = memo(function PlainPath({
  className,
  d,
}: {
  readonly className: string
  readonly d: string
}) {
  return <path className={className} d={d} />
})

function drawWires(edges: readonly WireFlowEdge[]): string {
  return edges.map(({ data }) => (data ? drawOnce(data.drawing, drawLine) : '')).join('')
}

function drawLine({ points }: Pick<WireDrawing, 'points'>): string {
  return points.map(({ x, y }, i) => `${i === 0 ? 'M' : 'L'}${x} ${y}`).join('')
}

function lookOf({ data: { block, problem } }: BlockFlowNode): string {
  return [
    block.look.shape === 'bar' || block.look.shape === 'triangle' ? 'is-solid' : '',
    problem ? (problem.isError ? 'has-error' : 'has-warning') : '',
    block.instance.commented ? 'is-commented' : '',
  ].join(' ')
}

/** By wire and by block, which are new ones when they change: of a thousand an edit changes a few. */
const drawn = new WeakMap<object, string>()

function drawOnce<T extends object>(item: T, draw: (item: T) => string): string {
  const known = drawn.get(item)
  if (known !== undefined) return known
  const line = draw(item)
  drawn.set(item, line)
  return line
}

/** All that look alike, as one line. */
function drawGroups<T>(
  items: readonly T[],
  lookOf: (item: T) => string,
  draw: (item: T) => string,
): ReadonlyMap<string, string> {
  const groups = new Map<string, string>()
  for (const item of items) {
    const look = lookOf(item)
    groups.set(look, (groups.get(look) ?? '') + draw(item))
  }
  return groups
}
