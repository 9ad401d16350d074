/** Commands that move and turn what is drawn. */
import type { Alignment } from '../kernels/align-blocks.ts'
import type { Command } from '../stores/commands.ts'
import { arrangeSelected } from './arrange-selected.ts'
import { alignSelected, distributeSelected } from './move-selection.ts'
import { hasBlocks, hasSeveral } from './selected-kinds.ts'
import { flipSelected, pinSelected, rotateSelected } from './selection-edits.ts'

const ALIGNMENTS: readonly (readonly [Alignment, string])[] = [
  ['left', 'Align left edges'],
  ['centre', 'Align centres across'],
  ['right', 'Align right edges'],
  ['top', 'Align top edges'],
  ['middle', 'Align centres down'],
  ['bottom', 'Align bottom edges'],
]

export const ARRANGE_COMMANDS: readonly Command[] = [
  // Always ours, so that the page is not loaded again.
  { id: 'edit.rotate', title: 'Rotate', group: 'Arrange', keys: ['Ctrl+R'], run: rotateSelected },
  { id: 'edit.flip', title: 'Flip', group: 'Arrange', keys: ['Ctrl+I'], run: flipSelected },
  ...ALIGNMENTS.map(([alignment, title]) => ({
    id: `arrange.align-${alignment}`,
    title,
    group: 'Arrange' as const,
    run: () => alignSelected(alignment),
    isEnabled: hasSeveral,
  })),
  {
    id: 'arrange.auto',
    title: 'Arrange from left to right',
    group: 'Arrange',
    keys: ['Ctrl+Shift+L'],
    run: () => arrangeSelected(),
  },
  {
    id: 'arrange.pin',
    title: 'Pin or release the position',
    group: 'Arrange',
    keys: ['Alt+P'],
    run: pinSelected,
    isEnabled: hasBlocks,
  },
  {
    id: 'arrange.distribute-across',
    title: 'Distribute across',
    group: 'Arrange',
    run: () => distributeSelected('across'),
    isEnabled: hasSeveral,
  },
  {
    id: 'arrange.distribute-down',
    title: 'Distribute down',
    group: 'Arrange',
    run: () => distributeSelected('down'),
    isEnabled: hasSeveral,
  },
]
