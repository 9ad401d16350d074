/** The headers of every response, the same over HTTP and over Electron's `app:` scheme. */

const PAGE_POLICY = [
  "default-src 'none'",
  // Plugins are asked about their blocks in a sandbox that is WebAssembly.
  "script-src 'self' 'wasm-unsafe-eval'",
  "worker-src 'self'",
  "style-src 'self'",
  // KaTeX positions the parts of a formula with style attributes.
  "style-src-attr 'unsafe-inline'",
  "img-src 'self' data: blob:",
  "font-src 'self'",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ')

/**
 * A worker obeys the policy of its own script's response and, where that has none, no policy at all. So whatever is
 * not a page carries this one: the engine may compile WebAssembly and may not reach any network.
 */
const WORKER_POLICY = [
  "default-src 'none'",
  "script-src 'self' 'wasm-unsafe-eval'",
  "worker-src 'self'",
  "connect-src 'none'",
  "frame-ancestors 'none'",
].join('; ')

const SHARED_HEADERS = {
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-embedder-policy': 'require-corp',
  'cross-origin-resource-policy': 'same-origin',
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
}

export function createSecurityHeaders(contentType: string): Record<string, string> {
  const isPage = contentType.startsWith('text/html')
  return { ...SHARED_HEADERS, 'content-security-policy': isPage ? PAGE_POLICY : WORKER_POLICY }
}
