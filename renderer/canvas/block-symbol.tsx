/** The textbook shape of a block and what stands in it. Shapes turn with the block; text stays upright. */
import { turnPoint } from '../kernels/block-shape.ts'
import type { DrawnBlock } from '../kernels/diagram.ts'
import type { Point } from '../kernels/geometry.ts'
import { placeLabel } from '../kernels/place-label.ts'
import { BlockFormula } from './block-formula.tsx'
import { DisplayValue } from './display-value.tsx'
import { PanelSymbol } from './panel-symbol.tsx'
import { PortMarks } from './port-marks.tsx'
import { ScopeTrace } from './scope-trace.tsx'
import { XyTrace } from './xy-trace.tsx'

export function BlockSymbol({ block }: { readonly block: DrawnBlock }) {
  const { look, type, width, height } = block
  return (
    <>
      <svg className="block-symbol" width={width} height={height} aria-hidden="true">
        <Outline block={block} />
        {look.panel ? <PanelSymbol block={block} panel={look.panel} /> : <Inside block={block} />}
        <PortMarks block={block} />
      </svg>
      {look.formula !== undefined && <BlockFormula formula={look.formula} />}
      {type?.role === 'display' && !look.panel && <DisplayValue name={block.name} />}
    </>
  )
}

function Inside({ block }: { readonly block: DrawnBlock }) {
  const { look, type } = block
  return (
    <>
      <Picture block={block} />
      {type?.role !== 'display' && look.label !== undefined && <Label block={block} text={look.label} />}
    </>
  )
}

function Picture({ block }: { readonly block: DrawnBlock }) {
  if (block.type?.role === 'scope') return <ScopeTrace block={block} />
  if (block.type?.role === 'xy-graph') return <XyTrace block={block} />
  return block.look.curve ? <Curve block={block} /> : null
}

function Outline({ block }: { readonly block: DrawnBlock }) {
  const { look, width, height } = block
  switch (look.shape) {
    case 'circle':
      return <circle className="block-outline" cx={width / 2} cy={height / 2} r={width / 2} />
    case 'triangle': {
      const size = sizeBeforeTurn(block)
      const corners = [
        { x: 0, y: 0 },
        { x: size[0], y: size[1] / 2 },
        { x: 0, y: size[1] },
      ].map(corner => turnPoint(corner, size, block.rotation, block.flipped))
      return <polygon className="block-outline" points={corners.map(({ x, y }) => `${x},${y}`).join(' ')} />
    }
    case 'bar':
      return (
        <>
          <rect className="block-outline" width={width} height={height} rx={3} />
          <Bar width={width} height={height} />
        </>
      )
    case 'pill':
      return <rect className="block-outline" width={width} height={height} rx={Math.min(width, height) / 2} />
    case 'rectangle':
      return <rect className="block-outline" width={width} height={height} rx={3} />
  }
}

const BAR = 6

/** The thick line of a Mux, along the longer side. */
function Bar({ width, height }: { readonly width: number; readonly height: number }) {
  const isUpright = height >= width
  const [x, y] = isUpright ? [(width - BAR) / 2, BAR] : [BAR, (height - BAR) / 2]
  return <rect className="block-bar" x={x} y={y} width={width - 2 * x} height={height - 2 * y} rx={1} />
}

function Label({ block, text }: { readonly block: DrawnBlock; readonly text: string }) {
  const placed = placeLabel(text, block)
  const isTriangle = block.look.shape === 'triangle'
  const at = isTriangle ? centreOfTriangle(block) : { x: placed.x, y: block.height / 2 }
  return (
    <text className="block-label" x={at.x} y={at.y} fontSize={placed.size}>
      {placed.text}
    </text>
  )
}

function centreOfTriangle(block: DrawnBlock): Point {
  const [width, height] = sizeBeforeTurn(block)
  return turnPoint({ x: width * 0.36, y: height / 2 }, [width, height], block.rotation, block.flipped)
}

function sizeBeforeTurn({ width, height, rotation }: DrawnBlock): readonly [number, number] {
  return rotation === 90 || rotation === 270 ? [height, width] : [width, height]
}

const MARGIN = 5

function Curve({ block }: { readonly block: DrawnBlock }) {
  const { look, width, height } = block
  const place = ([x, y]: readonly [number, number]): string =>
    `${MARGIN + x * (width - 2 * MARGIN)},${height - MARGIN - y * (height - 2 * MARGIN)}`
  const axes = look.axes
  return (
    <>
      {axes && (
        <>
          <polyline className="block-axis" points={[place([0, axes[1]]), place([1, axes[1]])].join(' ')} />
          <polyline className="block-axis" points={[place([axes[0], 0]), place([axes[0], 1])].join(' ')} />
        </>
      )}
      <polyline className="block-curve" points={(look.curve ?? []).map(place).join(' ')} />
    </>
  )
}
