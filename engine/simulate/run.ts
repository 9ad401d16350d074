/**
 * The stepping algorithm with a fixed step (`variable-run.ts` has the other). x- is a value before the update at t, x+ after it.
 *
 *   start:   states := initial values;  outputs(0);  report
 *   step k:  x+ := update(t, u, x-)          discrete states that tick k hits, resets of continuous ones
 *            x  := solver from t to t + h    minor evaluations hold discrete outputs
 *            k  := k + 1,  t := time of k
 *            outputs(k);  report
 *
 * A run ends at its last tick, where a check or a Stop Simulation asks for it, where a value is no longer finite, or where
 * an algebraic loop has no solution: then `fault` says why, if it is an error, and the memory stays as it was found.
 */

import { type Program, TICK_BEHIND_TIME } from '../compile/program.ts'
import type { Snapshot } from '../context/snapshot.ts'
import type { StepPlan, Stepper } from '../engines/engine.ts'
import { createSimpleEngine } from '../engines/simple.ts'
import { createTickClock, findTicksPerSecond } from '../math/tick-time.ts'
import type { Diagnostic } from '../model/diagnostic.ts'
import { findSolver } from '../solvers/catalogue.ts'
import { carryOver, type Instant } from './carry-over.ts'
import { findInStep } from './find-origin.ts'
import { createIntegrator } from './integrator.ts'
import { endWith, judgePoint } from './judge-point.ts'
import { createRowStage, type RowSink } from './row-sink.ts'
import type { Run, RunOptions } from './run-interface.ts'
import { findSteadyState } from './steady-state.ts'
import { createVariableRun } from './variable-run.ts'

export type { Run, RunOptions } from './run-interface.ts'

const NOTHING = new Float64Array(0)
/** Steps between two copies of the memory where steps are taken one by one: a copy costs about as much as one. */
const KEPT_TICKS = 32

export function createRun(program: Program, options: RunOptions = {}): Run {
  return program.variable ? createVariableRun(program, options) : createFixedRun(program, options)
}

