/** What is in a folder, to choose from, and the way to its parent. */
import { File, FolderClosed, FolderUp } from 'lucide-react'
import type { FolderListing } from '../../../electron/contract/host.ts'
import { joinPath } from '../../kernels/file-path.ts'

interface FolderViewProps {
  /** Null until the host has answered. */
  readonly listing: FolderListing | null
  /** Name of a file. */
  readonly chosen: string
  /** Stands in a folder with nothing to choose. */
  readonly nothing: string
  /** The folder to begin with, where none is named. */
  readonly onEnter: (path: string | undefined) => void
  readonly onChoose: (file: string) => void
  /** A double-click on a file. */
  readonly onTake: (path: string) => void
}

export function FolderView({ listing, chosen, nothing, onEnter, onChoose, onTake }: FolderViewProps) {
  return (
    <>
      <div className="folder-bar">
        <button
          type="button"
          className="icon-button"
          aria-label="Parent folder"
          title="Parent folder"
          disabled={!listing?.parent}
          onClick={() => onEnter(listing?.parent ?? undefined)}
        >
          <FolderUp size={16} aria-hidden />
        </button>
        <output className="folder-path" aria-label="Folder">
          {listing?.path ?? ''}
        </output>
      </div>
      <ul className="folder-list" aria-label="Folders and projects">
        {listing?.folders.map(folder => (
          <li key={`folder ${folder}`}>
            <button type="button" onClick={() => onEnter(joinPath(listing.path, folder))}>
              <FolderClosed size={15} aria-hidden /> {folder}
            </button>
          </li>
        ))}
        {listing?.files.map(file => (
          <li key={`file ${file}`}>
            <button
              type="button"
              aria-pressed={file === chosen}
              onClick={() => onChoose(file)}
              onDoubleClick={() => onTake(joinPath(listing.path, file))}
            >
              <File size={15} aria-hidden /> {file}
            </button>
          </li>
        ))}
        {listing && listing.folders.length + listing.files.length === 0 && (
          <li className="folder-empty">{nothing}</li>
        )}
      </ul>
    </>
  )
}
