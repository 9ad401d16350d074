import type { IncomingMessage } from 'node:http'

/** The whole body of a request as text, or null when it is longer than `limit` bytes. */
export function readBody(request: IncomingMessage, limit: number): Promise<string | null> {
  if (Number(request.headers['content-length'] ?? 0) > limit) return Promise.resolve(null)
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = []
    let length = 0
    request.on('data', (bytes: Buffer) => {
      length += bytes.length
      if (length > limit) {
        // What was kept goes; what still comes is let through unkept until the answer closes the connection.
        chunks.length = 0
        resolve(null)
      } else {
        chunks.push(bytes)
      }
    })
    request.on('end', () => resolve(Buffer.concat(chunks).toString('utf8')))
    request.on('error', reject)
  })
}
