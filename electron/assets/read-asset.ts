import { readFile } from 'node:fs/promises'
import { join, resolve, sep } from 'node:path'
import { findContentType } from './content-types.ts'
import { createSecurityHeaders } from './security-headers.ts'

export interface Asset {
  readonly body: Uint8Array<ArrayBuffer>
  readonly headers: Record<string, string>
}

/**
 * The bundler ends these names in a hash of the content, eight characters. One without a digit or a capital could be a
 * plain word, and is asked for again each time.
 */
const HASHED = /^\/assets\/.+-(?=[a-z_-]*[A-Z0-9])[\w-]{8}\.\w+$/

/** Reads what a URL path names below `folder`; null when nothing there is meant to be served. */
export async function readAsset(folder: string, urlPath: string): Promise<Asset | null> {
  const name = decodePath(urlPath)
  if (name === null) return null
  const root = resolve(folder)
  const path = join(root, name === '/' ? 'index.html' : name)
  if (!path.startsWith(root + sep)) return null
  try {
    const body = new Uint8Array(await readFile(path))
    const contentType = findContentType(path)
    const headers = {
      ...createSecurityHeaders(contentType),
      'content-type': contentType,
      'cache-control': HASHED.test(name) ? 'max-age=31536000, immutable' : 'no-cache',
    }
    return { body, headers }
  } catch {
    return null
  }
}

/** Null for whatever a browser would not ask of its own accord: hidden files, climbing out, other separators. */
function decodePath(urlPath: string): string | null {
  try {
    const name = decodeURIComponent(urlPath)
    const isPlain =
      name.startsWith('/') && !/[\\\0:]/.test(name) && !name.split('/').some(part => part.startsWith('.'))
    return isPlain ? name : null
  } catch {
    return null
  }
}
