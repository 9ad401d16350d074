/** A repeated run and the finer one beside it: what is done to both, and what the two tell. */
import type { Program, Signal } from '../compile/program.ts'
import { type BandRecorder, createBandRecorder } from './error-bands.ts'
import type { Refinement } from './refine-program.ts'
import { createRun, type Run, type RunOptions } from './run.ts'
import { listColumns } from './signal-log.ts'
import type { ParameterChange, Trust, TrustRequest } from './trust-interface.ts'

export interface TrustPair {
  readonly coarse: Run
  readonly fine: Run
  readonly recorder: BandRecorder
  /** How far both have come. */
  readonly timeSeconds: number
  /** The change of parameters that comes next, undefined after the last. */
  readonly nextChange: () => ParameterChange | undefined
  /** Makes the next change in both. */
  readonly change: () => void
  readonly conclude: () => Trust
  readonly close: () => void
}

interface Sides {
  readonly coarse: Pick<RunOptions, 'sink'>
  readonly fine: Pick<RunOptions, 'sink' | 'landings'>
}

/** Both runs, at their starts. */
export function startPair(
  { signals, createEngine, changes = [], parts }: TrustRequest,
  program: Program,
  refined: Refinement,
  sides: Sides,
): TrustPair {
  const names = listColumns(signals).map(({ name }) => name)
  const recorder = createBandRecorder(names, program.stop, parts)
  const coarse = createRun(program, { createEngine, ...sides.coarse })
  const fine = createRun(refined.program, { createEngine, ...sides.fine })
  coarse.start()
  fine.start()
  let next = 0
  return {
    coarse,
    fine,
    recorder,
    get timeSeconds() {
      return Math.min(coarse.timeSeconds, fine.timeSeconds)
    },
    nextChange: () => changes[next],
    change: () => {
      for (const { address, value } of changes[next]?.writes ?? []) {
        coarse.memory[address] = value
        fine.memory[address] = value
      }
      next += 1
    },
    conclude: () => ({
      finer: refined.what,
      bands: recorder.bands(),
      notes: listNotes(refined, coarse.program),
      fault: coarse.fault ? null : fine.fault,
      untilSeconds: Math.min(coarse.timeSeconds, fine.timeSeconds),
    }),
    close: () => {
      coarse.close()
      fine.close()
    },
  }
}

/** Addresses may differ where delays hold more. */
export function findSame(program: Program, signals: readonly Signal[]): Signal[] {
  return signals.map(signal => program.signals.get(signal.name) ?? signal)
}

function listNotes({ everyStep }: Refinement, { sections }: Program): string[] {
  const [first = ''] = everyStep
  const others = everyStep.length - 1
  if (everyStep.length > 0) {
    const who = others > 0 ? `${first} and ${others} more compute` : `${first} computes`
    return [`${who} at every step, however long it is: ten times as often is a part of the difference.`]
  }
  return sections.continuousStates.length === 0
    ? ['No state of the diagram is continuous, so that no signal is wrong by the solver.']
    : []
}
