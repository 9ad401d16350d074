/** The page is served over a scheme of its own, `app:`, so that it has an origin and headers like any web page. */
import { protocol } from 'electron'
import { readAsset } from '../assets/read-asset.ts'
import { createSecurityHeaders } from '../assets/security-headers.ts'

const SCHEME = 'app'
const HOST = 'loopwright'

export const APP_PAGE = `${SCHEME}://${HOST}/`

/** Must run before the app is ready. */
export function registerAppScheme(): void {
  protocol.registerSchemesAsPrivileged([
    { scheme: SCHEME, privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true } },
  ])
}

export function serveApp(pageFolder: string): void {
  protocol.handle(SCHEME, async request => {
    const url = new URL(request.url)
    const isAsked = url.host === HOST && request.method === 'GET'
    const asset = isAsked ? await readAsset(pageFolder, url.pathname) : null
    if (asset) return new Response(asset.body, { headers: asset.headers })
    const headers = { ...createSecurityHeaders('text/plain'), 'content-type': 'text/plain; charset=utf-8' }
    return new Response('There is nothing here.\n', { status: 404, headers })
  })
}

export function isAppUrl(address: string): boolean {
  if (!URL.canParse(address)) return false
  const url = new URL(address)
  return url.protocol === `${SCHEME}:` && url.host === HOST
}
