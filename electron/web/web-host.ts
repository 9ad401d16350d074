/**
 * Loopwright in a browser: the page and the calls of the host, over HTTP on the loopback interface, for one browser
 * session.
 */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { readAsset } from '../assets/read-asset.ts'
import { createSecurityHeaders } from '../assets/security-headers.ts'
import type { HostCommand } from '../contract/host.ts'
import { createServices, type ServiceOptions } from '../services/services.ts'
import { answerApi } from './api.ts'
import { CLOSED_DOOR_PAGE, STEPPING_STONE_PAGE } from './pages.ts'
import { createSession } from './session.ts'

const ADDRESS = '127.0.0.1'
/** Milliseconds; longer than a person's pause between two clicks. */
const KEEP_ALIVE = 120_000

export interface WebHostOptions extends ServiceOptions {
  /** The built page. */
  readonly pageFolder: string
  /** A project file to open when the page is there. */
  readonly openPath?: string
}

export interface WebHost {
  /** Opens the app once: the token in it is spent with the first visit. */
  readonly link: string
  readonly stop: () => Promise<void>
}

export async function startWebHost(options: WebHostOptions): Promise<WebHost> {
  const calls = createServices(options)
  const session = createSession()
  let commands: readonly HostCommand[] =
    options.openPath === undefined ? [] : [{ kind: 'open-path', path: options.openPath }]
  const takeCommands = (): readonly HostCommand[] => {
    const taken = commands
    commands = []
    return taken
  }

  const server = createServer((request, response) => {
    answer(request, response).catch((fault: unknown) => {
      console.error(fault)
      if (response.headersSent) response.destroy()
      else sendText(response, 500, 'Something went wrong inside Loopwright; the terminal says more.')
    })
  })
  server.keepAliveTimeout = KEEP_ALIVE

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    // Another name for this address means that a foreign page was made to point here (DNS rebinding).
    if (request.headers.host !== `${ADDRESS}:${port}`)
      return sendText(response, 421, 'Loopwright has another address.')
    const base = `http://${ADDRESS}:${port}`
    if (!URL.canParse(request.url ?? '/', base)) return sendText(response, 400, 'That is no address.')
    const url = new URL(request.url ?? '/', base)
    const token = url.pathname === '/' && request.method === 'GET' ? url.searchParams.get('token') : null
    if (token !== null && session.spend(token)) return letIn(request, response)
    if (!session.isOpenTo(request.headers.cookie, port)) return sendPage(response, 403, CLOSED_DOOR_PAGE)
    if (token !== null) return redirect(response)
    if (url.pathname.startsWith('/api/'))
      return sendApi(request, response, url.pathname.slice('/api/'.length))
    return sendAsset(request, response, url.pathname)
  }

  function letIn(request: IncomingMessage, response: ServerResponse): void {
    response.setHeader('set-cookie', session.cookieFor(port))
    if (request.headers['sec-fetch-site'] === 'cross-site') sendPage(response, 200, STEPPING_STONE_PAGE)
    else redirect(response)
  }

  async function sendApi(request: IncomingMessage, response: ServerResponse, name: string): Promise<void> {
    if (request.headers.origin !== `http://${ADDRESS}:${port}`) {
      return sendText(response, 403, 'Only the page of Loopwright may call Loopwright.')
    }
    const { status, body } = await answerApi(request, name, calls, takeCommands)
    // A body that was too long is still on its way.
    if (status === 413) response.setHeader('connection', 'close')
    send(response, status, 'application/json; charset=utf-8', JSON.stringify(body))
  }

  async function sendAsset(request: IncomingMessage, response: ServerResponse, path: string): Promise<void> {
    if (request.method !== 'GET' && request.method !== 'HEAD')
      return sendText(response, 405, 'There is only reading here.')
    const asset = await readAsset(options.pageFolder, path)
    if (asset === null) return sendText(response, 404, 'There is nothing here.')
    response.writeHead(200, { ...asset.headers, 'content-length': asset.body.length })
    response.end(request.method === 'HEAD' ? undefined : asset.body)
  }

  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(0, ADDRESS, resolve)
  })
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('The server has no port.')
  const port = address.port

  return {
    link: `http://${ADDRESS}:${port}/?token=${session.token}`,
    stop: () =>
      new Promise(resolve => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

function redirect(response: ServerResponse): void {
  response.setHeader('location', '/')
  sendText(response, 303, 'Loopwright is at /')
}

function sendText(response: ServerResponse, status: number, text: string): void {
  send(response, status, 'text/plain; charset=utf-8', `${text}\n`)
}

function sendPage(response: ServerResponse, status: number, page: string): void {
  send(response, status, 'text/html; charset=utf-8', page)
}

function send(response: ServerResponse, status: number, contentType: string, body: string): void {
  response.writeHead(status, {
    ...createSecurityHeaders(contentType),
    'content-type': contentType,
    'cache-control': 'no-store',
    'content-length': Buffer.byteLength(body),
  })
  response.end(body)
}
