/** Which files of the plugins folder make up which plugin. What is on disk is behind a `FolderReader`. */
import { MOST_ENTRIES, MOST_FILES, MOST_SOURCE_CHARACTERS } from './limits.ts'
import { isPlainText, toPlainText } from './plain-text.ts'
import type { PluginSource } from './source.ts'

export interface FolderEntry {
  readonly name: string
  /** `other`: links, devices and the like, which are never followed. */
  readonly kind: 'file' | 'folder' | 'other'
  readonly sizeBytes: number
  /** When it was written last, in milliseconds. */
  readonly changedAt: number
}

/** Paths are relative to the plugins folder, with `/`; the empty path is the folder itself. All of it may throw. */
export interface FolderReader {
  /** Names in a folder. */
  readonly list: (path: string) => Promise<readonly string[]>
  readonly look: (path: string) => Promise<FolderEntry>
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
  const found: FoundPlugin[] = []
  for (const entry of await listCandidates(reader)) {
    found.push(
      'fault' in entry
        ? { name: entry.name, source: { fault: entry.fault } }
        : { name: entry.name, source: await collectSource(reader, entry) },
    )
  }
  return found
}

/** Changes whenever a file does that a plugin consists of; reads no content. */
export async function describeState(reader: FolderReader): Promise<string> {
  const marks: string[] = []
  for (const entry of await listCandidates(reader)) {
    if ('fault' in entry) {
      marks.push(JSON.stringify(entry))
      continue
    }
    const files = await listFiles(reader, entry)
    if ('fault' in files) marks.push(JSON.stringify([entry, files]))
    else for (const { path, entry: file } of files) marks.push(JSON.stringify([path, file]))
  }
  return marks.join('\n')
}

type Candidate = FolderEntry | { readonly name: string; readonly fault: string }

async function listCandidates(reader: FolderReader): Promise<Candidate[]> {
  let names: readonly string[]
  try {
    names = await reader.list('')
  } catch (error) {
    if (readCode(error) === 'ENOENT') return []
    return [{ name: 'plugins', fault: `The plugins folder cannot be read${nameCode(error)}.` }]
  }
  const candidates: Candidate[] = []
  for (const name of [...names].filter(isShown).sort()) {
    if (!isPlainText(name)) {
      candidates.push({ name: toPlainText(name), fault: `Its name ${UNSEEN_NAME}` })
      continue
    }
    try {
      const entry = await reader.look(name)
      if (entry.kind !== 'file' || isSource(name)) candidates.push(entry)
    } catch (error) {
      if (readCode(error) !== 'ENOENT')
        candidates.push({ name, fault: `It cannot be read${nameCode(error)}.` })
    }
  }
  return candidates
}

/** @param entry a file or folder in the folder of the reader */
export async function collectSource(
  reader: FolderReader,
  entry: FolderEntry,
): Promise<FoundPlugin['source']> {
  const found = await listFiles(reader, entry)
  if ('fault' in found) return found
  const files: Record<string, string> = {}
  for (const { path, key } of found) {
    try {
      files[key] = await reader.read(path)
    } catch (error) {
      return { fault: `Its file "${key}" cannot be read${nameCode(error)}.` }
    }
  }
  return { name: entry.name, files }
}

interface SourceFile {
  /** In the folder of the reader. */
  readonly path: string
  /** In the plugin. */
  readonly key: string
  readonly entry: FolderEntry
}

/** The files that make up a plugin, of which none has been read, or why it is none. */
async function listFiles(
  reader: FolderReader,
  entry: FolderEntry,
): Promise<readonly SourceFile[] | { readonly fault: string }> {
  const found: SourceFile[] = []
  let entries = 0
  let sizeBytes = 0
  const add = (path: string, key: string, file: FolderEntry): string | null => {
    sizeBytes += file.sizeBytes
    if (sizeBytes > MOST_SOURCE_CHARACTERS * 2) return 'Its files are too large for a plugin.'
    if (found.length >= MOST_FILES) return `It has more than ${MOST_FILES} files.`
    found.push({ path, key, entry: file })
    return null
  }
  const walk = async (folder: string, prefix: string, depth: number): Promise<string | null> => {
    if (depth > MOST_DEPTH) return 'Its folders are too deep.'
    const names = (await reader.list(folder)).filter(isShown).sort()
    entries += names.length
    if (entries > MOST_ENTRIES) return `It has more than ${MOST_ENTRIES} files and folders.`
    for (const name of names) {
      const inner = await reader.look(`${folder}/${name}`)
      const fault = await take(inner, `${folder}/${name}`, `${prefix}${name}`, depth)
      if (fault !== null) return fault
    }
    return null
  }
  const take = async (
    inner: FolderEntry,
    path: string,
    key: string,
    depth: number,
  ): Promise<string | null> => {
    if (!isPlainText(key)) return `The name of its file "${toPlainText(key)}" ${UNSEEN_NAME}`
    if (inner.kind === 'folder') return walk(path, `${key}/`, depth + 1)
    if (!isSource(inner.name) && !inner.name.endsWith('.json')) return null
    return inner.kind === 'file' ? add(path, key, inner) : `Its file "${key}" ${NO_FILE}`
  }
  try {
    const fault =
      entry.kind === 'other'
        ? `It ${NO_FILE}`
        : entry.kind === 'file'
          ? add(entry.name, entry.name, entry)
          : await walk(entry.name, '', 0)
    return fault === null ? found : { fault }
  } catch (error) {
    return { fault: `It cannot be read${nameCode(error)}.` }
  }
}

const UNSEEN_NAME = 'has characters that cannot be seen. Rename it.'
const NO_FILE = 'is a link or a device and is not followed. Put the files themselves into the plugins folder.'

function isShown(name: string): boolean {
  return !name.startsWith('.') && name !== 'node_modules'
}

function isSource(name: string): boolean {
  return SOURCE.test(name) && !TYPES.test(name)
}

/** The reason that an operating system gives, as `EACCES`. */
function readCode(error: unknown): string | null {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : null
}

function nameCode(error: unknown): string {
  const code = readCode(error)
  return code === null ? '' : ` (${code})`
}

/** All of a plugin in one text, of which its hash is taken. */
export function describeContent({ files }: PluginSource): string {
  return JSON.stringify(Object.entries(files).sort(([a], [b]) => (a < b ? -1 : 1)))
}
