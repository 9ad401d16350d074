import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createRun, type Model, writeProject } from '../../../engine/index.ts'
import {
  type BlockText,
  buildModel,
  buildProject,
  compileDiagram,
  type Diagram,
  runDiagram,
} from '../../testing/run-diagram.ts'

const LAG = buildModel({
  blocks: {
    u: ['subsystems/entry'],
    lag: ['continuous/transfer-function', { denominator: '[T, 1]' }],
    y: ['subsystems/exit'],
  },
  connections: ['u.y -> lag.u', 'lag.y -> y.u'],
})

describe('Model', () => {
  it('means its diagram in the place of the block, with states and parameters for each use', () => {
    const lag = { ...LAG, parameters: { T: '1' } }
    const nested: Diagram = {
      blocks: {
        wave: ['sources/sine'],
        first: ['subsystems/model', { model: 'lag', T: '0.5' }],
        second: ['subsystems/model', { model: 'lag' }],
      },
      connections: ['wave.y -> first.u', 'first.y -> second.u'],
      models: { lag },
    }
    const flat: Diagram = {
      blocks: {
        wave: ['sources/sine'],
        first: ['continuous/transfer-function', { denominator: '[0.5, 1]' }],
        second: ['continuous/transfer-function'],
      },
      connections: ['wave.y -> first.u', 'first.y -> second.u'],
    }
    expect(runDiagram(nested).trace('second.y')).toEqual(runDiagram(flat).trace('second.y'))
    expect(runDiagram(nested).trace('first.y')).toEqual(runDiagram(flat).trace('first.y'))
  })

  /** What a use says of the parameter `k` of its model, in the words of the model around it. */
  const MASKS: readonly (readonly [string, (k: number, v: number) => number])[] = [
    ['k + 1', k => k + 1],
    ['2*k - v', (k, v) => 2 * k - v],
    ['v', (_, v) => v],
    ['k', k => k],
    ['max(k, v)/2', (k, v) => Math.max(k, v) / 2],
  ]
  interface Use {
    readonly level: number
    readonly mask: number
  }
  interface Nest {
    readonly v: number
    /** Uses in the root and in the models 1 to 4: of the next one, and of any below. */
    readonly levels: readonly (readonly Use[])[]
  }
  const DEEPEST = 5
  const nest: fc.Arbitrary<Nest> = fc.record({
    v: fc.integer({ min: -20, max: 20 }).map(tenths => tenths / 4),
    levels: fc.tuple(
      ...[0, 1, 2, 3, 4].map(level => {
        const mask = fc.nat(MASKS.length - 1)
        const next = fc.record({ level: fc.constant(level + 1), mask })
        const any = fc.record({ level: fc.integer({ min: level + 1, max: DEEPEST }), mask })
        return fc.tuple(next, fc.array(any, { maxLength: 2 })).map(([first, more]) => [first, ...more])
      }),
    ),
  })
  const usesOf = (uses: readonly Use[]): [string, BlockText][] =>
    uses.map(({ level, mask }, i) => [
      `use${i}`,
      ['subsystems/model', { model: `m${level}`, k: MASKS[mask]?.[0] ?? '' }],
    ])
  const drawNest = ({ v, levels }: Nest): Diagram => {
    const models = levels.slice(1).map((uses, i): [string, Model] => [
      `m${i + 1}`,
      {
        ...buildModel({
          blocks: { gain: ['math/gain', { gain: 'k' }], ...Object.fromEntries(usesOf(uses)) },
          connections: [],
        }),
        parameters: { k: '-1' },
      },
    ])
    const leaf = {
      ...buildModel({ blocks: { gain: ['math/gain', { gain: 'k' }] }, connections: [] }),
      parameters: { k: '-1' },
    }
    return {
      // The root has no parameters of its own: a variable of the project stands for it.
      blocks: Object.fromEntries(usesOf(levels[0] ?? [])),
      connections: [],
      models: { ...Object.fromEntries(models), [`m${DEEPEST}`]: leaf },
      variables: { v: String(v), k: '3' },
      settings: { step: '0.5', stop: '1' },
    }
  }
  /** Each gain by its path. */
  const listGains = ({ v, levels }: Nest): Map<string, number> => {
    const found = new Map<string, number>()
    const walk = (level: number, path: string, k: number): void => {
      if (level > 0) found.set(`${path}gain.gain`, k)
      levels[level]?.forEach((use, i) => {
        walk(use.level, `${path}use${i}/`, MASKS[use.mask]?.[1](k, v) ?? Number.NaN)
      })
    }
    walk(0, '', 3)
    return found
  }

  it('of several parents, five deep: stored once, with values of its own for each use', () => {
    fc.assert(
      fc.property(nest, fc.nat(), (drawn, chosen) => {
        const diagram = drawNest(drawn)
        const program = compileDiagram(diagram)
        const expected = listGains(drawn)
        const found = program.parameters.filter(({ name }) => name.endsWith('gain.gain'))
        expect(Object.fromEntries(found.map(({ name, values }) => [name, values]))).toEqual(
          Object.fromEntries([...expected].map(([name, k]) => [name, [k]])),
        )
        expect([...expected.keys()].some(name => name.split('/').length === DEEPEST + 1)).toBe(true)
        // Each model stands in the file once, however many uses it has.
        const text = writeProject(buildProject(diagram))
        expect(text.split('math/gain').length - 1).toBe(DEEPEST)
        // Every value has a place of its own: what is tuned in one use is seen in no other.
        const run = createRun(program)
        run.start()
        const tuned = found[chosen % found.length]
        if (tuned) run.memory[tuned.address] = 12345
        for (const { name, address } of found)
          expect(run.memory[address]).toBe(name === tuned?.name ? 12345 : expected.get(name))
        const outputs = [...program.signals.values()].filter(({ name }) => name.endsWith('gain.y'))
        expect(new Set(outputs.map(({ address }) => address)).size).toBe(expected.size)
      }),
      { numRuns: 60 },
    )
  })
})
