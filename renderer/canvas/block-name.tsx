/** The name under a block, and the field in its place while it is renamed. */
import { findRenameFault, renameBlock } from '../../engine/index.ts'
import type { DrawnBlock } from '../kernels/diagram.ts'
import { blockFacts } from '../stores/block-facts.ts'
import { useDocument } from '../stores/document-store.ts'
import { changeCanvas, useCanvasState } from './canvas-state.ts'
import { NameField } from './name-field.tsx'
import { shownModelKey } from './shown-model.ts'
import { useFocusBefore } from './use-focus-before.ts'

interface BlockNameProps {
  readonly name: string
  readonly side: DrawnBlock['nameSide']
}

export function BlockName({ name, side }: BlockNameProps) {
  const isRenaming = useCanvasState(state => state.renaming === name)
  if (isRenaming) return <RenamedBlock name={name} side={side} />
  return (
    <div className={`block-name block-name-${side}`} aria-hidden="true" data-block-name={name}>
      {name}
    </div>
  )
}

function RenamedBlock({ name, side }: BlockNameProps) {
  const giveBack = useFocusBefore()
  return (
    <div className={`block-name block-name-${side} block-name-edited nodrag nopan`}>
      <NameField
        label={`Name of block ${name}`}
        name={name}
        leastSize={6}
        findFault={next => findRenameFault(useDocument.getState().project, shownModelKey(), name, next)}
        onEnd={next => {
          changeCanvas({ renaming: null })
          if (next !== null) applyRename(name, next)
        }}
        // Under its new name it is another element, which the canvas gives the keyboard to.
        onKeyEnd={next => next === null && giveBack()}
      />
    </div>
  )
}

function applyRename(from: string, to: string): void {
  const key = shownModelKey()
  useDocument.getState().edit(`rename ${from}`, project => renameBlock(project, key, from, to, blockFacts))
}
