/** The field in which a signal is named, on its wire. */
import { ViewportPortal } from '@xyflow/react'
import { type KeyboardEvent, useState } from 'react'
import {
  findModel,
  findSignalFault,
  findSignals,
  formatPort,
  nameSignal,
  type PortReference,
} from '../../engine/index.ts'
import type { Point } from '../kernels/geometry.ts'
import { blockFacts } from '../stores/block-facts.ts'
import { useDocument } from '../stores/document-store.ts'
import { changeCanvas, useCanvasState } from './canvas-state.ts'
import { focusAndSelect } from './focus-and-select.ts'
import { shownModelKey } from './shown-model.ts'

export function WireNameField({ onDone }: { readonly onDone: () => void }) {
  const naming = useCanvasState(state => state.naming)
  if (!naming) return null
  return (
    <ViewportPortal>
      <Field key={formatPort(naming.output)} {...naming} onDone={onDone} />
    </ViewportPortal>
  )
}

interface FieldProps {
  readonly output: PortReference
  readonly at: Point
  readonly onDone: () => void
}

function Field({ output, at, onDone }: FieldProps) {
  const key = shownModelKey()
  const { project } = useDocument.getState()
  const net = formatPort(output)
  const signals = findSignals(findModel(project, key))
  const old = (Object.hasOwn(signals, net) ? signals[net] : undefined) ?? ''
  const [text, setText] = useState(old)
  const name = text.trim()
  const fault = findSignalFault(project, key, output, name)
  const finish = (isKept: boolean) => {
    changeCanvas({ naming: null })
    if (isKept && fault === null && name !== old) {
      const change = name === '' ? 'remove the name of a signal' : 'name a signal'
      useDocument
        .getState()
        .edit(change, before => nameSignal(before, shownModelKey(), output, name, blockFacts))
    }
  }
  const onKeyDown = (event: KeyboardEvent) => {
    event.stopPropagation()
    if (event.key === 'Escape') finish(false)
    if (event.key === 'Enter' && fault === null) finish(true)
    if (event.key === 'Escape' || (event.key === 'Enter' && fault === null)) onDone()
  }
  return (
    <div className="wire-name-edited nodrag nopan" style={{ left: at.x, top: at.y }}>
      <input
        className="block-name-field"
        aria-label={`Name of the signal of ${net}`}
        aria-invalid={fault !== null}
        placeholder="signal name"
        value={text}
        size={Math.max(10, text.length)}
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
