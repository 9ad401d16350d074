import { ChevronDown } from 'lucide-react'
import { DropdownMenu } from 'radix-ui'
import type { CommandGroup } from '../stores/commands.ts'
import { useCommands } from '../stores/commands.ts'
import { CommandItem } from './command-item.tsx'
import './menu.css'

/** A menu of all commands of a group, in the order in which they stand in the table. */
export function CommandMenu({ group }: { readonly group: CommandGroup }) {
  const commands = useCommands(state => state.commands)
  return (
    <DropdownMenu.Root modal={false}>
      <DropdownMenu.Trigger className="menu-trigger">
        {group} <ChevronDown size={14} aria-hidden />
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
