/**
 * The Compiled engine: the same assignments as one WebAssembly module over the run's memory. Parameters are read from
 * memory, so that tuning never compiles anew. With a plan the module also takes the steps: parts that stand alone live
 * in one function each (`fused-kernel.ts`), the rest goes through its routines (`step-kernel.ts`).
 */
import { isLoop, type Program } from '../../compile/program.ts'
import { createUpdateWrite, finishEngine, planRoutines, type Routine } from '../assemble.ts'
import { createCalls } from '../calls.ts'
import type { CreateEngine, Engine, StepPlan } from '../engine.ts'
import { createEmitter } from './emitter.ts'
import { splitParts } from './fused-parts.ts'
import type { FusedKernel, StepKernel } from './module.ts'
import { keepDerivatives, planSteps, readsOnlyDerivatives, standsAlone } from './plan-steps.ts'
import { createStepper } from './stepper.ts'
import { compileModule, createStore, instantiate, type Store } from './store.ts'
import { findNoGain, gatherTeam, type ThreadHost } from './team.ts'

export const createCompiledEngine: CreateEngine = (program, isShared, plan = null) =>
  buildEngine(program, isShared, plan, null)

/** The same with the parts that stand alone shared out among threads, where that is faster. */
export function createThreadedEngine(host: ThreadHost): CreateEngine {
  return (program, isShared, plan = null) => buildEngine(program, isShared, plan, host)
}

function buildEngine(
  program: Program,
  isShared: boolean,
  plan: StepPlan | null,
  host: ThreadHost | null,
): Engine {
  let end = program.memoryLength
  const reserve = (width: number): number => {
    const address = end
    end += width
    return address
  }
  const split = plan && splitParts(program, plan.log?.addresses ?? [])
  const isAllFused = split !== null && standsAlone(program, split)
  const calls = createCalls()
  const emitter = createEmitter(program, { reserve, calls })
  const addMinor = plan && readsOnlyDerivatives(program) ? keepDerivatives(program, emitter.add) : emitter.add
  const whole = planRoutines(program, emitter.add, isAllFused ? null : addMinor)
  const stepping =
    plan && split && planSteps(program, plan, split, { ...emitter, addMinor, reserve, whole, isAllFused })

  const callOuts: Routine[] = []
  const noGain =
    host === null
      ? null
      : stepping
        ? findNoGain(host, stepping.groups, stepping.restCost)
        : program.callers.length > 0
          ? 'a block runs a plain function'
          : 'its steps are watched one by one'
  const canShare = host !== null && noGain === null
  const store = createStore(end, isShared || canShare)
  const { memory } = store
  const module = compileModule(emitter.functions, store)
  const run = instantiate(module, store, index => callOuts[index]?.(), calls)
  const { engine, toSolver } = finishEngine(program, whole, { memory, routines: emitter.bind(run) }, calls)
  if (noGain !== null) engine.noThreads = noGain
  if (!stepping || !plan) return engine
  if (isAllFused) {
    let derive: Routine | null = null
    engine.computeDerivatives = () => {
      derive ??= compileDerivatives(program, store)
      derive()
    }
  }
  callOuts.push(
    ...stepping.callOuts.map(out => ('loop' in out ? toSolver(out) : createUpdateWrite(memory, out))),
  )
  const fusedOutputs = stepping.fusedOutputs === null ? null : emitter.bind(run)[stepping.fusedOutputs]
  const team = canShare ? gatherTeam(host, { module, ...store }, stepping.groups, stepping.restCost) : null
  return Object.assign(engine, {
    close: () => team?.close(),
    stepper: createStepper({
      team,
      program,
      plan,
      memory,
      engine,
      groups: stepping.groups.map(({ count, kernel }) => ({ count, kernel: run(kernel) as FusedKernel })),
      takeSteps: run(stepping.step) as StepKernel,
      computeFused: fusedOutputs ?? (() => engine.computeOutputs(0)),
      log: stepping.log,
      saved: stepping.saved,
    }),
  })
}

/** Minor evaluations of a Program whose steps never need them one by one: compiled when somebody asks after all. */
function compileDerivatives(program: Program, store: Store): Routine {
  const reserve = (): never => {
    throw new Error('What stands alone needs no memory of its own.')
  }
  const emitter = createEmitter(program, { reserve, calls: createCalls() })
  const evaluations = program.minorOutputs.flatMap(segment => segment.evaluations)
  const routine = emitter.add([
    ...evaluations.flatMap(evaluation => (isLoop(evaluation) ? [] : [evaluation])),
    ...program.derivatives,
  ])
  const module = compileModule(emitter.functions, store)
  return emitter.bind(instantiate(module, store, () => undefined))[routine] ?? (() => undefined)
}
