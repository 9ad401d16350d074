interface SelectionPanelProps {
  readonly blocks: readonly string[]
  readonly connections: readonly string[]
}

/** Several things at once, or wires: what they are. */
export function SelectionPanel({ blocks, connections }: SelectionPanelProps) {
  const isOneWire = blocks.length === 0 && connections.length === 1
  return (
    <section aria-label="Selection">
      <header className="panel-head">
        <h2>{isOneWire ? 'Connection' : describe(blocks.length, connections.length)}</h2>
      </header>
      <ul className="name-list">
        {blocks.map(name => (
          <li key={`block ${name}`}>{name}</li>
        ))}
        {connections.map(connection => (
          <li key={`connection ${connection}`}>
            <code>{connection.replace('->', '→')}</code>
          </li>
        ))}
      </ul>
    </section>
  )
}

function describe(blocks: number, connections: number): string {
  const parts = [
    ...(blocks > 0 ? [`${blocks} block${blocks === 1 ? '' : 's'}`] : []),
    ...(connections > 0 ? [`${connections} connection${connections === 1 ? '' : 's'}`] : []),
  ]
  return `${parts.join(', ')} selected`
}
