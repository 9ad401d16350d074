/**
 * The stepping algorithm with variable steps. x- is a value before the update at t, x+ after it.
 *
 *   start:  states := initial values;  outputs(0), which set the modes;  report
 *   step:   x+ := update(t, u, x-);  where that resets states, or after an event: outputs, update, ... until nothing
 *             changes;  report
 *           limit := the next sample hit, break of a source, or the stop time
 *           t, x := solver from t to at most the limit, with modes held
 *           where a guard says that a mode no longer holds: t, x := just after the earliest such instant
 *           at an event or hit: report what modes and discrete outputs give that were held until then
 *           outputs(t), which set the modes;  report
 *
 * The solver begins anew wherever something jumped. A run ends at its stop time, where a value is not finite, where the
 * solver finds no step, or where events come without end.
 */
import { addJacobian } from '../compile/add-jacobian.ts'
import { BETWEEN_TICKS } from '../compile/infer-rates.ts'
import { type Program, TICK_BEHIND_TIME } from '../compile/program.ts'
import type { Snapshot } from '../context/snapshot.ts'
import { createSimpleEngine } from '../engines/simple.ts'
import type { Diagnostic } from '../model/diagnostic.ts'
import type { VariableSolver } from '../solvers/solver.ts'
import { createAgenda } from './agenda.ts'
import { createArrival } from './arrival.ts'
import { carryOver, type Instant } from './carry-over.ts'
import { chooseSolver } from './choose-solver.ts'
import { beginCourse, findTick, HELD_NUMBERS, holdCourse, readCourse, readTurn } from './course.ts'
import { describeStepFault } from './describe-step-fault.ts'
import { findFault } from './find-fault.ts'
import { createTurnFinder } from './find-turn.ts'
import { createGuardWatch } from './guard-watch.ts'
import { findHeldLength, type Holder, holdAll, restoreAll } from './holding.ts'
import { endWith, judgePoint } from './judge-point.ts'
import { createPursuit, type Pursuit } from './pursuit.ts'
import { createRowStage } from './row-sink.ts'
import type { Run, RunOptions } from './run-interface.ts'
import { createSettling } from './settle-instant.ts'
import { createSliding } from './sliding.ts'
import { createSolverInUse } from './solver-in-use.ts'
import { findSteadyState } from './steady-state.ts'
import { createStepEnd } from './step-end.ts'
import { createZenoWatch, describeZeno } from './zeno.ts'

/** Steps between two looks whether the model has become stiff. */
const LOOK_EVERY = 200

