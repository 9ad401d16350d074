/** The app's own file dialog, over the host's folder listings, for hosts that have none. */
import { useEffect, useLayoutEffect, useRef, useState } from 'react'
import { type FolderListing, HostError } from '../../../electron/contract/host.ts'
import { joinPath, splitPath } from '../../kernels/file-path.ts'
import { Dialog } from './dialog.tsx'
import { FolderView } from './folder-view.tsx'
import { listFirstFolder, listFolder, rememberFolder } from './list-folder.ts'
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
  const [listing, setListing] = useState<FolderListing | null>(null)
  /** Before it is known where the file goes, nothing is taken: what is submitted waits. */
  const [isListed, setListed] = useState(false)
  const [isWaiting, setWaiting] = useState(false)
  const [name, setName] = useState(suggestedName)
  const [fault, setFault] = useState<string | null>(null)
  /** The file that would be replaced; asked about in place. */
  const [replacing, setReplacing] = useState<string | null>(null)

  const enter = async (folder?: string) => {
    try {
      const next = await listFolder(folder, ending)
      setListing(next)
      setFault(null)
      if (purpose === 'open') setName('')
    } catch (failure) {
      if (!(failure instanceof HostError)) throw failure
      setFault(failure.message)
    }
  }
  useEffect(() => {
    let isOpen = true
    listFirstFolder(ending)
      .then(
        first => isOpen && setListing(first),
        (failure: unknown) =>
          isOpen && setFault(failure instanceof Error ? failure.message : String(failure)),
      )
      .finally(() => isOpen && setListed(true))
    return () => {
      isOpen = false
    }
  }, [ending])

  const finish = (path: string) => {
    if (listing) rememberFolder(listing.path)
    onAnswer(path)
  }
  const submit = () => {
    setWaiting(!isListed)
    if (!isListed) return
    const typed = name.trim()
    if (typed === '') {
      setFault('Type or choose a file name.')
      return
    }
    const path = listing ? joinPath(listing.path, typed) : typed
    const { folder, file } = splitPath(path)
    if (file === '' || (listing?.folders.includes(file) && folder === listing.path)) void enter(path)
    else if (purpose === 'open') finish(nameFile(path))
    else void finishSaving(nameFile(path))
  }
  const submitNow = useRef(submit)
  useLayoutEffect(() => {
    submitNow.current = submit
  })
  useEffect(() => {
    if (isListed && isWaiting) submitNow.current()
  }, [isListed, isWaiting])
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
      onSubmit={submit}
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
        onEnter={folder => void enter(folder)}
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
