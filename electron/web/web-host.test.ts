import { mkdir, mkdtemp, writeFile } from 'node:fs/promises'
import { request } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { startWebHost, type WebHost } from './web-host.ts'

let host: WebHost
let home: string
let port: number

beforeEach(async () => {
  home = await mkdtemp(join(tmpdir(), 'loopwright-web-'))
  await mkdir(join(home, 'page'))
  await mkdir(join(home, 'examples'))
  await writeFile(join(home, 'page', 'index.html'), '<!doctype html>the app')
  host = await startWebHost({
    pageFolder: join(home, 'page'),
    examplesFolder: join(home, 'examples'),
    userDataFolder: join(home, 'data'),
    projectsFolder: join(home, 'projects'),
    openPath: '/p/motor.loop',
  })
  port = Number(new URL(host.link).port)
})

afterEach(() => host.stop())

interface Reply {
  readonly status: number
  readonly headers: Record<string, string | string[] | undefined>
  readonly text: string
}

/** Node's own client, because `fetch` may not set `Host`, `Origin` or `Cookie`. */
function send(
  path: string,
  {
    method = 'GET',
    headers = {},
    body = '',
  }: { method?: string; headers?: Record<string, string>; body?: string } = {},
): Promise<Reply> {
  return new Promise((resolve, reject) => {
    const message = request({ host: '127.0.0.1', port, path, method, headers, agent: false }, response => {
      let text = ''
      response.setEncoding('utf8')
      response.on('data', (part: string) => {
        text += part
      })
      response.on('end', () => resolve({ status: response.statusCode ?? 0, headers: response.headers, text }))
    })
    message.on('error', reject)
    message.end(body)
  })
}

const visit = (headers: Record<string, string> = {}): Promise<Reply> => {
  const { pathname, search } = new URL(host.link)
  return send(pathname + search, { headers })
}

async function openSession(): Promise<string> {
  const [cookie] = (await visit()).headers['set-cookie'] ?? []
  return cookie?.split(';')[0] ?? ''
}

function call(
  cookie: string,
  name: string,
  parameters: unknown,
  headers: Record<string, string> = {},
): Promise<Reply> {
  const origin = `http://127.0.0.1:${port}`
  return send(`/api/${name}`, {
    method: 'POST',
    headers: { cookie, origin, 'content-type': 'application/json', ...headers },
    body: JSON.stringify(parameters),
  })
}

describe('the door', () => {
  it('opens once for the link and stays open for its browser', async () => {
    const first = await visit()
    expect(first.status).toBe(303)
    expect(first.headers.location).toBe('/')
    const [cookie = ''] = first.headers['set-cookie'] ?? []
    expect(cookie).toMatch(/; Path=\/; HttpOnly; SameSite=Strict$/)
    const session = cookie.split(';')[0] ?? ''
    expect((await send('/', { headers: { cookie: session } })).text).toContain('the app')
    expect((await visit({ cookie: session })).status).toBe(303)
    const second = await visit()
    expect(second.status).toBe(403)
    expect(second.text).toContain('npm start')
    expect(second.headers['set-cookie']).toBeUndefined()
  })

  it('stays shut for a wrong token, and the right one is not spent by it', async () => {
    expect((await send('/?token=wrong')).status).toBe(403)
    expect((await send('/')).status).toBe(403)
    expect((await send('/', { headers: { cookie: `loopwright-${port}=guess` } })).status).toBe(403)
    expect((await call('', 'listRecent', [])).status).toBe(403)
    expect((await visit()).status).toBe(303)
  })

  it('keeps its strict cookie after a link on another site', async () => {
    const reply = await visit({ 'sec-fetch-site': 'cross-site' })
    expect(reply.status).toBe(200)
    expect(reply.headers['set-cookie']).toBeDefined()
    expect(reply.text).toContain('url=/')
  })

  it('is not found under another name', async () => {
    const cookie = await openSession()
    for (const name of ['evil.example', `evil.example:${port}`, `localhost:${port}`, '127.0.0.1']) {
      expect((await send('/', { headers: { cookie, host: name } })).status, name).toBe(421)
    }
  })
})

describe('calls', () => {
  it('are answered with values or with faults', async () => {
    const cookie = await openSession()
    const path = join(home, 'projects', 'one.loop')
    const saved = JSON.parse((await call(cookie, 'writeFile', [path, 'text', null])).text)
    expect(saved.value.path).toBe(path)
    expect(JSON.parse((await call(cookie, 'readFile', [path])).text).value).toMatchObject({
      path,
      text: 'text',
    })
    const fault = JSON.parse((await call(cookie, 'writeFile', [path, 'more', 'other'])).text)
    expect(fault.error).toMatchObject({ code: 'changed-outside' })
  })

  it('come from our own page only, as JSON, by POST', async () => {
    const cookie = await openSession()
    expect((await call(cookie, 'listRecent', [], { origin: 'http://evil.example' })).status).toBe(403)
    expect((await send('/api/listRecent', { method: 'POST', headers: { cookie } })).status).toBe(403)
    expect((await call(cookie, 'listRecent', [], { 'content-type': 'text/plain' })).status).toBe(415)
    const origin = `http://127.0.0.1:${port}`
    expect((await send('/api/listRecent', { headers: { cookie, origin } })).status).toBe(405)
    expect((await call(cookie, 'nothing', [])).status).toBe(404)
    expect(JSON.parse((await call(cookie, 'readFile', [])).text)).toHaveProperty('error.code', 'unavailable')
  })

  it('are refused when they are larger than any project', async () => {
    const cookie = await openSession()
    const length = String(2 ** 31)
    const reply = await new Promise<Reply['status']>((resolve, reject) => {
      const headers = {
        cookie,
        origin: `http://127.0.0.1:${port}`,
        'content-type': 'application/json',
        'content-length': length,
      }
      const message = request({ host: '127.0.0.1', port, path: '/api/writeFile', method: 'POST', headers })
      message.on('response', response => {
        resolve(response.statusCode ?? 0)
        message.destroy()
      })
      message.on('error', reject)
      message.write('[')
    })
    expect(reply).toBe(413)
  })

  it('hand over the file to open once', async () => {
    const cookie = await openSession()
    const take = async (): Promise<unknown> => JSON.parse((await call(cookie, 'takeCommands', [])).text).value
    expect(await take()).toEqual([{ kind: 'open-path', path: '/p/motor.loop' }])
    expect(await take()).toEqual([])
  })
})

describe('every reply', () => {
  it('carries the headers that isolate the page', async () => {
    const cookie = await openSession()
    const replies = [
      await send('/', { headers: { cookie } }),
      await send('/nothing.js', { headers: { cookie } }),
      await send('/'),
      await call(cookie, 'listRecent', []),
    ]
    for (const { headers } of replies) {
      expect(headers).toMatchObject({
        'cross-origin-opener-policy': 'same-origin',
        'cross-origin-embedder-policy': 'require-corp',
        'cross-origin-resource-policy': 'same-origin',
        'x-content-type-options': 'nosniff',
        'content-security-policy': expect.stringContaining("default-src 'none'"),
      })
    }
    expect(replies.map(({ status }) => status)).toEqual([200, 404, 403, 200])
  })

  it('serves no other method for files', async () => {
    const cookie = await openSession()
    expect((await send('/', { method: 'HEAD', headers: { cookie } })).text).toBe('')
    expect((await send('/', { method: 'DELETE', headers: { cookie } })).status).toBe(405)
  })
})