export function createVariableRun(given: Program, options: RunOptions): Run {
  const { events, variable } = given
  if (!events || !variable) throw new Error('A program without an event plan cannot take variable steps.')
  const { createEngine = createSimpleEngine, sink, onMajorStep } = options
  const chosen = chooseSolver(given)
  const mayTurnStiff = given.solver === 'auto' && !chosen.solver.isStiff
  const program = chosen.solver.isStiff ? addJacobian(given) : given
  const engine = createEngine(program, options.isShared ?? false)
  const { memory, continuousStates: states } = engine.context
  const stage = sink && createRowStage(sink)
  const unfit = { t: Number.NaN, x: new Float64Array(states.length) }
  const watch = createGuardWatch(events.guards, memory)
  const sliding = createSliding(program, engine, watch)
  const agenda = createAgenda(program, engine, options.landings)
  const zeno = createZenoWatch(watch.count, program.stop)
  const settling = createSettling(program, events, engine, sliding)
  const findTurn = createTurnFinder(program, engine, sliding, agenda.stop)
  const equip = (from: Program, by: VariableSolver): Pursuit =>
    createPursuit(from, variable, by, {
      sliding,
      watch,
      onUnfit: (t, x) => {
        unfit.t = t
        unfit.x.set(x)
      },
    })
  const solver = createSolverInUse(given, chosen, equip(program, chosen.solver), equip)
  const stepEnd = createStepEnd(program, engine, watch, sliding, solver)
  const arrive = createArrival(program, engine, sliding, stage)
  const course = beginCourse(given)
  /** As in a stand. Not fields: numbers of every step are quicker so. */
  let present = 0
  let lastStep = 0

  const run = {
    program: given,
    get solver(): Run['solver'] {
      return solver.name
    },
    memory,
    tick: 0,
    steps: 0,
    // What resets leave, what sliding makes of it, what was held until an event, and what is then.
    rowsPerStep: 4,
    timeSeconds: 0,
    isFinished: false,
    fault: null as Diagnostic | null,
    notFinite: null as Diagnostic | null,
    start: (): void => {
      memory[program.timeAddress] = 0
      memory[program.timeAddress + TICK_BEHIND_TIME] = 0
      engine.initialise()
      const unsteady = given.startsSteady ? findSteadyState(given, memory) : null
      beginAt(0)
      // What cannot be computed is at fault first: no state rests beside it.
      if (unsteady && !run.fault) endWith(run, unsteady)
    },
    hold: () =>
      holdAll(holdCourse(course, { steps: run.steps, present, lastStep }, solver.turned), listHolders()),
    resume: (snapshot: Snapshot): void => {
      run.tick = snapshot.tick
      engine.initialise()
      memory.set(snapshot.memory)
      engine.forgiveFault()
      run.timeSeconds = memory[program.timeAddress] ?? 0
      restore(snapshot.held)
      conclude()
      stage?.flush()
    },
    startFrom: (before: Instant): void => {
      run.timeSeconds = Math.min(before.timeSeconds, agenda.stop)
      run.tick = Math.floor(run.timeSeconds / program.step + 1e-6)
      memory[program.timeAddress] = run.timeSeconds
      memory[program.timeAddress + TICK_BEHIND_TIME] = run.tick
      engine.initialise()
      carryOver(before, program, memory)
      beginAt(findTick(program, run.timeSeconds, run.tick))
    },
    advance: (count: number, untilSeconds = Number.POSITIVE_INFINITY): void => {
      for (let n = 0; n < count && !run.isFinished && run.timeSeconds < untilSeconds; n += 1) takeStep()
      stage?.flush()
    },
    close: (): void => engine.close?.(),
  }

  const beginAt = (tick: number): void => {
    present = tick
    sliding.computeOutputs(tick)
    sliding.suspectZeros()
    conclude()
    stage?.flush()
  }
  const listHolders = (): readonly Holder[] => [zeno, sliding, solver.pursuit.steps]
  /** What another solver held is of no use to this one: it begins anew. */
  const restore = (held: Float64Array): void => {
    if (mayTurnStiff) solver.turn(readTurn(held))
    const isOwn = held.length === findHeldLength(HELD_NUMBERS, listHolders())
    if (isOwn) {
      const was = readCourse(held)
      Object.assign(course, was.course)
      run.steps = was.stand.steps
      present = was.stand.present
      lastStep = was.stand.lastStep
      restoreAll(held, HELD_NUMBERS, listHolders())
      return
    }
    if (mayTurnStiff) solver.turn(null)
    // Of the point nothing but the memory is known: anything may follow.
    Object.assign(course, beginCourse(given), { hasEvent: true })
    run.steps = 0
    present = findTick(program, run.timeSeconds, run.tick)
    lastStep = 0
  }

  const takeStep = (): void => {
    settle()
    if (run.isFinished) return
    lookForStiffness()
    if (sliding.enterSuspected()) {
      sliding.computeHeld()
      course.mustRestart = true
      conclude()
    }
    const { steps } = solver.pursuit
    if (course.mustRestart) steps.restart(run.timeSeconds, states, course.firstStep)
    course.mustRestart = false
    course.firstStep = 0
    const next = agenda.next(run.timeSeconds, run.tick)
    const outcome = steps.step(next.time)
    if (outcome !== 'accepted') {
      stepEnd.goTo(run.timeSeconds)
      sliding.computeDerivatives()
      const found = findFault(engine, program, run.timeSeconds)
      const at = { timeSeconds: run.timeSeconds, unfit }
      return void endWith(run, found ?? describeStepFault(outcome, given, memory, at))
    }
    run.steps += 1
    lastStep = steps.t - steps.tBefore
    sliding.noteStep(lastStep)
    const event = stepEnd.reach()
    if (event !== null) noteEvents(event)
    if (run.isFinished) return
    const hasArrived = steps.t === next.time && (event === null || event === next.time)
    comeTo(
      event ?? steps.t,
      hasArrived ? next.tick : BETWEEN_TICKS,
      event !== null || (hasArrived && next.isBreak),
    )
  }

  /** Updates at the present instant, until nothing changes. */
  const settle = (): void => {
    const outcome = settling.settle(present, course.hasEvent)
    if (outcome !== 'still') course.mustRestart = true
    if (outcome === 'restless')
      return void endWith(run, describeZeno(program, settling.findRestless(), run.timeSeconds))
    course.hasEvent = false
    if (outcome === 'moved') conclude()
  }
  /** What only the states make stiff later on. */
  const lookForStiffness = (): void => {
    if (solver.turned || !mayTurnStiff || run.steps % LOOK_EVERY !== 0) return
    const found = findTurn(run.timeSeconds, lastStep)
    if (!found) return
    solver.turn(found)
    course.mustRestart = true
  }
  const noteEvents = (t: number): void => {
    for (let guard = watch.findBroken(0); guard !== -1; guard = watch.findBroken(guard + 1)) {
      sliding.suspect(guard)
      if (!zeno.note(guard, t)) continue
      run.timeSeconds = t
      return void endWith(run, describeZeno(program, watch.blockOf(guard), t))
    }
  }

  /** The states are there already. */
  const comeTo = (t: number, tick: number, isEvent: boolean): void => {
    const { steps } = solver.pursuit
    run.timeSeconds = t
    present = tick
    if (t !== steps.t) course.mustRestart = true
    if (!Number.isNaN(tick)) {
      run.tick = tick
      memory[program.timeAddress + TICK_BEHIND_TIME] = tick
    }
    arrive(course, present, t, steps.tBefore, isEvent)
    conclude()
    onMajorStep?.(run)
  }
  const conclude = (): void => {
    judgePoint(run, program, engine, run.timeSeconds >= agenda.stop)
    stage?.add(memory, 0, run.timeSeconds)
  }
  return run
}
