/** The folder that a dialog shows, and what is wrong: with a folder, or with what the dialog was told since. */
import { useEffect, useState } from 'react'
import { type FolderListing, HostError } from '../../../electron/contract/host.ts'
import { listFirstFolder, listFolder } from './list-folder.ts'

interface Folder {
  readonly listing: FolderListing | null
  /** Whether the first folder was listed, or could not be. */
  readonly isListed: boolean
  readonly fault: string | null
  readonly setFault: (fault: string | null) => void
  /** Whether it could be entered. */
  readonly enter: (folder?: string) => Promise<boolean>
}

/** @param ending of the files that are listed; projects where it is empty */
export function useFolder(ending: string): Folder {
  const [listing, setListing] = useState<FolderListing | null>(null)
  const [isListed, setListed] = useState(false)
  const [fault, setFault] = useState<string | null>(null)

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

  const enter = async (folder?: string): Promise<boolean> => {
    try {
      setListing(await listFolder(folder, ending))
      setFault(null)
      return true
    } catch (failure) {
      if (!(failure instanceof HostError)) throw failure
      setFault(failure.message)
      return false
    }
  }
  return { listing, isListed, fault, setFault, enter }
}
