import type { ReactNode } from 'react'
import { findBlock, type OpenContext, type ParameterDeclaration, setParameters } from '../../engine/index.ts'
import { blockFacts } from '../stores/block-facts.ts'
import { useDocument } from '../stores/document-store.ts'
import { registry } from '../stores/registry.ts'
import { useView } from '../stores/view-store.ts'
import { ParameterRow } from './parameter-row.tsx'

interface SelectionPanelProps {
  readonly shown: OpenContext | null
  readonly blocks: readonly string[]
  readonly connections: readonly string[]
  readonly notes: readonly string[]
}

/** Several things at once, or wires: what they are, and the parameters that all blocks have, set for all in one step. */
export function SelectionPanel({ shown, blocks, connections, notes }: SelectionPanelProps) {
  const edit = useDocument(state => state.edit)
  const isOneWire = blocks.length + notes.length === 0 && connections.length === 1
  const shared = shown ? listShared(shown, blocks) : []
  const set = (parameter: string, text: string, merge?: string) => {
    if (!shown) return
    edit(
      `set ${parameter} of ${blocks.length} blocks`,
      old => setParameters(old, shown.key, blocks, parameter, text, blockFacts),
      merge === undefined ? {} : { merge },
    )
  }
  const left = [blocks, connections].reduce((sum, all) => sum + Math.max(0, all.length - MOST_LISTED), 0)
  return (
    <section aria-label="Selection">
      <header className="panel-head">
        <h2>{isOneWire ? 'Connection' : describe(blocks.length, connections.length, notes.length)}</h2>
      </header>
      {shared.length > 0 && (
        <div className="parameters">
          {shared.map(({ parameter, declaration, text, isMixed }) => (
            <ParameterRow
              key={parameter}
              path={`${blocks.length} blocks.${parameter}`}
              declaration={declaration}
              text={text}
              isMixed={isMixed}
              result={undefined}
              canPin={false}
              onSet={(next, merge) => set(parameter, next, merge)}
            />
          ))}
        </div>
      )}
      <ul className="name-list">
        {blocks.slice(0, MOST_LISTED).map(name => (
          <li key={`block ${name}`}>
            <SelectButton name={name} onSelect={() => useView.getState().select({ blocks: [name] })}>
              {name}
            </SelectButton>
          </li>
        ))}
        {connections.slice(0, MOST_LISTED).map(connection => (
          <li key={`connection ${connection}`}>
            <SelectButton
              name={connection}
              onSelect={() => useView.getState().select({ connections: [connection] })}
            >
              <code>{connection.replace('->', '→')}</code>
            </SelectButton>
          </li>
        ))}
        {left > 0 && <li>and {left} more</li>}
      </ul>
    </section>
  )
}

interface SelectButtonProps {
  readonly name: string
  readonly onSelect: () => void
  readonly children: ReactNode
}

/** One of several, to be selected alone. */
function SelectButton({ name, onSelect, children }: SelectButtonProps) {
  return (
    <button
      type="button"
      className="link-button"
      aria-label={`Select ${name} alone`}
      title="Select it alone"
      onClick={onSelect}
    >
      {children}
    </button>
  )
}

/** Of blocks and of connections. */
const MOST_LISTED = 60

interface Shared {
  readonly parameter: string
  readonly declaration: ParameterDeclaration
  /** Undefined where all have the default, or where they differ. */
  readonly text: string | undefined
  readonly isMixed: boolean
}

/** Parameters that every block declares in the same way. */
function listShared({ model }: OpenContext, names: readonly string[]): Shared[] {
  const blocks = names.flatMap(name => findBlock(model, name) ?? [])
  const [first, ...others] = blocks
  const type = first && registry.find(first.type)
  if (!first || !type || others.length === 0 || type.role === 'model') return []
  return Object.entries(type.parameters).flatMap(([parameter, declaration]): Shared[] => {
    const isEverywhere = others.every(other => {
      const declared = registry.find(other.type)?.parameters[parameter]
      return declared?.kind === declaration.kind && declared.label === declaration.label
    })
    if (!isEverywhere) return []
    const text = (block: (typeof blocks)[number]) =>
      block.parameters[parameter] ?? blockFacts.defaultOf(block, parameter)
    const isSame = others.every(other => text(other) === text(first))
    return [
      { parameter, declaration, text: isSame ? first.parameters[parameter] : undefined, isMixed: !isSame },
    ]
  })
}

function describe(blocks: number, connections: number, notes: number): string {
  const parts = [
    ...(blocks > 0 ? [`${blocks} block${blocks === 1 ? '' : 's'}`] : []),
    ...(connections > 0 ? [`${connections} connection${connections === 1 ? '' : 's'}`] : []),
    ...(notes > 0 ? [notes === 1 ? '1 note or frame' : `${notes} notes and frames`] : []),
  ]
  return `${parts.join(', ')} selected`
}
