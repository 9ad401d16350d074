/** What checks noted while the run went on: instants for a warning, or for marks in the scopes. */
import type { Program } from '../compile/program.ts'
import type { Diagnostic } from '../model/diagnostic.ts'
import { timeText } from './time-text.ts'

export interface Notice {
  readonly action: 'warn' | 'mark'
  /** The check, as `path/block`. */
  readonly block: string
  readonly message: string
  /** How often its condition began to fail. */
  readonly count: number
  /** The first of those instants, in seconds. */
  readonly times: readonly number[]
  readonly place: Diagnostic['place']
}

/** Checks that noted something so far, in the order of the blocks. */
export function listNotices({ watches, blocks }: Program, memory: Float64Array): Notice[] {
  return watches.flatMap(({ action, address, width, message, block }) => {
    if (action !== 'warn' && action !== 'mark') return []
    const [count = 0, ...times] = memory.subarray(address, address + width)
    if (!(count > 0)) return []
    const { model = '', path = '', name = '' } = blocks[block] ?? {}
    const place = { model, path, block: name }
    return [
      {
        action,
        block: path === '' ? name : `${path}/${name}`,
        message,
        count,
        times: times.slice(0, count),
        place,
      },
    ]
  })
}

/** The warning of a check that warns, null of one that marks. */
export function describeNotice({ action, message, count, times, place }: Notice): Diagnostic | null {
  const [first] = times
  if (action === 'mark' || first === undefined) return null
  const again = count === 1 ? '' : count === 2 ? ', and once more' : `, and ${count - 1} more times`
  return {
    severity: 'warning',
    code: 'check-warned',
    message: `${message} at ${timeText(first)}${again}.`,
    place,
    timeSeconds: first,
  }
}
