/** The field in which a signal is named, on its wire. */

import { ViewportPortal } from '@xyflow/react'
import { memo } from 'react'
import {
  findModel,
  findOwn,
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
import { NameField } from './name-field.tsx'
import { shownModelKey } from './shown-model.ts'
import { useFocusBefore } from './use-focus-before.ts'

export const WireNameField = memo(function WireNameField() {
  const naming = useCanvasState(state => state.naming)
  if (!naming) return null
  return (
    <ViewportPortal>
      <Field key={formatPort(naming.output)} {...naming} />
    </ViewportPortal>
  )
})

interface FieldProps {
  readonly output: PortReference
  readonly at: Point
}

function Field({ output, at }: FieldProps) {
  const giveBack = useFocusBefore()
  const key = shownModelKey()
  const { project } = useDocument.getState()
  const net = formatPort(output)
  const signals = findSignals(findModel(project, key))
  const old = findOwn(signals, net) ?? ''
  const apply = (name: string) => {
    const change = name === '' ? 'remove the name of a signal' : 'name a signal'
    useDocument
      .getState()
      .edit(change, before => nameSignal(before, shownModelKey(), output, name, blockFacts))
  }
  return (
    <div className="wire-name-edited nodrag nopan" style={{ left: at.x, top: at.y }}>
      <NameField
        label={`Name of the signal of ${net}`}
        name={old}
        placeholder="signal name"
        leastSize={10}
        findFault={name => findSignalFault(useDocument.getState().project, key, output, name)}
        onEnd={name => {
          changeCanvas({ naming: null })
          if (name !== null) apply(name)
        }}
        onKeyEnd={giveBack}
      />
    </div>
  )
}
