/**
 * Threads that share the parts of a model that stand alone. A call is a few numbers in shared memory and a counter that
 * goes up; members spin for a while, then sleep. Whether that pays is measured: the first calls go alone and together
 * in turns, and the faster way is kept.
 */
import type { FusedKernel } from './module.ts'
import { instantiate } from './store.ts'

/** What starts threads here. */
export interface ThreadHost {
  /** Threads in all, this one included. */
  readonly threads: number
  /** Why there are no more, for the user; none where somebody asked for so many. */
  readonly limit?: string
  /** Share whatever can be shared, also where that is not faster. */
  readonly isForced?: boolean
  /** Milliseconds that only grow. */
  readonly now: () => number
  /** A thread that calls `serveTeam` with the task; `onLost` is called when it ends without being told to. */
  readonly start: (task: TeamTask, onLost: () => void) => { readonly stop: () => void }
}

/** Instances of a group, from the first on. */
export interface Share {
  readonly first: number
  readonly count: number
}

export interface TeamTask {
  readonly module: WebAssembly.Module
  readonly wasm: WebAssembly.Memory
  /** Doubles of the memory. */
  readonly length: number
  readonly control: SharedArrayBuffer
  /** From 1 on; 0 is the thread that drives. */
  readonly member: number
  readonly shares: readonly (Share & { readonly kernel: number })[]
}

interface Call {
  readonly ticks: number
  readonly tick: number
  readonly logAddress: number
  readonly until: number
}

export interface Team {
  readonly failure: string | null
  /** Does a call, alone or together, as is faster; `work` is what falls to this thread. Gives the sum of all results. */
  readonly run: (call: Call, work: (shareOf: (group: number) => Share) => number) => number
  readonly close: () => void
}

/** Integers of the control block. */
const CALLS = 0
const DONE = 1
const READY = 2
const FAILED = 3
const STOPPED = 4
const TICKS = 5
const LOG_ADDRESS = 6
const UNTIL = 7
const INTEGERS = 16
/** Doubles behind them: the tick, then each member's result. */
const TICK = 0
const RESULTS = 1

/** About a tenth of a millisecond; longer pauses are slept through. */
const SPINS = 20_000
const PATIENCE_MILLISECONDS = 5000
/** Calls of each kind that are timed before one is chosen. */
const TRIALS = 8
/** How much faster together must be. */
const LEAST_GAIN = 0.95
/** The same of what the costs of the parts promise, before any thread is started. */
const LEAST_PROMISE = 0.9
/** Calls after which the choice is made anew. */
const RECONSIDER = 20_000

interface Group {
  readonly count: number
  readonly kernel: number
  readonly cost: number
}

/** What a module runs over. */
interface Place {
  readonly module: WebAssembly.Module
  readonly wasm: WebAssembly.Memory
  readonly memory: Float64Array
}

/** Why threads would be of no use, or null. */
export function findNoGain(
  host: ThreadHost,
  groups: readonly Omit<Group, 'kernel'>[],
  restCost: number,
): string | null {
  if (host.threads < 2) return host.limit ?? 'there is one thread only'
  if (!groups.some(({ count }) => count >= 2)) return 'no two like parts of the model stand alone'
  const shared = groups.reduce((sum, { count, cost }) => sum + count * cost, 0)
  const together = Math.max((shared + restCost) / host.threads, restCost)
  if (host.isForced || together <= LEAST_PROMISE * (shared + restCost)) return null
  return `only ${Math.round((100 * shared) / (shared + restCost))} % of a step could be shared out`
}

