import { ChevronDown } from 'lucide-react'
import { DropdownMenu } from 'radix-ui'
import type { CommandGroup } from '../stores/commands.ts'
import { useCommands } from '../stores/commands.ts'
import { CommandItem } from './command-item.tsx'
import './menu.css'

interface CommandMenuProps {
  readonly group: CommandGroup
  readonly title?: string
}

/** A menu of all commands of a group, in the order in which they stand in the table. */
export function CommandMenu({ group, title = group }: CommandMenuProps) {
  const commands = useCommands(state => state.commands)
  return (
    <DropdownMenu.Root modal={false}>
      <DropdownMenu.Trigger className="menu-trigger">
        {title} <ChevronDown size={14} aria-hidden />
      </DropdownMenu.Trigger>
      <DropdownMenu.Portal>
        <DropdownMenu.Content className="menu" align="start" sideOffset={4}>
          {commands
            .filter(command => command.group === group)
            .map(({ id }) => (
              <CommandItem key={id} id={id} />
            ))}
        </DropdownMenu.Content>
      </DropdownMenu.Portal>
    </DropdownMenu.Root>
  )
}
