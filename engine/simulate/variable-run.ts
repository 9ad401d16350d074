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
import { addJacobian, addPattern } from '../compile/add-jacobian.ts'
import { BETWEEN_TICKS } from '../compile/infer-rates.ts'
import { type Program, TICK_BEHIND_TIME } from '../compile/program.ts'
import type { Snapshot } from '../context/snapshot.ts'
import { createSimpleEngine } from '../engines/simple.ts'
import type { Diagnostic } from '../model/diagnostic.ts'
import type { VariableSolver } from '../solvers/solver.ts'
import { createAgenda } from './agenda.ts'
import { carryOver, type Instant } from './carry-over.ts'
import { chooseSolver, describeTurn, type Turn } from './choose-solver.ts'
import { describeStepFault } from './describe-step-fault.ts'
import { findFault } from './find-fault.ts'
import { describeRaised, findRaised } from './find-raised.ts'
import { createTurnFinder } from './find-turn.ts'
import { copy } from './follow.ts'
import { createGuardWatch } from './guard-watch.ts'
import { findHeldLength, type Holder, holdAll, restoreAll } from './holding.ts'
import { createEventLocator } from './locate-event.ts'
import { createNotedValues, differs } from './noted-values.ts'
import { createPursuit, type Pursuit } from './pursuit.ts'
import { createRowStage } from './row-sink.ts'
import type { Run, RunOptions } from './run-interface.ts'
import { createSettling } from './settle-instant.ts'
import { createSliding } from './sliding.ts'
import { findSteadyState } from './steady-state.ts'
import { createZenoWatch, describeZeno } from './zeno.ts'

/** Of the time: how long before a jump its first side is remembered. Solvers can tell it from the other one. */
const JUST_BEFORE = 2 ** -30
/** Steps, tick, and flags that a run keeps besides its memory. */
const HELD_NUMBERS = 8
/** Steps between two looks whether the model has become stiff. */
const LOOK_EVERY = 200

