import { expect, it } from 'vitest'
import type { Command } from '../stores/commands.ts'
import { sectionCommands } from './menu-sections.ts'

const command = (id: string, group: Command['group']): Command => ({ id, title: id, group, run: () => {} })

it('keeps every command of the group, known ones in their sections and others behind', () => {
  const commands = [
    command('view.new', 'View'),
    command('view.theme-dark', 'View'),
    command('edit.cut', 'Edit'),
    command('view.zoom-out', 'View'),
    command('view.zoom-in', 'View'),
  ]
  const ids = sectionCommands(commands, 'View').map(section => section.map(({ id }) => id))
  expect(ids).toEqual([['view.zoom-in', 'view.zoom-out'], ['view.theme-dark'], ['view.new']])
  expect(sectionCommands(commands, 'Help')).toEqual([])
})
