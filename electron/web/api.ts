import type { IncomingMessage } from 'node:http'
import type { HostCommand, HostErrorCode } from '../contract/host.ts'
import type { Answer, HostCalls } from '../contract/transport.ts'
import { answerCall, isHostCallName } from '../services/answer-call.ts'
import { FILE_SIZE_LIMIT } from '../services/project-files.ts'
import { readBody } from './read-body.ts'

/** A character of a project may take six in a JSON string (`\u001b`), though hardly any does. */
const BODY_LIMIT = 2 * FILE_SIZE_LIMIT

export interface ApiAnswer {
  readonly status: number
  readonly body: Answer
}

/**
 * `POST /api/<call>` with the call's parameters as a JSON array. A call that was understood is answered with status
 * 200 even when it failed: a file that is gone is an answer, not a fault to be reported in the browser's console.
 */
export async function answerApi(
  request: IncomingMessage,
  name: string,
  calls: HostCalls,
  takeCommands: () => readonly HostCommand[],
): Promise<ApiAnswer> {
  if (request.method !== 'POST') return refuse(405, 'unavailable', 'Calls are made with POST.')
  if (!request.headers['content-type']?.startsWith('application/json')) {
    return refuse(415, 'unavailable', 'Calls are made with JSON.')
  }
  const body = await readBody(request, BODY_LIMIT)
  if (body === null) return refuse(413, 'too-large', 'That is more than Loopwright takes at once.')
  if (name === 'takeCommands') return { status: 200, body: { value: takeCommands() } }
  if (!isHostCallName(name)) return refuse(404, 'unavailable', 'There is no such call.')
  return { status: 200, body: await answerCall(calls, name, parseJson(body)) }
}

function refuse(status: number, code: HostErrorCode, message: string): ApiAnswer {
  return { status, body: { error: { code, message } } }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