export function createVariableRun(given: Program, options: RunOptions): Run {
  const { events, variable } = given
  if (!events || !variable) throw new Error('A program without an event plan cannot take variable steps.')
  const { createEngine = createSimpleEngine, sink, onMajorStep } = options
  const { solver, why } = chooseSolver(given)
  const mayTurnStiff = given.solver === 'auto' && !solver.isStiff
  const program = solver.isStiff ? addJacobian(given) : given
  const engine = createEngine(program, options.isShared ?? false)
  const { context } = engine
  const { memory, continuousStates: states, outputs } = context
  const stage = sink && createRowStage(sink)
  const unfit = { t: Number.NaN, x: new Float64Array(states.length) }
  const watch = createGuardWatch(events.guards, memory)
  const sliding = createSliding(program, engine, watch)
  const agenda = createAgenda(program, engine, options.landings)
  const zeno = createZenoWatch(watch.count, program.stop)
  const point = new Float64Array(states.length)
  const modes = createNotedValues(memory, events.modes)
  const settling = createSettling(program, events, engine, sliding)
  const findTurn = createTurnFinder(program, engine, sliding, agenda.stop)
  const statesAtEnd = new Float64Array(states.length)
  const outputsBefore = new Float64Array(outputs.length)
  const outputsAfter = new Float64Array(outputs.length)

  const equip = (from: Program, by: VariableSolver): Pursuit =>
    createPursuit(from, variable, by, {
      sliding,
      watch,
      onUnfit: (t, x) => {
        unfit.t = t
        unfit.x.set(x)
      },
    })
  const first = equip(program, solver)
  let { steps, refiner, samplesBetween } = first
  /** Of the steps before the present one: seconds. */
  let lastStep = 0
  let turned: Turn | null = null
  /** Goes on with a stiff solver from such a point on, or with the first one as if there had been none. */
  const turn = (point: Turn | null): void => {
    turned = point
    const to = point && describeTurn(given, point)
    ;({ steps, refiner, samplesBetween } = to ? equip(addPattern(given), to.solver) : first)
    run.solver = { id: (to?.solver ?? solver).id, why: to?.why ?? why }
  }
  /** What only the states make stiff later on. */
  const lookForStiffness = (): void => {
    if (turned || !mayTurnStiff || run.steps % LOOK_EVERY !== 0) return
    const found = findTurn(run.timeSeconds, lastStep)
    if (!found) return
    turn(found)
    mustRestart = true
  }

  const put = (t: number, x: Float64Array): void => {
    memory[program.timeAddress] = t
    copy(x, states)
  }
  const goTo = (t: number): void => {
    steps.interpolate(t, point)
    put(t, point)
  }
  const { locate } = createEventLocator(watch, t => {
    goTo(t)
    sliding.computeHeld()
  })
  /** An event inside the last step as closely as can be told, with the states there in memory. */
  const reach = (event: number): number => {
    const refined = event < steps.t ? (refiner?.refine(event, steps.t) ?? null) : null
    if (refined !== null && refiner) put(refined, refiner.x)
    else {
      goTo(event)
      sliding.computeHeld()
    }
    return refined ?? event
  }

  /** The tick at the present instant, or that there is none. */
  let present = 0
  let hasEvent = false
  let mustRestart = true
  let firstStep = variable.initialStep ?? 0

  const listHolders = (): readonly Holder[] => [zeno, sliding, steps]
  const hold = (): Float64Array =>
    holdAll(
      [
        run.steps,
        present,
        Number(hasEvent),
        Number(mustRestart),
        firstStep,
        lastStep,
        turned?.timeSeconds ?? -1,
        turned?.rate ?? 0,
      ],
      listHolders(),
    )
  /** What another solver held is of no use to this one: it begins anew. */
  const restore = (held: Float64Array): void => {
    const [taken = 0, tick = BETWEEN_TICKS, event = 1, restart = 1, begin = 0, before = 0] = held
    const [turnedAt = -1, rate = 0] = held.subarray(HELD_NUMBERS - 2)
    if (mayTurnStiff) turn(turnedAt < 0 ? null : { timeSeconds: turnedAt, rate })
    const isOwn = held.length === findHeldLength(HELD_NUMBERS, listHolders())
    if (!isOwn && mayTurnStiff) turn(null)
    run.steps = isOwn ? taken : 0
    present = isOwn ? tick : tickAt(run.timeSeconds, run.tick)
    hasEvent = !isOwn || event === 1
    mustRestart = !isOwn || restart === 1
    lastStep = isOwn ? before : 0
    firstStep = isOwn ? begin : (variable.initialStep ?? 0)
    if (isOwn) restoreAll(held, HELD_NUMBERS, listHolders())
  }

  const run = {
    program: given,
    solver: { id: solver.id, why },
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
      sliding.computeOutputs(0)
      sliding.suspectZeros()
      conclude()
      stage?.flush()
      // What cannot be computed is at fault first: no state rests beside it.
      if (unsteady && !run.fault) fail(unsteady)
    },
    hold,
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
      present = tickAt(run.timeSeconds, run.tick)
      memory[program.timeAddress] = run.timeSeconds
      memory[program.timeAddress + TICK_BEHIND_TIME] = run.tick
      engine.initialise()
      carryOver(before, program, memory)
      sliding.computeOutputs(present)
      sliding.suspectZeros()
      conclude()
      stage?.flush()
    },
    advance: (count: number, untilSeconds = Number.POSITIVE_INFINITY): void => {
      for (let n = 0; n < count && !run.isFinished && run.timeSeconds < untilSeconds; n += 1) takeStep()
      stage?.flush()
    },
    close: (): void => engine.close?.(),
  }

  const tickAt = (timeSeconds: number, tick: number): number =>
    Math.abs(tick * program.step - timeSeconds) < 1e-6 * program.step ? tick : BETWEEN_TICKS
  const takeStep = (): void => {
    settle()
    if (run.isFinished) return
    lookForStiffness()
    if (sliding.enterSuspected()) {
      sliding.computeHeld()
      mustRestart = true
      conclude()
    }
    if (mustRestart) steps.restart(run.timeSeconds, states, firstStep)
    mustRestart = false
    firstStep = 0
    const next = agenda.next(run.timeSeconds, run.tick)
    const outcome = steps.step(next.time)
    if (outcome !== 'accepted') {
      goTo(run.timeSeconds)
      sliding.computeDerivatives()
      return void fail(
        findFault(engine, program, run.timeSeconds) ??
          describeStepFault(outcome, given, memory, { timeSeconds: run.timeSeconds, unfit }),
      )
    }
    run.steps += 1
    lastStep = steps.t - steps.tBefore
    sliding.noteStep(lastStep)
    const located = watch.count > 0 ? locate(steps.tBefore, steps.t) : null
    const event = located === null ? null : reach(located)
    if (event === null) goTo(steps.t)
    rememberBetween(event ?? steps.t)
    if (event !== null) noteEvents(event)
    if (run.isFinished) return
    const hasArrived = steps.t === next.time && (event === null || event === next.time)
    arrive(
      event ?? steps.t,
      hasArrived ? next.tick : BETWEEN_TICKS,
      event !== null || (hasArrived && next.isBreak),
    )
  }

  /** What is in memory at the end of the step is there again afterwards. */
  const rememberBetween = (end: number): void => {
    if (samplesBetween === 0) return
    statesAtEnd.set(states)
    const parts = samplesBetween + 1
    for (let part = 1; part < parts; part += 1) {
      goTo(steps.tBefore + (part / parts) * (end - steps.tBefore))
      sliding.computeHeld()
      engine.remember()
    }
    put(end, statesAtEnd)
    sliding.computeHeld()
  }

  /** Updates at the present instant, until nothing changes. */
  const settle = (): void => {
    const outcome = settling.settle(present, hasEvent)
    if (outcome !== 'still') mustRestart = true
    if (outcome === 'restless')
      return void fail(describeZeno(program, settling.findRestless(), run.timeSeconds))
    hasEvent = false
    if (outcome === 'moved') conclude()
  }

  const noteEvents = (t: number): void => {
    for (let guard = watch.findBroken(0); guard !== -1; guard = watch.findBroken(guard + 1)) {
      sliding.suspect(guard)
      if (!zeno.note(guard, t)) continue
      run.timeSeconds = t
      return void fail(describeZeno(program, watch.blockOf(guard), t))
    }
  }

  /** The states are there already. */
  const arrive = (t: number, tick: number, isEvent: boolean): void => {
    run.timeSeconds = t
    present = tick
    const isHit = !Number.isNaN(tick)
    if (isHit) {
      run.tick = tick
      memory[program.timeAddress + TICK_BEHIND_TIME] = tick
    }
    if (t !== steps.t) mustRestart = true
    modes.note()
    if (sliding.leaveSpent()) mustRestart = true
    if (isHit || isEvent) {
      sliding.computeHeld()
      engine.renew()
      outputsBefore.set(outputs)
      sliding.computeOutputs(tick)
      if (differs(outputs, outputsBefore)) {
        outputsAfter.set(outputs)
        outputs.set(outputsBefore)
        rememberBefore(t)
        stage?.add(memory, 0, t)
        outputs.set(outputsAfter)
        mustRestart = true
      }
    } else sliding.computeOutputs(tick)
    if (sliding.leaveSpent()) sliding.computeOutputs(BETWEEN_TICKS)
    hasEvent = isEvent || modes.findChange(sliding.modes) !== -1
    if (hasEvent) mustRestart = true
    conclude()
    onMajorStep?.(run)
  }

  /** What keeps samples takes one of just before a jump: a delay of a step is a step, not a ramp since the last sample. */
  const rememberBefore = (t: number): void => {
    const before = t - JUST_BEFORE * t
    if (!(steps.tBefore < before)) return
    memory[program.timeAddress] = before
    engine.remember()
    memory[program.timeAddress] = t
  }

  const conclude = (): void => {
    const raised = findRaised(program, memory)
    const found = findFault(engine, program, run.timeSeconds)
    const isBorne = program.bearsNotFinite && found?.code === 'not-finite'
    if (isBorne) run.notFinite ??= { ...found, severity: 'warning' }
    run.fault = (isBorne ? null : found) ?? (raised && describeRaised(program, raised, run.timeSeconds))
    run.isFinished = run.fault !== null || raised !== null || run.timeSeconds >= agenda.stop
    stage?.add(memory, 0, run.timeSeconds)
  }
  const fail = (fault: Diagnostic): void => {
    run.fault = fault
    run.isFinished = true
  }
  return run
}
