import { Check } from 'lucide-react'
import { DropdownMenu } from 'radix-ui'
import { type Command, findCommand, runCommand } from '../stores/commands.ts'
import { shownKeysOf, useKeymap } from '../stores/keymap.ts'
import './menu.css'

/** A command in a menu, with the first of its keys. */
export function CommandItem({ id }: { readonly id: Command['id'] }) {
  const keymap = useKeymap(state => state.keymap)
  const command = findCommand(id)
  if (!command) return null
  const [keys] = shownKeysOf(command, keymap)
  return (
    <MenuItem
      label={command.title}
      onSelect={() => runCommand(id)}
      isDisabled={command.isEnabled?.() === false}
      isOn={command.isOn?.() === true}
      {...(keys === undefined ? {} : { aside: keys })}
    />
  )
}

interface MenuItemProps {
  readonly label: string
  /** Faint, at the right: keys, or a folder. */
  readonly aside?: string
  readonly isDisabled?: boolean
  readonly isOn?: boolean
  readonly onSelect: () => void
}

export function MenuItem({ label, aside, isDisabled = false, isOn = false, onSelect }: MenuItemProps) {
  // After the menu has closed, so that a dialog gives the focus back to the button and not to an item that is gone.
  const select = () => setTimeout(onSelect)
  return (
    <DropdownMenu.Item className="menu-item" aria-label={label} disabled={isDisabled} onSelect={select}>
      <span className="menu-label">
        {label}
        {isOn && <Check size={14} aria-hidden />}
      </span>
      {aside !== undefined && <span className="menu-aside">{aside}</span>}
    </DropdownMenu.Item>
  )
}
