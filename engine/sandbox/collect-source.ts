/** Which files of the plugins folder make up which plugin. What is on disk is behind a `FolderReader`. */
import { MOST_FILES, MOST_SOURCE_CHARACTERS } from './limits.ts'
import type { PluginSource } from './source.ts'

export interface FolderEntry {
  readonly name: string
  /** `other`: links, devices and the like, which are left alone. */
  readonly kind: 'file' | 'folder' | 'other'
  readonly sizeBytes: number
}

/** Paths are relative to the plugins folder, with `/`; the empty path is the folder itself. */
export interface FolderReader {
  readonly list: (path: string) => Promise<readonly FolderEntry[]>
  readonly read: (path: string) => Promise<string>
}

/** One file or folder in the plugins folder. */
export interface FoundPlugin {
  readonly name: string
  readonly source: PluginSource | { readonly fault: string }
}

const SOURCE = /\.(js|ts)$/
/** Types for editors are no code. */
const TYPES = /\.d\.ts$/
const MOST_DEPTH = 8

/** In the order of their names. A folder that is not there has no plugins. */
export async function collectPlugins(reader: FolderReader): Promise<FoundPlugin[]> {
  const entries = await reader.list('')
  const found: FoundPlugin[] = []
  for (const entry of [...entries].sort((a, b) => (a.name < b.name ? -1 : 1))) {
    if (entry.name.startsWith('.') || entry.name === 'node_modules') continue
    if (entry.kind === 'folder' || (entry.kind === 'file' && isSource(entry.name))) {
      found.push({ name: entry.name, source: await collectSource(reader, entry) })
    }
  }
  return found
}

/** @param entry a file or folder in the folder of the reader */
export async function collectSource(
  reader: FolderReader,
  entry: FolderEntry,
): Promise<FoundPlugin['source']> {
  const files: Record<string, string> = {}
  let size = 0
  const add = async (path: string, key: string, sizeBytes: number): Promise<string | null> => {
    size += sizeBytes
    if (size > MOST_SOURCE_CHARACTERS * 2) return 'Its files are too large for a plugin.'
    if (Object.keys(files).length >= MOST_FILES) return `It has more than ${MOST_FILES} files.`
    files[key] = await reader.read(path)
    return null
  }
  const walk = async (folder: string, prefix: string, depth: number): Promise<string | null> => {
    if (depth > MOST_DEPTH) return 'Its folders are too deep.'
    for (const inner of await reader.list(folder)) {
      if (inner.name.startsWith('.') || inner.name === 'node_modules') continue
      const path = `${folder}/${inner.name}`
      const key = `${prefix}${inner.name}`
      const isWanted = isSource(inner.name) || inner.name.endsWith('.json')
      const fault =
        inner.kind === 'folder'
          ? await walk(path, `${key}/`, depth + 1)
          : inner.kind === 'file' && isWanted
            ? await add(path, key, inner.sizeBytes)
            : null
      if (fault !== null) return fault
    }
    return null
  }
  const fault =
    entry.kind === 'file' ? await add(entry.name, entry.name, entry.sizeBytes) : await walk(entry.name, '', 0)
  return fault === null ? { name: entry.name, files } : { fault }
}

function isSource(name: string): boolean {
  return SOURCE.test(name) && !TYPES.test(name)
}

/** All of a plugin in one text, of which its hash is taken. */
export function describeContent({ files }: PluginSource): string {
  return JSON.stringify(Object.entries(files).sort(([a], [b]) => (a < b ? -1 : 1)))
}