/** Only where `findNoGain` finds nothing. */
export function gatherTeam(
  host: ThreadHost,
  { module, wasm, memory }: Place,
  groups: readonly Group[],
  restCost: number,
): Team {
  const members = host.threads - 1
  const shares = shareOut(groups, restCost, host.threads)
  const control = new SharedArrayBuffer(INTEGERS * 4 + (RESULTS + host.threads) * 8)
  const integers = new Int32Array(control, 0, INTEGERS)
  const doubles = new Float64Array(control, INTEGERS * 4)
  let isClosed = false
  const onLost = (): void => {
    if (!isClosed) team.failure ??= 'A thread of the run ended before the run did.'
  }
  const startMember = (member: number): ReturnType<ThreadHost['start']> => {
    const share = groups.map(({ kernel }, group) => ({ kernel, ...shareOf(shares, member, group) }))
    return host.start({ module, wasm, length: memory.length, control, member, shares: share }, onLost)
  }
  const alone = (group: number): Share => ({ first: 0, count: groups[group]?.count ?? 0 })
  const mine = (group: number): Share => shareOf(shares, 0, group)
  const best = { alone: Number.POSITIVE_INFINITY, together: Number.POSITIVE_INFINITY }
  let calls = 0

  const runTogether: Team['run'] = ({ ticks, tick, logAddress, until }, work) => {
    integers[TICKS] = ticks
    integers[LOG_ADDRESS] = logAddress
    integers[UNTIL] = until
    doubles[TICK] = tick
    Atomics.store(integers, DONE, 0)
    Atomics.add(integers, CALLS, 1)
    Atomics.notify(integers, CALLS)
    let sum = work(mine)
    if (!waitFor(integers, members, host.now)) {
      team.failure = 'A thread of the run no longer answers.'
      return sum
    }
    if (Atomics.load(integers, FAILED) !== 0) team.failure = 'A thread of the run ended with an error.'
    for (let i = 1; i <= members; i += 1) sum += doubles[RESULTS + i] ?? 0
    return sum
  }
  const team = {
    failure: null as string | null,
    run: (call: Call, work: (shareOf: (group: number) => Share) => number): number => {
      if (team.failure !== null || Atomics.load(integers, READY) < members) return work(alone)
      calls += 1
      if (calls === RECONSIDER) {
        calls = 1
        best.alone = Number.POSITIVE_INFINITY
        best.together = Number.POSITIVE_INFINITY
      }
      if (host.isForced) return runTogether(call, work)
      const isTrial = calls <= 2 * TRIALS
      const isTogether = isTrial ? calls % 2 === 0 : best.together < LEAST_GAIN * best.alone
      if (!isTrial) return isTogether ? runTogether(call, work) : work(alone)
      const begun = host.now()
      const sum = isTogether ? runTogether(call, work) : work(alone)
      const perTick = (host.now() - begun) / call.ticks
      const kind = isTogether ? 'together' : 'alone'
      best[kind] = Math.min(best[kind], perTick)
      return sum
    },
    close: () => {
      isClosed = true
      Atomics.store(integers, STOPPED, 1)
      Atomics.add(integers, CALLS, 1)
      Atomics.notify(integers, CALLS)
      for (const thread of started) thread.stop()
    },
  }
  const started = Array.from({ length: members }, (_, i) => startMember(i + 1))
  return team
}

/** Until all members are done, spinning first; false where they take far too long. */
function waitFor(integers: Int32Array<SharedArrayBuffer>, members: number, now: () => number): boolean {
  for (let i = 0; i < SPINS; i += 1) if (Atomics.load(integers, DONE) === members) return true
  const deadline = now() + PATIENCE_MILLISECONDS
  for (let done = Atomics.load(integers, DONE); done !== members; done = Atomics.load(integers, DONE)) {
    if (now() > deadline) return false
    Atomics.wait(integers, DONE, done, 10)
  }
  return true
}

/** What a member does until it is told to stop: calls, one after the other. */
export function serveTeam({ module, wasm, length, control, member, shares }: TeamTask): void {
  const integers = new Int32Array(control, 0, INTEGERS)
  const doubles = new Float64Array(control, INTEGERS * 4)
  const memory = new Float64Array(wasm.buffer, 0, length)
  const run = instantiate(module, { wasm, memory }, () => {
    throw new Error('Parts that stand alone call nothing outside.')
  })
  const work = shares
    .filter(({ count }) => count > 0)
    .map(({ kernel, first, count }) => ({ kernel: run(kernel) as FusedKernel, first, count }))
  let seen = 0
  Atomics.add(integers, READY, 1)
  for (;;) {
    for (let i = 0; i < SPINS && Atomics.load(integers, CALLS) === seen; i += 1);
    while (Atomics.load(integers, CALLS) === seen) Atomics.wait(integers, CALLS, seen)
    seen = Atomics.load(integers, CALLS)
    if (Atomics.load(integers, STOPPED) !== 0) return
    let sum = 0
    try {
      const [ticks = 0, tick = 0] = [integers[TICKS], doubles[TICK]]
      const [logAddress = 0, until = 0] = [integers[LOG_ADDRESS], integers[UNTIL]]
      for (const { kernel, first, count } of work) sum += kernel(first, count, ticks, tick, logAddress, until)
    } catch {
      Atomics.store(integers, FAILED, 1)
    }
    doubles[RESULTS + member] = sum
    Atomics.add(integers, DONE, 1)
    Atomics.notify(integers, DONE)
  }
}

/** By thread, the bounds of its instances in each group, in pairs; the first also has all that is not shared. */
function shareOut(groups: readonly Group[], restCost: number, threads: number): number[][] {
  const shared = groups.reduce((sum, { count, cost }) => sum + count * cost, 0)
  const fair = (shared + restCost) / threads
  const first = Math.max(0, fair - restCost) / shared
  return groups.map(({ count }) =>
    Array.from({ length: threads + 1 }, (_, i) => {
      if (i === 0) return 0
      if (i === threads) return count
      const part = first + ((1 - first) * (i - 1)) / (threads - 1)
      return Math.min(count, 2 * Math.round((part * count) / 2))
    }),
  )
}

function shareOf(bounds: readonly (readonly number[])[], member: number, group: number): Share {
  const first = bounds[group]?.[member] ?? 0
  return { first, count: (bounds[group]?.[member + 1] ?? first) - first }
}
