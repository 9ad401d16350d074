import type { NodeProps } from '@xyflow/react'
import { memo } from 'react'
import { BlockName } from './block-name.tsx'
import { BlockSymbol } from './block-symbol.tsx'
import { useCanvasState } from './canvas-state.ts'
import type { BlockFlowNode } from './flow-types.ts'
import { PortHandle } from './port-handle.tsx'

export const BlockNode = memo(function BlockNode({
  data: { block, problem },
  selected,
}: NodeProps<BlockFlowNode>) {
  const { name, inputs, outputs, inputTitles, outputTitles, openInputs } = block
  const isRevealed = useCanvasState(state => state.revealed === name)
  const mark = problem ? (problem.isError ? 'has-error' : 'has-warning') : ''
  const { commented } = block.instance
  const comment = commented === undefined ? '' : `is-commented is-commented-${commented}`
  return (
    <div className={`block ${mark} ${comment} ${isRevealed ? 'is-revealed' : ''}`}>
      <BlockSymbol block={block} />
      {inputs.map(anchor => (
        <PortHandle
          key={anchor.name}
          block={name}
          anchor={anchor}
          side="input"
          title={inputTitles[anchor.name] ?? ''}
          isOpen={openInputs.includes(anchor.name)}
          isOfSelected={selected}
        />
      ))}
      {outputs.map(anchor => (
        <PortHandle
          key={anchor.name}
          block={name}
          anchor={anchor}
          side="output"
          title={outputTitles[anchor.name] ?? ''}
          isOpen={false}
          isOfSelected={selected}
        />
      ))}
      <BlockName name={name} side={block.nameSide} />
    </div>
  )
})
