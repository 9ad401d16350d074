import { ChevronDown, ChevronRight } from 'lucide-react'
import { DropdownMenu } from 'radix-ui'
import { useState } from 'react'
import type { ExampleFile, RecentFile } from '../../electron/contract/host.ts'
import { host } from '../host/host.ts'
import type { Command } from '../stores/commands.ts'
import { openExample, openPath } from '../stores/file-actions.ts'
import { CommandItem, MenuItem } from './command-item.tsx'
import { useFocusBack } from './use-focus-back.ts'
import './menu.css'

/** Commands between the separators of the menu; the examples and recent files stand among the first. */
const SAVING: readonly Command['id'][] = ['file.save', 'file.save-as']

const PICTURES: readonly Command['id'][] = ['file.export-svg', 'file.export-png', 'file.print']

export function FileMenu() {
  const focusBack = useFocusBack()
  const [examples, setExamples] = useState<readonly ExampleFile[]>([])
  const [recent, setRecent] = useState<readonly RecentFile[]>([])
  const refresh = (isOpen: boolean) => {
    if (!isOpen) return
    // A host that does not answer leaves the lists as they were; opening a file will say what is wrong.
    host.listExamples().then(setExamples, () => {})
    host.listRecent().then(setRecent, () => {})
  }
  return (
    <DropdownMenu.Root modal={false} onOpenChange={refresh}>
      <DropdownMenu.Trigger className="menu-trigger" {...focusBack.trigger}>
        File <ChevronDown size={14} aria-hidden />
      </DropdownMenu.Trigger>
      <DropdownMenu.Portal>
        <DropdownMenu.Content className="menu" align="start" sideOffset={4} {...focusBack.content}>
          <CommandItem id="file.new" />
          <CommandItem id="file.open" />
          <Submenu title="Open example">
            {examples.map(({ id, name }) => (
              <MenuItem key={id} label={name} onSelect={() => void openExample(id)} />
            ))}
          </Submenu>
          <Submenu title="Open recent">
            {recent.map(({ path, name, folder }) => (
              <MenuItem key={path} label={name} aside={folder} onSelect={() => void openPath(path)} />
            ))}
            {recent.length === 0 && (
              <DropdownMenu.Item className="menu-item" disabled>
                No recent projects
              </DropdownMenu.Item>
            )}
          </Submenu>
          <DropdownMenu.Separator className="menu-line" />
          {SAVING.map(id => (
            <CommandItem key={id} id={id} />
          ))}
          <DropdownMenu.Separator className="menu-line" />
          {PICTURES.map(id => (
            <CommandItem key={id} id={id} />
          ))}
          <DropdownMenu.Separator className="menu-line" />
          <CommandItem id="file.plugins" />
          <CommandItem id="file.plugins-folder" />
          <DropdownMenu.Separator className="menu-line" />
          <CommandItem id="file.start-page" />
        </DropdownMenu.Content>
      </DropdownMenu.Portal>
    </DropdownMenu.Root>
  )
}

function Submenu({ title, children }: { readonly title: string; readonly children: React.ReactNode }) {
  return (
    <DropdownMenu.Sub>
      <DropdownMenu.SubTrigger className="menu-item">
        <span>{title}</span>
        <ChevronRight size={14} aria-hidden className="menu-aside" />
      </DropdownMenu.SubTrigger>
      <DropdownMenu.Portal>
        <DropdownMenu.SubContent className="menu" sideOffset={2} alignOffset={-4}>
          {children}
        </DropdownMenu.SubContent>
      </DropdownMenu.Portal>
    </DropdownMenu.Sub>
  )
}
