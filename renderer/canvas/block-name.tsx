/** The name under a block, and the field in its place while it is renamed. */
import { type KeyboardEvent, useState } from 'react'
import { findRenameFault, renameBlock } from '../../engine/index.ts'
import type { DrawnBlock } from '../kernels/diagram.ts'
import { blockFacts } from '../stores/block-facts.ts'
import { useDocument } from '../stores/document-store.ts'
import { changeCanvas, useCanvasState } from './canvas-state.ts'
import { focusAndSelect } from './focus-and-select.ts'
import { selectBlocks } from './selection.ts'
import { shownModelKey } from './shown-model.ts'

interface BlockNameProps {
  readonly name: string
  readonly side: DrawnBlock['nameSide']
}

export function BlockName({ name, side }: BlockNameProps) {
  const isRenaming = useCanvasState(state => state.renaming === name)
  if (isRenaming) return <NameField name={name} side={side} />
  return (
    <div className={`block-name block-name-${side}`} aria-hidden="true" data-block-name={name}>
      {name}
    </div>
  )
}

function NameField({ name, side }: BlockNameProps) {
  const [text, setText] = useState(name)
  const trimmed = text.trim()
  const fault = findRenameFault(useDocument.getState().project, shownModelKey(), name, trimmed)
  const finish = (isKept: boolean) => {
    changeCanvas({ renaming: null })
    if (isKept && fault === null && trimmed !== name) applyRename(name, trimmed)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    event.stopPropagation()
    if (event.key === 'Escape') finish(false)
    if (event.key === 'Enter' && fault === null) finish(true)
  }
  return (
    <div className={`block-name block-name-${side} block-name-edited nodrag nopan`}>
      <input
        className="block-name-field"
        aria-label={`Name of block ${name}`}
        aria-invalid={fault !== null}
        value={text}
        size={Math.max(6, text.length)}
        spellCheck={false}
        ref={focusAndSelect}
        onChange={event => setText(event.target.value)}
        onKeyDown={onKeyDown}
        onBlur={() => finish(true)}
      />
      {fault !== null && (
        <div className="block-name-fault" role="alert">
          {fault}
        </div>
      )}
    </div>
  )
}

function applyRename(from: string, to: string): void {
  const key = shownModelKey()
  useDocument.getState().edit('rename', project => renameBlock(project, key, from, to, blockFacts))
  selectBlocks([to])
}
