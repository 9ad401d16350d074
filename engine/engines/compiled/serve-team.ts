/** What a thread that helps does until it is told to stop: calls, one after the other. It spins for a while, then sleeps. */
import type { Routine } from '../assemble.ts'
import type { FusedKernel } from './module.ts'
import { instantiate } from './store.ts'
import {
  CALLS,
  DONE,
  FAILED,
  LOG_ADDRESS,
  NO_SECTION,
  READY,
  RESULTS,
  SECTION,
  SPINS,
  STOPPED,
  type TeamTask,
  TICK,
  TICKS,
  UNTIL,
  viewControl,
} from './team-control.ts'

export function serveTeam({ module, wasm, length, control, member, shares, sections }: TeamTask): void {
  const { integers, doubles } = viewControl(control)
  const memory = new Float64Array(wasm.buffer, 0, length)
  const run = instantiate(module, { wasm, memory }, () => {
    throw new Error('What is shared out calls nothing outside.')
  })
  const work = shares
    .filter(({ count }) => count > 0)
    .map(({ kernel, first, count }) => ({ kernel: run(kernel) as FusedKernel, first, count }))
  const routines = sections.map(functions => functions.map(index => run(index) as Routine))
  const runKernels = (): number => {
    const [ticks = 0, tick = 0] = [integers[TICKS], doubles[TICK]]
    const [logAddress = 0, until = 0] = [integers[LOG_ADDRESS], integers[UNTIL]]
    let sum = 0
    for (const { kernel, first, count } of work) sum += kernel(first, count, ticks, tick, logAddress, until)
    return sum
  }

  let seen = 0
  Atomics.add(integers, READY, 1)
  for (;;) {
    for (let i = 0; i < SPINS && Atomics.load(integers, CALLS) === seen; i += 1);
    while (Atomics.load(integers, CALLS) === seen) Atomics.wait(integers, CALLS, seen)
    seen = Atomics.load(integers, CALLS)
    if (Atomics.load(integers, STOPPED) !== 0) return
    try {
      const section = integers[SECTION] ?? NO_SECTION
      if (section === NO_SECTION) doubles[RESULTS + member] = runKernels()
      else for (const routine of routines[section] ?? []) routine()
    } catch {
      Atomics.store(integers, FAILED, 1)
    }
    Atomics.add(integers, DONE, 1)
    Atomics.notify(integers, DONE)
  }
}
