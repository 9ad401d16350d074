/** Who may talk to the web host: the one browser that was given the link. */
import { randomBytes, timingSafeEqual } from 'node:crypto'

export interface Session {
  /** Goes into the link that is opened or printed. */
  readonly token: string
  /** True once, for the right token. */
  readonly spend: (token: string) => boolean
  readonly cookieFor: (port: number) => string
  readonly isOpenTo: (cookies: string | undefined, port: number) => boolean
}

export function createSession(): Session {
  const token = createSecret()
  const secret = createSecret()
  let isSpent = false
  return {
    token,
    spend: given => {
      if (isSpent || !isEqual(given, token)) return false
      isSpent = true
      return true
    },
    cookieFor: port => `${cookieName(port)}=${secret}; Path=/; HttpOnly; SameSite=Strict`,
    isOpenTo: (cookies, port) => {
      const given = readCookie(cookies ?? '', cookieName(port))
      return given !== null && isEqual(given, secret)
    },
  }
}

/** 256 bits. */
function createSecret(): string {
  return randomBytes(32).toString('base64url')
}

/** Browsers share cookies among the ports of a machine; the name keeps two running hosts apart. */
function cookieName(port: number): string {
  return `loopwright-${port}`
}

function readCookie(cookies: string, name: string): string | null {
  for (const cookie of cookies.split(';')) {
    const [key, value] = cookie.trim().split('=', 2)
    if (key === name && value !== undefined) return value
  }
  return null
}

function isEqual(a: string, b: string): boolean {
  const left = Buffer.from(a)
  const right = Buffer.from(b)
  return left.length === right.length && timingSafeEqual(left, right)
}
