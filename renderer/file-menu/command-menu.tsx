import { ChevronDown } from 'lucide-react'
import { DropdownMenu } from 'radix-ui'
import { Fragment } from 'react'
import type { CommandGroup } from '../stores/commands.ts'
import { useCommands } from '../stores/commands.ts'
import { CommandItem } from './command-item.tsx'
import { sectionCommands } from './menu-sections.ts'
import { useFocusBack } from './use-focus-back.ts'
import './menu.css'

interface CommandMenuProps {
  readonly group: CommandGroup
  readonly title?: string
}

/** A menu of all commands of a group, what belongs together between lines. */
export function CommandMenu({ group, title = group }: CommandMenuProps) {
  const focusBack = useFocusBack()
  const commands = useCommands(state => state.commands)
  return (
    <DropdownMenu.Root modal={false}>
      <DropdownMenu.Trigger className="menu-trigger" {...focusBack.trigger}>
        {title} <ChevronDown size={14} aria-hidden />
      </DropdownMenu.Trigger>
      <DropdownMenu.Portal>
        <DropdownMenu.Content className="menu" align="start" sideOffset={4} {...focusBack.content}>
          {sectionCommands(commands, group).map((section, place) => (
            <Fragment key={section[0]?.id}>
              {place > 0 && <DropdownMenu.Separator className="menu-line" />}
              {section.map(({ id }) => (
                <CommandItem key={id} id={id} />
              ))}
            </Fragment>
          ))}
        </DropdownMenu.Content>
      </DropdownMenu.Portal>
    </DropdownMenu.Root>
  )
}
