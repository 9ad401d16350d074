/**
 * Threads that share a run: the parts of a model that stand alone, each thread its own for many steps, or else the branches
 * of every evaluation, section by section. A call is a few numbers in shared memory and a counter that goes up; who waits
 * spins for a while, then sleeps. Whether that pays is measured.
 */
import type { Routine } from '../assemble.ts'
import { createFasterWay } from './faster-way.ts'
import { type Share, shareOf, shareOut } from './share-out.ts'
import {
  CALLS,
  createControl,
  DONE,
  FAILED,
  LOG_ADDRESS,
  NO_SECTION,
  READY,
  RESULTS,
  SECTION,
  SPINS,
  STOPPED,
  type ThreadHost,
  TICK,
  TICKS,
  UNTIL,
  viewControl,
} from './team-control.ts'

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
  /** Computes a section, together where the call is done together. */
  readonly meet: (section: number) => void
  readonly close: () => void
}

interface Group {
  readonly count: number
  readonly kernel: number
  readonly cost: number
}

/** Something to compute that has branches. */
export interface Section {
  /** By thread, functions of the module. */
  readonly shares: readonly (readonly number[])[]
  /** What falls to this thread, and everything. */
  readonly own: Routine
  readonly all: Routine
}

/** What is shared out: instances of groups, unless there are sections. */
interface Work {
  readonly groups: readonly Group[]
  readonly restCost: number
  readonly sections: readonly Section[]
}

/** What a module runs over. */
interface Place {
  readonly module: WebAssembly.Module
  readonly wasm: WebAssembly.Memory
  readonly memory: Float64Array
}

const PATIENCE_MILLISECONDS = 5000
/** Only where `chooseSharing` finds something to share out. */
export function gatherTeam(
  host: ThreadHost,
  { module, wasm, memory }: Place,
  { groups, restCost, sections }: Work,
): Team {
  const members = host.threads - 1
  const isSectioned = sections.length > 0
  const bounds = shareOut(groups, restCost, host.threads)
  const control = createControl(host.threads)
  const { integers, doubles } = viewControl(control)
  let isClosed = false
  const onLost = (): void => {
    if (!isClosed) team.failure ??= 'A thread of the run ended before the run did.'
  }
  const startMember = (member: number): ReturnType<ThreadHost['start']> => {
    const shares = isSectioned
      ? []
      : groups.map(({ kernel }, group) => ({ kernel, ...shareOf(bounds, member, group) }))
    const own = sections.map(section => section.shares[member] ?? [])
    const task = { module, wasm, length: memory.length, control, member, shares, sections: own }
    return host.start(task, onLost)
  }
  const alone = (group: number): Share => ({ first: 0, count: groups[group]?.count ?? 0 })
  const mine = (group: number): Share => shareOf(bounds, 0, group)
  const way = createFasterWay()
  let isTogether = false

  /** Everybody's part of a section, or of the groups. */
  const callAll = <Result>(section: number, own: () => Result): Result => {
    integers[SECTION] = section
    Atomics.store(integers, DONE, 0)
    Atomics.add(integers, CALLS, 1)
    Atomics.notify(integers, CALLS)
    const result = own()
    if (!waitFor(integers, members, host.now)) team.failure = 'A thread of the run no longer answers.'
    else if (Atomics.load(integers, FAILED) !== 0) team.failure = 'A thread of the run ended with an error.'
    return result
  }
  const runTogether: Team['run'] = ({ ticks, tick, logAddress, until }, work) => {
    if (isSectioned) {
      isTogether = true
      const sum = work(alone)
      isTogether = false
      return sum
    }
    integers[TICKS] = ticks
    integers[LOG_ADDRESS] = logAddress
    integers[UNTIL] = until
    doubles[TICK] = tick
    let sum = callAll(NO_SECTION, () => work(mine))
    for (let i = 1; i <= members; i += 1) sum += doubles[RESULTS + i] ?? 0
    return sum
  }
  const team = {
    failure: null as string | null,
    run: (call: Call, work: (shareOf: (group: number) => Share) => number): number => {
      if (team.failure !== null || Atomics.load(integers, READY) < members) return work(alone)
      if (host.isForced) return runTogether(call, work)
      const begun = host.now()
      const sum = way.isTogether() ? runTogether(call, work) : work(alone)
      const milliseconds = host.now() - begun
      way.take(milliseconds / call.ticks, milliseconds)
      return sum
    },
    meet: (index: number): void => {
      const section = sections[index]
      if (!section) return
      if (isTogether && team.failure === null) callAll(index, section.own)
      else section.all()
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
