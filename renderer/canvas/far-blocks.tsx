/**
 * Blocks that are seen from far, as empty elements of our own that can be pressed and have their names. React Flow, which with
 * every edit would ask each of a thousand, knows only those that are drawn in full.
 */
import { memo } from 'react'
import type { BlockFlowNode } from './flow-types.ts'

/** Of Tab, as React Flow makes of a block that is drawn in full. */
const STOP = { role: 'group', tabIndex: 0 } as const

interface FarTileProps {
  readonly nodes: readonly BlockFlowNode[]
  /** Names of those that React Flow draws, a line each: a text is the same one for the same names. */
  readonly inFull: string
}

export const FarTile = memo(function FarTile({ nodes, inFull }: FarTileProps) {
  const elsewhere = new Set(inFull.split('\n'))
  return nodes.map(node => !elsewhere.has(node.id) && <FarBlock key={node.id} node={node} />)
})

const FarBlock = memo(function FarBlock({ node }: { readonly node: BlockFlowNode }) {
  const { id, position, width, height, selected, ariaLabel, domAttributes } = node
  const named = { 'aria-label': ariaLabel, ...domAttributes }
  return (
    <div
      className={`react-flow__node far-block nopan ${selected ? 'selected' : ''}`}
      style={{ transform: `translate(${position.x}px,${position.y}px)`, width, height }}
      data-id={id}
      {...STOP}
      {...named}
    />
  )
})
