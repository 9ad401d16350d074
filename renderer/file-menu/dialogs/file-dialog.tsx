/** The app's own file dialog, over the host's folder listings, for hosts that have none. */
import { useState } from 'react'
import { HostError } from '../../../electron/contract/host.ts'
import { joinPath, splitPath } from '../../kernels/file-path.ts'
import { Dialog } from './dialog.tsx'
import { FolderView } from './folder-view.tsx'
import { listFolder, rememberFolder } from './list-folder.ts'
import { useFolder } from './use-folder.ts'
import { useWhenReady } from './use-when-ready.ts'
import './file-dialog.css'

interface FileDialogProps {
  readonly purpose: 'open' | 'save' | 'export'
  readonly suggestedName?: string
  readonly onAnswer: (path: string | null) => void
}

const TITLES = { open: 'Open project', save: 'Save project as', export: 'Export the picture' }

export function FileDialog({ purpose, suggestedName = '', onAnswer }: FileDialogProps) {
  /** The file's, where it is a picture. */
  const ending = purpose === 'export' ? (/\.[a-z]+$/.exec(suggestedName)?.[0] ?? '') : ''
  const nameFile = (path: string): string =>
    purpose === 'export' ? nameExport(path, ending) : nameProject(path)
  const { listing, isListed, fault, setFault, enter } = useFolder(ending)
  const [name, setName] = useState(suggestedName)
  /** The file that would be replaced; asked about in place. */
  const [replacing, setReplacing] = useState<string | null>(null)

  const open = async (folder?: string) => {
    // What is typed until the folder is listed stays.
    if ((await enter(folder)) && purpose === 'open') setName(now => (now === name ? '' : now))
  }
  const finish = (path: string) => {
    if (listing) rememberFolder(listing.path)
    onAnswer(path)
  }
  const submit = () => {
    const typed = name.trim()
    if (typed === '') {
      setFault('Type or choose a file name.')
      return
    }
    const path = listing ? joinPath(listing.path, typed) : typed
    const { folder, file } = splitPath(path)
    if (file === '' || (listing?.folders.includes(file) && folder === listing.path)) void open(path)
    else if (purpose === 'open') finish(nameFile(path))
    else void finishSaving(nameFile(path))
  }
  // Before it is known where the file goes, nothing is taken.
  const { isWaiting, ask } = useWhenReady(isListed, submit)
  const finishSaving = async (path: string) => {
    const { folder, file } = splitPath(path)
    try {
      const target = listing?.path === folder ? listing : await listFolder(folder, ending)
      if (target.files.includes(file) && replacing !== path) {
        setReplacing(path)
        setFault(`${file} exists already. Save once more to replace it.`)
        return
      }
      finish(path)
    } catch (failure) {
      if (!(failure instanceof HostError)) throw failure
      setFault(failure.message)
    }
  }

  return (
    <Dialog
      title={TITLES[purpose]}
      size="large"
      onCancel={() => onAnswer(null)}
      onSubmit={ask}
      buttons={
        <>
          <button type="button" className="button" onClick={() => onAnswer(null)}>
            Cancel
          </button>
          <button type="submit" className="button button-primary" aria-busy={isWaiting}>
            {purpose === 'open' ? 'Open' : 'Save'}
          </button>
        </>
      }
    >
      <FolderView
        listing={listing}
        chosen={name}
        nothing={`There are no ${purpose === 'export' ? 'such pictures' : 'projects'} in this folder.`}
        onEnter={folder => void open(folder)}
        onChoose={file => {
          setName(file)
          setFault(null)
        }}
        onTake={path => purpose === 'open' && finish(path)}
      />
      <label className="file-name">
        File name
        <input
          className="field"
          type="text"
          data-first-focus
          value={name}
          aria-invalid={fault !== null}
          onChange={event => {
            setName(event.target.value)
            setFault(null)
            setReplacing(null)
          }}
          onFocus={event =>
            event.target.setSelectionRange(0, event.target.value.replace(/\.[a-z]+$/, '').length)
          }
        />
      </label>
      {fault && (
        <p className="file-fault" role="alert">
          {fault}
        </p>
      )}
    </Dialog>
  )
}

function nameProject(path: string): string {
  return /\.(loop|json)$/i.test(path) ? path : `${path}.loop`
}

function nameExport(path: string, ending: string): string {
  return path.toLowerCase().endsWith(ending) ? path : `${path}${ending}`
}
