/**
 * The Compiled engine: the same assignments as one WebAssembly module over the run's memory. Parameters are read from
 * memory, so that tuning never compiles anew. With a plan the module also takes the steps: parts that stand alone live
 * in one function each (`fused-kernel.ts`), the rest goes through its routines (`step-kernel.ts`).
 */
import { isLoop, type Program } from '../../compile/program.ts'
import { createUpdateWrite, finishEngine, planRoutines, type Routine } from '../assemble.ts'
import { createCalls } from '../calls.ts'
import type { CreateEngine, Engine, StepPlan } from '../engine.ts'
import { createBranchedRoutines } from './branched-routines.ts'
import { shareBranches } from './branches.ts'
import { createEmitter } from './emitter.ts'
import { type Split, splitParts } from './fused-parts.ts'
import type { FusedKernel, StepKernel } from './module.ts'
import { keepDerivatives, planSteps, readsOnlyDerivatives, type SectionPlan } from './plan-steps.ts'
import { countRest, listRestMinor, standsAlone } from './rest-of-program.ts'
import { createTraits } from './rolling.ts'
import { seeThrough } from './see-through.ts'
import { chooseSharing, type Sharing } from './share-out.ts'
import { createStepper } from './stepper.ts'
import { compileModule, createStore, instantiate, type Store } from './store.ts'
import { gatherTeam, type Section } from './team.ts'
import type { ThreadHost } from './team-control.ts'

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
  const sharing = host && shareOutProgram(program, split, host)
  const branched = host && sharing?.by === 'branches' ? createBranchedRoutines(program, emitter, host) : null
  const { add } = branched ?? emitter
  const addMinor = plan && readsOnlyDerivatives(program) ? keepDerivatives(program, add) : add
  const whole = planRoutines(program, add, isAllFused ? null : addMinor)
  const stepping =
    plan &&
    split &&
    planSteps(program, plan, split, { ...emitter, add, addMinor, branched, reserve, whole, isAllFused })

  const callOuts: Routine[] = []
  const canShare = sharing !== null && sharing.by !== 'none'
  const store = createStore(end, isShared || canShare)
  const { memory } = store
  const module = compileModule(emitter.functions, store)
  const run = instantiate(module, store, index => callOuts[index]?.(), calls)
  const { engine, toSolver } = finishEngine(program, whole, { memory, routines: emitter.bind(run) }, calls)
  if (sharing?.by === 'none') engine.noThreads = sharing.why
  if (!stepping || !plan) return engine
  if (isAllFused) {
    let derive: Routine | null = null
    engine.computeDerivatives = () => {
      derive ??= compileDerivatives(program, store)
      derive()
    }
  }
  const fusedOutputs = stepping.fusedOutputs === null ? null : emitter.bind(run)[stepping.fusedOutputs]
  const sections = stepping.callOuts.flatMap(out => ('shares' in out ? [bindSection(out, run)] : []))
  const work = { groups: stepping.groups, restCost: split ? countRest(program, split) : 0, sections }
  const team = canShare && host ? gatherTeam(host, { module, ...store }, work) : null
  let section = 0
  for (const out of stepping.callOuts) {
    if ('shares' in out) {
      const index = section++
      callOuts.push(() => team?.meet(index))
    } else callOuts.push('loop' in out ? toSolver(out) : createUpdateWrite(memory, out))
  }
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

/** How threads could share the steps, if at all. */
function shareOutProgram(program: Program, split: Split | null, host: ThreadHost): Sharing {
  if (split === null) {
    const why =
      program.callers.length > 0 ? 'a block runs a plain function' : 'its steps are watched one by one'
    return { by: 'none', why }
  }
  return chooseSharing(host, split.groups, countRest(program, split), () => {
    const traitsOf = createTraits()
    const minor = seeThrough(listRestMinor(program, split), traitsOf)
    const branches = shareBranches(program, minor, traitsOf, host.threads)
    return branches && { cost: branches.cost, busiest: Math.max(...branches.costs) }
  })
}

function bindSection({ shares }: SectionPlan, run: (index: number) => unknown): Section {
  const bind = (functions: readonly number[]): Routine => {
    const routines = functions.map(index => run(index) as Routine)
    return () => {
      for (const routine of routines) routine()
    }
  }
  return { shares, own: bind(shares[0] ?? []), all: bind(shares.flat()) }
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
