import { KEYMAPS, type Keymap } from '../../kernels/keymaps.ts'
import { type CommandGroup, useCommands } from '../../stores/commands.ts'
import type { Question } from '../../stores/dialog-store.ts'
import { chooseKeymap, shownKeysOf, useKeymap } from '../../stores/keymap.ts'
import { Dialog } from './dialog.tsx'
import './shortcut-sheet.css'

const GROUPS: readonly CommandGroup[] = ['File', 'Edit', 'Arrange', 'View', 'Run', 'Help']

export function ShortcutSheet({ question: { answer } }: { readonly question: Question<'shortcuts'> }) {
  const commands = useCommands(state => state.commands)
  const keymap = useKeymap(state => state.keymap)
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
      <label className="shortcut-keymap">
        Keymap
        <select
          className="field"
          value={keymap}
          onChange={event => chooseKeymap(event.target.value as Keymap)}
        >
          {Object.entries(KEYMAPS).map(([id, name]) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </select>
      </label>
      <div className="shortcuts">
        {GROUPS.map(group => {
          const rows = commands
            .filter(command => command.group === group)
            .map(command => ({ ...command, keys: shownKeysOf(command, keymap) }))
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
                        <kbd key={offer}>{offer}</kbd>
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
