import { setTimeout } from 'node:timers/promises'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Program } from '../compile/program.ts'
import { createCompiledEngine, createThreadedEngine } from '../engines/compiled/compiled.ts'
import type { CreateEngine } from '../engines/engine.ts'
import { createSimpleEngine } from '../engines/simple.ts'
import { createRun } from '../simulate/run.ts'
import { type Drawing, draw, drawing, TYPES } from '../testing/arbitrary-library.ts'
import { createNodeThreads } from './node-threads.ts'

function begin(program: Program, createEngine: CreateEngine) {
  const { address, length } = program.sections.outputs
  const addresses = Array.from({ length }, (_, i) => address + i)
  const rows: Float64Array[] = []
  const take = (values: Float64Array): void => {
    rows.push(values.slice())
  }
  const run = createRun(program, { createEngine, sink: { addresses, take } })
  run.start()
  return { run, rows }
}

function trace(program: Program, createEngine: CreateEngine, batch: number) {
  return finish(program, begin(program, createEngine), batch)
}

function finish(program: Program, { run, rows }: ReturnType<typeof begin>, batch: number) {
  while (!run.isFinished) run.advance(batch)
  run.close()
  const states = [program.sections.continuousStates, program.sections.discreteStates].map(section =>
    run.memory.slice(section.address, section.address + section.length),
  )
  return { values: rows.flatMap(row => [...row]), states, fault: run.fault, tick: run.tick }
}

describe('every block of the library', () => {
  it('gives the same bits in both engines, in any model and under any condition', () => {
    const batch = fc.constantFrom(3, Number.POSITIVE_INFINITY)
    fc.assert(
      fc.property(drawing, batch, (given, count) => {
        const program = draw(given)
        expect(trace(program, createCompiledEngine, count)).toEqual(trace(program, createSimpleEngine, count))
      }),
      { numRuns: 40 },
    )
  })

  it('gives them on two threads', async () => {
    await fc.assert(
      fc.asyncProperty(drawing, async given => {
        const program = draw({
          ...given,
          use: given.use === 'none' ? 'subsystems/model' : given.use,
          copies: 4,
        })
        const shared = begin(program, createThreadedEngine(createNodeThreads(2)))
        // Until its threads are there, a run computes alone.
        await setTimeout(60)
        expect(finish(program, shared, 7)).toEqual(trace(program, createSimpleEngine, 7))
      }),
      { numRuns: 20 },
    )
  })

  it('gives them for each block alone', () => {
    TYPES.forEach((_, type) => {
      const given: Drawing = {
        picks: [{ type, sources: [0] }],
        use: 'none',
        copies: 1,
        solver: 'rk4',
      }
      const program = draw(given)
      expect(trace(program, createCompiledEngine, 7)).toEqual(trace(program, createSimpleEngine, 7))
    })
  })
})
