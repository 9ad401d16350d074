/** What a plugin says of itself: `loopwright.json` of a folder, or `export const plugin` of a single file. */
import { z } from 'zod'
import { isPlainText } from './plain-text.ts'

/** Version of the SDK that this app speaks; a plugin names the one that it was written for. */
export const SDK_VERSION = 1
export const MANIFEST_FILE = 'loopwright.json'

export interface Manifest {
  /** Also the id of its library: `id/block`. */
  readonly id: string
  readonly name: string
  readonly version: string
  readonly sdk: number
  /** The file that exports `blocks`. */
  readonly main: string
  readonly description: string
  readonly author: string
}

const ID = /^[a-z][a-z0-9-]{0,39}$/

const line = (most: number) => z.string().max(most).refine(isPlainText, 'has characters that cannot be seen')

const schema = z.object({
  id: z
    .string()
    .regex(ID, 'must be of a-z, 0-9 and -, begin with a letter, and have at most 40 characters')
    .refine(id => !(id in Object.prototype), 'is reserved'),
  name: line(60).min(1),
  version: z.string().regex(/^\d{1,6}\.\d{1,6}\.\d{1,6}$/, 'must look like 1.0.0'),
  sdk: z.number().int(),
  main: line(200).default('index.js'),
  description: line(500).default(''),
  author: line(100).default(''),
})

/** @returns the manifest, or why it is none, in words for its author. */
export function readManifest(value: unknown): Manifest | { readonly fault: string } {
  const result = schema.safeParse(value)
  if (!result.success) {
    const [issue] = result.error.issues
    const place = issue?.path.join('.') || 'it'
    return { fault: `The manifest is not complete: ${place}: ${issue?.message ?? 'not valid'}.` }
  }
  const { sdk, main } = result.data
  if (sdk !== SDK_VERSION) {
    return {
      fault: `It was written for version ${sdk} of the plugin SDK, and this Loopwright has version ${SDK_VERSION}.`,
    }
  }
  const path = resolvePath('', main)
  if (path === null) return { fault: `The manifest's main file "${main}" is not a file of the plugin.` }
  return { ...result.data, main: path }
}

/**
 * A path inside the plugin, from the folder of the file that names it; null where it leaves the plugin or is not
 * a plain relative path.
 */
export function resolvePath(folder: string, path: string): string | null {
  if (path.includes('\\') || path.includes('\0') || path.includes(':') || path.startsWith('/')) return null
  const parts = folder === '' ? [] : folder.split('/')
  for (const part of path.split('/')) {
    if (part === '' || part === '.') continue
    if (part !== '..') parts.push(part)
    else if (parts.pop() === undefined) return null
  }
  return parts.length > 0 ? parts.join('/') : null
}
