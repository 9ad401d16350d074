import { useDialog } from '../../stores/dialog-store.ts'
import { CommandPalette } from './command-palette.tsx'
import { ConflictDialog } from './conflict-dialog.tsx'
import { FaultDialog } from './fault-dialog.tsx'
import { FileDialog } from './file-dialog.tsx'
import { FindDialog } from './find-dialog.tsx'
import { OpeningDialog } from './opening-dialog.tsx'
import { PluginsDialog } from './plugins-dialog.tsx'
import { RefusedFileDialog } from './refused-file-dialog.tsx'
import { ShortcutSheet } from './shortcut-sheet.tsx'
import { UnsavedDialog } from './unsaved-dialog.tsx'

/** Shows the question that is open. */
export function Dialogs() {
  const question = useDialog(state => state.question)
  switch (question?.kind) {
    case 'unsaved':
      return <UnsavedDialog question={question} />
    case 'open-file':
      return <FileDialog purpose="open" onAnswer={question.answer} />
    case 'save-file':
      return <FileDialog purpose="save" suggestedName={question.suggestedName} onAnswer={question.answer} />
    case 'export-file':
      return <FileDialog purpose="export" suggestedName={question.suggestedName} onAnswer={question.answer} />
    case 'refused-file':
      return <RefusedFileDialog question={question} />
    case 'opening':
      return <OpeningDialog question={question} />
    case 'changed-outside':
      return <ConflictDialog question={question} />
    case 'fault':
      return <FaultDialog question={question} />
    case 'palette':
      return <CommandPalette question={question} />
    case 'find':
      return <FindDialog question={question} />
    case 'plugins':
      return <PluginsDialog question={question} />
    case 'shortcuts':
      return <ShortcutSheet question={question} />
    default:
      return null
  }
}