function createFixedRun(program: Program, options: RunOptions): Run {
  const { createEngine = createSimpleEngine, sink, onMajorStep } = options
  // An engine's stepper may take steps back; what a plain function did cannot be taken back.
  const plan = onMajorStep || program.callers.length > 0 ? null : planSteps(program, sink)
  const engine = createEngine(program, options.isShared ?? false, plan)
  const { context, stepper } = engine
  const stage = sink && createRowStage(sink)
  const { memory } = context
  const timeOf = createTickClock(program.step)
  const rowLength = 1 + (sink?.addresses.length ?? 0)
  const integrate = createIntegrator(program, context, () => engine.computeDerivatives())
  // The memory some steps ago, to take those once more from: what a plain function did cannot be taken back.
  const { continuousStates } = context
  const canRetake = continuousStates.length > 0 && program.callers.length === 0
  const kept = new Float64Array(canRetake ? program.memoryLength : 0)
  let keptTick = 0
  let unrefined: Diagnostic | null = null

  const run = {
    program,
    solver: { id: program.solver, why: 'asked for' },
    memory,
    tick: 0,
    get steps(): number {
      return run.tick
    },
    rowsPerStep: 1,
    timeSeconds: 0,
    isFinished: false,
    fault: null as Diagnostic | null,
    notFinite: null as Diagnostic | null,
    start: (): void => {
      memory[program.timeAddress] = 0
      memory[program.timeAddress + TICK_BEHIND_TIME] = 0
      engine.initialise()
      const unsteady = program.startsSteady ? findSteadyState(program, memory) : null
      computePoint()
      stage?.flush()
      // What cannot be computed is at fault first: no state rests beside it.
      if (unsteady && !run.fault) endWith(run, unsteady)
    },
    startFrom: (before: Instant): void => {
      run.tick = Math.min(Math.round(before.timeSeconds / program.step), program.lastTick)
      run.timeSeconds = timeOf(run.tick)
      memory[program.timeAddress] = run.timeSeconds
      memory[program.timeAddress + TICK_BEHIND_TIME] = run.tick
      engine.initialise()
      carryOver(before, program, memory)
      computePoint()
      stage?.flush()
    },
    hold: () => NOTHING,
    resume: (snapshot: Snapshot): void => {
      run.tick = snapshot.tick
      run.timeSeconds = timeOf(run.tick)
      engine.initialise()
      memory.set(snapshot.memory)
      engine.forgiveFault()
      look()
      stage?.add(memory, run.tick, run.timeSeconds)
      onMajorStep?.(run)
      stage?.flush()
    },
    advance: (ticks: number): void => {
      if (stepper) leap(stepper, ticks)
      else walk(ticks)
      stage?.flush()
    },
    close: (): void => engine.close?.(),
  }

  /** Many steps at a time, by an engine that can. */
  const leap = (fast: Stepper, ticks: number): void => {
    let left = Math.min(ticks, program.lastTick - run.tick)
    while (left > 0 && !run.isFinished) {
      if (run.notFinite === null) keep()
      const taken = fast.advance(run.tick, left)
      left -= taken
      run.tick += taken
      run.timeSeconds = timeOf(run.tick)
      look()
      if (fast.rowCount > 0) sink?.take(fast.rows.subarray(0, fast.rowCount * rowLength), fast.rowCount)
      refineFault()
    }
  }
  const walk = (ticks: number): void => {
    for (let n = 0; n < ticks && !run.isFinished; n += 1) {
      if (n % KEPT_TICKS === 0 && run.notFinite === null) keep()
      move()
      computePoint()
      refineFault()
    }
  }
  const move = (): void => {
    engine.update(run.tick)
    const end = timeOf(run.tick + 1)
    integrate(run.timeSeconds, end)
    run.tick += 1
    run.timeSeconds = end
    memory[program.timeAddress] = end
    memory[program.timeAddress + TICK_BEHIND_TIME] = run.tick
  }
  const keep = (): void => {
    if (canRetake) kept.set(memory.subarray(0, kept.length))
    keptTick = run.tick
  }
  /** A value that is not finite may have been made inside the last step, at an instant of the solver's own. */
  const refineFault = (): void => {
    const { tick, timeSeconds } = run
    const fault = run.fault ?? unrefined
    unrefined = null
    if (!canRetake || tick === keptTick || (fault?.code !== 'not-finite' && fault?.code !== 'algebraic-loop'))
      return
    const end = memory.slice()
    memory.set(kept)
    engine.forgiveFault()
    run.tick = keptTick
    run.timeSeconds = timeOf(keptTick)
    while (run.tick < tick - 1) {
      if (stepper) {
        run.tick += stepper.advance(run.tick, tick - 1 - run.tick)
        continue
      }
      move()
      engine.computeOutputs(run.tick)
    }
    const found = findInStep(program, memory.subarray(0, kept.length), tick - 1)
    if (found && run.fault) run.fault = found
    else if (found) run.notFinite = { ...found, severity: 'warning' }
    memory.set(end)
    run.tick = tick
    run.timeSeconds = timeSeconds
  }
  const computePoint = (): void => {
    engine.computeOutputs(run.tick)
    look()
    stage?.add(memory, run.tick, run.timeSeconds)
    onMajorStep?.(run)
  }
  const look = (): void => {
    unrefined = judgePoint(run, program, engine, run.tick >= program.lastTick) ?? unrefined
  }
  return run
}

/** What an engine must know to take steps by itself. */
function planSteps(program: Program, sink: RowSink | undefined): StepPlan | null {
  const solver = findSolver(program.solver)
  if (solver?.kind !== 'fixed') return null
  return {
    method: solver.tableau,
    stepSeconds: program.step,
    ticksPerSecond: findTicksPerSecond(program.step),
    log: sink ? { addresses: sink.addresses, every: sink.every ?? 1 } : null,
  }
}
