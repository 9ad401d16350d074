import type { Schematic, SchematicBlock } from '../kernels/schematic.ts'

/** Larger than on the canvas: the picture is small. */
const DOT_RADIUS = 4

export function SchematicPicture({ schematic }: { readonly schematic: Schematic }) {
  const { blocks, wires, dots, frame } = schematic
  return (
    <svg
      className="schematic"
      viewBox={`${frame.x} ${frame.y} ${frame.width} ${frame.height}`}
      preserveAspectRatio="xMidYMid meet"
      aria-hidden="true"
    >
      {wires.map(path => (
        <path key={path} d={path} />
      ))}
      {dots.map(({ x, y }) => (
        <circle key={`${x} ${y}`} className="schematic-dot" cx={x} cy={y} r={DOT_RADIUS} />
      ))}
      {blocks.map(block => (
        <BlockOutline key={`${block.x},${block.y}`} block={block} />
      ))}
    </svg>
  )
}

function BlockOutline({ block }: { readonly block: SchematicBlock }) {
  const { x, y, width, height, shape, direction } = block
  const middle = { x: x + width / 2, y: y + height / 2 }
  switch (shape) {
    case 'circle':
      return <circle cx={middle.x} cy={middle.y} r={Math.min(width, height) / 2} />
    case 'triangle': {
      const isLying = direction % 180 === 90
      const [long, wide] = isLying ? [height / 2, width / 2] : [width / 2, height / 2]
      const points = `${-long},${-wide} ${long},0 ${-long},${wide}`
      return <polygon points={points} transform={`translate(${middle.x} ${middle.y}) rotate(${direction})`} />
    }
    case 'bar':
      return <rect className="solid" x={x} y={y} width={width} height={height} rx={2} />
    case 'pill':
      return <rect x={x} y={y} width={width} height={height} rx={height / 2} />
    case 'rectangle':
      return <rect x={x} y={y} width={width} height={height} rx={4} />
  }
}
