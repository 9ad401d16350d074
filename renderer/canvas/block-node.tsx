import type { NodeProps } from '@xyflow/react'
import { type MouseEvent, memo, useContext } from 'react'
import type { DrawnBlock } from '../kernels/diagram.ts'
import { BlockName } from './block-name.tsx'
import { BlockSymbol } from './block-symbol.tsx'
import { useCanvasState } from './canvas-state.ts'
import type { BlockFlowNode } from './flow-types.ts'
import { PanelControl } from './panel-control.tsx'
import { PlainDrawing } from './plain-drawing.ts'
import { PortHandle } from './port-handle.tsx'
import { TimingBadge } from './timing-badge.tsx'
import { useBlockColor } from './timing-marks.ts'

export const BlockNode = memo(function BlockNode({
  data: { block, problem, isInFull },
  selected,
}: NodeProps<BlockFlowNode>) {
  const isFar = useContext(PlainDrawing)
  const isRevealed = useCanvasState(state => state.revealed === block.name)
  const { commented } = block.instance
  const marks = [
    problem && (problem.isError ? 'has-error' : 'has-warning'),
    commented && `is-commented is-commented-${commented}`,
    isRevealed && 'is-revealed',
  ]
  const className = marks.filter(Boolean).join(' ')
  return (
    <div
      className={isFar ? `block-frame is-far ${isInFull ? 'is-in-full' : ''}` : 'block-frame'}
      {...OF_PORTS}
    >
      <FullBlock block={block} className={className} isSelected={selected} />
    </div>
  )
})

/** A click on a port is about a wire. One of the keyboard selects the block, so that Tab goes on at its other ports. */
const OF_PORTS = {
  onClick: (event: MouseEvent): void => {
    const isOnPort = event.target instanceof Element && event.target.closest('.port') !== null
    if (isOnPort && event.detail > 0) event.stopPropagation()
  },
}

interface FullBlockProps {
  readonly block: DrawnBlock
  readonly className: string
  readonly isSelected: boolean
}

function FullBlock({ block, className, isSelected }: FullBlockProps) {
  const { name, inputs, outputs, inputTitles, outputTitles, openInputs, openOutputs } = block
  const color = useBlockColor(name)
  return (
    <div className={`block ${className} ${color}`}>
      <BlockSymbol block={block} />
      <TimingBadge block={name} isOverName={block.nameSide === 'top'} />
      {block.look.panel && <PanelControl block={block} panel={block.look.panel} />}
      {inputs.map(anchor => (
        <PortHandle
          key={anchor.name}
          block={name}
          anchor={anchor}
          side="input"
          title={inputTitles[anchor.name] ?? ''}
          isOpen={openInputs.includes(anchor.name)}
          isOfSelected={isSelected}
        />
      ))}
      {outputs.map(anchor => (
        <PortHandle
          key={anchor.name}
          block={name}
          anchor={anchor}
          side="output"
          title={outputTitles[anchor.name] ?? ''}
          isOpen={openOutputs.includes(anchor.name)}
          isOfSelected={isSelected}
        />
      ))}
      <BlockName name={name} side={block.nameSide} />
    </div>
  )
}
