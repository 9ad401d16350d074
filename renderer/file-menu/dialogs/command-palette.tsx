import { useMemo, useState } from 'react'
import { rankCommands } from '../../kernels/rank-commands.ts'
import { type Command, useCommands } from '../../stores/commands.ts'
import type { Question } from '../../stores/dialog-store.ts'
import { shownKeysOf, useKeymap } from '../../stores/keymap.ts'
import { Chooser } from './chooser.tsx'

/** What was run from here last, newest first, as long as the window is open. */
let recent: readonly string[] = []
const MOST_RECENT = 8

/** Every command that can run now, found by typing. */
export function CommandPalette({ question: { answer } }: { readonly question: Question<'palette'> }) {
  const commands = useCommands(state => state.commands)
  const keymap = useKeymap(state => state.keymap)
  const [query, setQuery] = useState('')
  const found = useMemo(() => {
    const isOffered = ({ id, isEnabled }: Command) => id !== 'view.palette' && isEnabled?.() !== false
    return rankCommands(commands.filter(isOffered), query, recent)
  }, [commands, query])
  return (
    <Chooser
      title="Command palette"
      fieldLabel="Find a command"
      listLabel="Commands"
      placeholder="What would you like to do?"
      nothing="No command is called so. Try another word."
      query={query}
      choices={found.map(command => ({
        id: command.id,
        label: command.title.replace('...', ''),
        aside: (
          <>
            {shownKeysOf(command, keymap)
              .slice(0, 1)
              .map(keys => (
                <kbd key={keys}>{keys}</kbd>
              ))}
            <span>{command.group}</span>
          </>
        ),
      }))}
      onQuery={setQuery}
      onTake={id => {
        recent = [id, ...recent.filter(known => known !== id)].slice(0, MOST_RECENT)
        answer(id)
      }}
      onClose={() => answer(null)}
    />
  )
}
