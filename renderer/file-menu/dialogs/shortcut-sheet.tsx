import { formatKeys } from '../../kernels/keys.ts'
import { type CommandGroup, useCommands } from '../../stores/commands.ts'
import type { Question } from '../../stores/dialog-store.ts'
import { isMac } from '../../stores/keyboard.ts'
import { Dialog } from './dialog.tsx'
import './shortcut-sheet.css'

const GROUPS: readonly CommandGroup[] = ['File', 'Edit', 'View', 'Run', 'Help']

export function ShortcutSheet({ question: { answer } }: { readonly question: Question<'shortcuts'> }) {
  const commands = useCommands(state => state.commands)
  const close = () => answer('closed')
  return (
    <Dialog
      title="Keyboard shortcuts"
      size="large"
      onCancel={close}
      onSubmit={close}
      buttons={
        <button type="submit" className="button button-primary">
          Close
        </button>
      }
    >
      <div className="shortcuts">
        {GROUPS.map(group => {
          const rows = commands
            .filter(command => command.group === group)
            .map(({ id, title, keys = [], ownKeys = [] }) => ({ id, title, keys: [...keys, ...ownKeys] }))
            .filter(({ keys }) => keys.length > 0)
          return rows.length === 0 ? null : (
            <section key={group} aria-label={group}>
              <h3>{group}</h3>
              <dl>
                {rows.map(({ id, title, keys }) => (
                  <div key={id}>
                    <dt>{title.replace('...', '')}</dt>
                    <dd>
                      {keys.map(offer => (
                        <kbd key={offer}>{formatKeys(offer, isMac)}</kbd>
                      ))}
                    </dd>
                  </div>
                ))}
              </dl>
            </section>
          )
        })}
      </div>
    </Dialog>
  )
}
