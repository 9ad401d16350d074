import { CircleQuestionMark } from 'lucide-react'
import { renameProject } from '../../engine/index.ts'
import { type CommandGroup, runCommand } from '../stores/commands.ts'
import { isUnsaved, useDocument } from '../stores/document-store.ts'
import { isReadOnly } from '../stores/file-actions.ts'
import { useTooltip } from '../stores/keymap.ts'
import { useView } from '../stores/view-store.ts'
import { DraftField } from '../theme/draft-field.tsx'
import { CommandMenu } from './command-menu.tsx'
import { FileMenu } from './file-menu.tsx'
import { HistoryButtons } from './history-buttons.tsx'
import { ThemeMenu } from './theme-menu.tsx'
import './header.css'

const MENUS: readonly CommandGroup[] = ['Edit', 'Arrange', 'View']

export function Header() {
  const isEditing = useView(state => state.page === 'editor')
  const shortcutsTip = useTooltip('Keyboard shortcuts', 'help.shortcuts')
  return (
    <header className="header">
      <div className="header-side">
        <button
          type="button"
          className="header-home"
          aria-label="Start page"
          title="Start page"
          onClick={() => runCommand('file.start-page')}
        >
          <img src="/icon.svg" alt="" width={20} height={20} />
        </button>
        <FileMenu />
        {isEditing && MENUS.map(group => <CommandMenu key={group} group={group} />)}
        {isEditing && <CommandMenu group="Run" title="Simulate" />}
        <CommandMenu group="Help" />
        {isEditing && <span className="header-line" />}
        {isEditing && <HistoryButtons />}
      </div>
      {isEditing ? <ProjectName /> : <span />}
      <div className="header-side header-end">
        <ThemeMenu />
        <button
          type="button"
          className="icon-button"
          aria-label="Keyboard shortcuts"
          title={shortcutsTip}
          onClick={() => runCommand('help.shortcuts')}
        >
          <CircleQuestionMark size={16} aria-hidden />
        </button>
      </div>
    </header>
  )
}

function ProjectName() {
  const name = useDocument(state => state.project.name)
  const path = useDocument(state => state.path)
  const hasChanges = useDocument(isUnsaved)
  const isLocked = useDocument(state => isReadOnly(state.project))
  const edit = useDocument(state => state.edit)
  return (
    <div className="project-name" title={path ?? 'Not saved yet'}>
      <h1 className="visually-hidden">{name}</h1>
      <DraftField
        value={name}
        aria-label="Project name"
        size={Math.max(4, name.length)}
        onCommit={text =>
          edit('rename project', project => renameProject(project, text.trim() || project.name))
        }
      />
      {isLocked && <span className="read-only">Read-only</span>}
      <output className="unsaved-mark" aria-label="Save state">
        {hasChanges && <span title="Unsaved changes">•</span>}
        <span className="visually-hidden">{hasChanges ? 'Unsaved changes' : 'No unsaved changes'}</span>
      </output>
    </div>
  )
}
