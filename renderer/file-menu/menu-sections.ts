/** What belongs together in a long menu, in the order of use. */
import type { Command, CommandGroup } from '../stores/commands.ts'

const SECTIONS: Partial<Record<CommandGroup, readonly (readonly string[])[]>> = {
  Edit: [
    ['edit.undo', 'edit.redo'],
    ['edit.cut', 'edit.copy', 'edit.paste', 'edit.duplicate', 'edit.delete'],
    ['edit.select-all', 'edit.select-connected', 'edit.keep-selected', 'wire.select', 'edit.find'],
    ['edit.insert', 'edit.open', 'wire.begin', 'edit.add-note', 'edit.add-frame', 'edit.rename'],
    ['edit.comment-out', 'edit.comment-through'],
    ['edit.group', 'edit.expand', 'edit.independent'],
    ['wire.name', 'wire.reconnect-end', 'wire.reconnect-start'],
  ],
  Arrange: [
    ['edit.rotate', 'edit.flip'],
    [
      'arrange.align-left',
      'arrange.align-centre',
      'arrange.align-right',
      'arrange.align-top',
      'arrange.align-middle',
      'arrange.align-bottom',
    ],
    ['arrange.distribute-across', 'arrange.distribute-down'],
    ['arrange.auto', 'arrange.pin', 'wire.straighten'],
  ],
  View: [
    ['view.palette'],
    ['view.zoom-in', 'view.zoom-out', 'view.zoom-100', 'view.fit', 'view.minimap'],
    ['view.values', 'view.pin-value', 'view.rates', 'view.order', 'view.heat'],
    ['view.leave', 'view.goto', 'view.open-tab', 'view.close-tab'],
    ['view.theme-system', 'view.theme-light', 'view.theme-dark'],
  ],
  Run: [
    ['run.start', 'run.pause', 'run.stop'],
    ['run.back', 'run.step'],
    ['run.check', 'run.trust'],
    ['run.settings'],
  ],
  Help: [['help.manual', 'help.shortcuts', 'help.tour'], ['help.keymap']],
}

/** The commands of a menu by section; those that no section names come last, in their order. */
export function sectionCommands(
  commands: readonly Command[],
  group: CommandGroup,
): readonly (readonly Command[])[] {
  const left = new Map(
    commands.filter(command => command.group === group).map(command => [command.id, command]),
  )
  const sections = (SECTIONS[group] ?? []).map(ids =>
    ids.flatMap(id => {
      const command = left.get(id)
      left.delete(id)
      return command ?? []
    }),
  )
  return [...sections, [...left.values()]].filter(section => section.length > 0)
}
