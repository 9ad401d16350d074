import { useEffect, useRef, useState } from 'react'
import { type Model, openContext } from '../../engine/index.ts'
import { useDocument } from '../stores/document-store.ts'
import { registry } from '../stores/registry.ts'
import { useView } from '../stores/view-store.ts'
import { BlockPanel } from './block-panel.tsx'
import { BlockProblems } from './block-problems.tsx'
import { ModelPanel } from './model-panel.tsx'
import { NotePanel } from './note-panel.tsx'
import { ProjectPanel } from './project-panel.tsx'
import { SelectionPanel } from './selection-panel.tsx'
import './inspector.css'

/** What is selected, to be read and changed; with nothing selected, the model that is shown and the project. */
export function Inspector() {
  const project = useDocument(state => state.project)
  const context = useView(state => state.context)
  const selection = useView(state => state.selection)
  const calls = useView(state => state.inspectorCalls)
  const frame = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (calls > 0) focusFirstParameter(frame.current)
  }, [calls])
  const shown = openContext(project, registry, context)
  const blocks = selection.blocks.filter(name => shown && Object.hasOwn(shown.model.blocks, name))
  const [single] = blocks
  const { connections, notes } = selection
  const isSeveral = blocks.length + connections.length + notes.length > 0
  const alone = blocks.length === 1 && connections.length + notes.length === 0 ? single : undefined
  const note = blocks.length + connections.length === 0 && notes.length === 1 ? notes[0] : undefined
  const panel = usePanelKey(context, shown?.model, alone)
  return (
    <div className="inspector" ref={frame}>
      <div className="inspector-scroll">
        {shown && alone !== undefined ? (
          <BlockPanel key={panel} context={context} shown={shown} name={alone} />
        ) : shown && note !== undefined ? (
          <NotePanel modelKey={shown.key} name={note} />
        ) : isSeveral ? (
          <SelectionPanel shown={shown} blocks={blocks} connections={connections} notes={notes} />
        ) : (
          <>
            {shown && context.length > 0 && <ModelPanel shown={shown} />}
            <ProjectPanel />
          </>
        )}
      </div>
      {shown && alone !== undefined && (
        <BlockProblems modelKey={shown.key} path={context.join('/')} name={alone} />
      )}
    </div>
  )
}

/** Another one for another block: what was begun in the fields of one is not the next one's. A block that was renamed is no other. */
function usePanelKey(context: readonly string[], model: Model | undefined, name: string | undefined): number {
  const path = [...context, name].join('/')
  const instance = name === undefined ? undefined : model?.blocks[name]
  const [held, hold] = useState({ key: 0, path, name, instance })
  if (held.path === path && held.instance === instance) return held.key
  const isRenamed =
    held.name !== undefined &&
    instance !== undefined &&
    held.instance === instance &&
    held.path === [...context, held.name].join('/') &&
    !(model && Object.hasOwn(model.blocks, held.name))
  const key = held.path === path || isRenamed ? held.key : held.key + 1
  hold({ key, path, name, instance })
  return key
}

function focusFirstParameter(frame: HTMLElement | null): void {
  const field = frame?.querySelector<HTMLElement>('.parameters :is(input, select, textarea)')
  field?.focus()
  if (field instanceof HTMLInputElement) field.select()
}
