/** Fixed steps: both runs go on by the same time, and their rows are compared batch by batch. */
import type { Program, Signal } from '../compile/program.ts'
import { comparePairs } from './error-bands.ts'
import type { Refinement } from './refine-program.ts'
import { listColumns } from './signal-log.ts'
import type { TrustCheck, TrustRequest } from './trust-interface.ts'
import { findSame, startPair } from './trust-pair.ts'

/** Coarse steps between two comparisons: their rows are all that is held. */
const BATCH_TICKS = 256

export function checkFixed(request: TrustRequest, program: Program, refined: Refinement): TrustCheck {
  const { signals, untilSeconds = program.stop } = request
  const lastTick = Math.min(program.lastTick, Math.round(untilSeconds / program.step))
  const coarseRows = createRowQueue(signals)
  const fineRows = createRowQueue(findSame(refined.program, signals))
  const pair = startPair(request, program, refined, {
    coarse: { sink: coarseRows },
    fine: { sink: { ...fineRows, every: refined.ticks } },
  })
  const { coarse, fine, recorder } = pair
  const compare = (): void => {
    const rows = Math.min(coarseRows.count(), fineRows.count())
    comparePairs(recorder, coarseRows.drain(), fineRows.drain(), rows, coarseRows.length)
  }
  compare()
  const check = {
    get isFinished(): boolean {
      return coarse.isFinished || fine.isFinished || coarse.tick >= lastTick
    },
    get timeSeconds(): number {
      return pair.timeSeconds
    },
    advance: (steps: number): void => {
      let left = steps
      while (left > 0 && !check.isFinished) {
        const change = pair.nextChange()
        const until = change ? Math.round(change.timeSeconds / program.step) : Number.POSITIVE_INFINITY
        if (coarse.tick >= until) {
          pair.change()
          continue
        }
        const ticks = Math.min(left, until - coarse.tick, lastTick - coarse.tick, BATCH_TICKS)
        coarse.advance(ticks)
        fine.advance(ticks * refined.ticks)
        left -= ticks
        compare()
      }
    },
    result: pair.conclude,
    close: pair.close,
  }
  return check
}

/** Rows that wait to be compared. */
function createRowQueue(signals: readonly Signal[]) {
  const addresses = listColumns(signals).map(({ address }) => address)
  const length = 1 + addresses.length
  let batches: Float64Array[] = []
  let rows = 0
  return {
    addresses,
    length,
    take: (batch: Float64Array, count: number): void => {
      batches.push(batch.slice(0, count * length))
      rows += count
    },
    count: () => rows,
    drain: (): Float64Array => {
      const all = new Float64Array(rows * length)
      let end = 0
      for (const batch of batches) {
        all.set(batch, end)
        end += batch.length
      }
      batches = []
      rows = 0
      return all
    },
  }
}
