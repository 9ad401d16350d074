/** From the files of a plugin to a library of block types. */
import type { Library } from '../block/registry.ts'
import { createBlockTypes, readAnswer } from './block-types.ts'
import type { GuestModules } from './load-modules.ts'
import { MANIFEST_FILE, type Manifest, readManifest } from './manifest.ts'
import { foldName } from './plain-text.ts'
import { PluginError, type PluginFault } from './plugin-fault.ts'
import { openSandbox } from './sandbox.ts'
import { findFile, findSourceFault, type PluginSource } from './source.ts'

export interface Plugin {
  readonly manifest: Manifest
  readonly library: Library
}

export interface LoadOptions {
  readonly modules: GuestModules
  /** Libraries that there are already. */
  readonly libraries: readonly Pick<Library, 'id' | 'name'>[]
  /** What goes wrong later, while its blocks are used. */
  readonly report: (fault: PluginFault) => void
}

/** Never throws: a plugin that cannot be used gives its fault. */
export async function loadPlugin(
  source: PluginSource,
  options: LoadOptions,
): Promise<Plugin | { readonly fault: PluginFault }> {
  try {
    const fault = findSourceFault(source)
    if (fault !== null) throw new PluginError({ message: fault })
    const declared = readDeclared(source)
    const sandbox = await openSandbox(source, findMain(source, declared), options.modules)
    const manifest = declared ?? believe(readAnswer(sandbox.manifest))
    const clash = findClash(manifest, options.libraries)
    if (clash !== null) throw new PluginError({ message: clash })
    const blocks = createBlockTypes(sandbox, manifest.id, options.report)
    return { manifest, library: { id: manifest.id, name: manifest.name, blocks } }
  } catch (error) {
    if (error instanceof PluginError) return { fault: error.fault }
    throw error
  }
}

function findClash({ id, name }: Manifest, libraries: LoadOptions['libraries']): string | null {
  if (libraries.some(library => library.id === id))
    return `There is a library "${id}" already. Give the plugin another id.`
  const like = libraries.find(library => foldName(library.name) === foldName(name))
  return like ? `There is a library called "${like.name}" already. Give the plugin another name.` : null
}

/** The manifest of a folder; null for a plugin of one file, which has it within. */
function readDeclared({ files }: PluginSource): Manifest | null {
  const text = Object.hasOwn(files, MANIFEST_FILE) ? files[MANIFEST_FILE] : undefined
  if (text === undefined) return null
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch (error) {
    throw new PluginError({
      message: `The manifest is not JSON: ${error instanceof Error ? error.message : error}`,
      file: MANIFEST_FILE,
    })
  }
  return believe(value)
}

function believe(value: unknown): Manifest {
  if (value === null) {
    throw new PluginError({
      message: `It says nothing of itself. A file needs "export const plugin = { id, name, version, sdk }", a folder a ${MANIFEST_FILE}.`,
    })
  }
  const manifest = readManifest(value)
  if ('fault' in manifest) throw new PluginError({ message: manifest.fault })
  return manifest
}

function findMain({ files }: PluginSource, manifest: Manifest | null): string {
  const names = Object.keys(files)
  if (manifest === null) {
    const [only] = names
    if (only !== undefined && names.length === 1) return only
    throw new PluginError({ message: `A folder needs a ${MANIFEST_FILE} that says what it is.` })
  }
  const found = findFile(files, manifest.main)
  if (found === null) throw new PluginError({ message: `The plugin has no file "${manifest.main}".` })
  return found
}
