import { describe, expect, it } from 'vitest'
import { builtInLibraries } from '../../plugins/libraries.ts'
import { defineBlock } from '../block/define-block.ts'
import { multiply, subtract } from '../block/elementwise.ts'
import { constant } from '../block/expression.ts'
import { createRegistry } from '../block/registry.ts'
import { demonstrateBlock } from './demonstrate-block.ts'

const registry = createRegistry(builtInLibraries)
const demonstrate = (id: string, known = registry) => demonstrateBlock(id, known).demonstration

describe('what a block does alone', () => {
  it('is what the engine gives: a lag answers a step with 1 - exp(-(t - 1))', () => {
    const found = demonstrate('continuous/transfer-function')
    expect(found).toMatchObject({ kind: 'step', seconds: 10, changed: [] })
    const values = found?.outputs[0]?.values ?? []
    const at = (seconds: number) => values[Math.round((seconds / 10) * (values.length - 1))]
    expect(values.length).toBeGreaterThan(200)
    for (const t of [2, 3, 5, 10]) expect(at(t)).toBeCloseTo(1 - Math.exp(-(t - 1)), 2)
    expect(at(0.9)).toBe(0)
  })

  it('shows a block without states with a sine, limits and all', () => {
    const found = demonstrate('discontinuities/saturation')
    expect(found?.kind).toBe('sine')
    expect(Math.max(...(found?.input ?? []))).toBeCloseTo(2, 2)
    expect(Math.max(...(found?.outputs[0]?.values ?? []))).toBe(1)
  })

  it('samples what is sampled, and says so', () => {
    const found = demonstrate('discrete/zero-order-hold')
    expect(found?.changed).toEqual(['Sample time 0.5'])
    expect(new Set(found?.outputs[0]?.values).size).toBeLessThan(25)
  })

  it('takes the trial that a block type asks for', () => {
    const found = demonstrate('power/boost-averaged')
    expect(found?.seconds).toBe(0.02)
    expect(found?.outputs[0]?.values.at(-1)).toBeCloseTo(2, 3)
  })

  it('is nothing where a plot would say nothing', () => {
    for (const id of [
      'sources/constant',
      'sinks/scope',
      'subsystems/model',
      'routing/goto',
      'math/transpose',
      'no/block',
    ])
      expect(demonstrate(id), id).toBeNull()
  })

  it('is nothing where smaller steps would give something else', () => {
    const lag = (id: string, rate: number) =>
      defineBlock({
        id,
        name: 'Lag',
        summary: 'Follows its input.',
        equation: "x' = k (u - x)",
        inputs: { u: 'Input' },
        outputs: { y: 'Output' },
        behaviour: ({ u, continuousState }) => {
          const x = continuousState('x', constant([0]))
          return { outputs: { y: x }, derivatives: { x: multiply(rate, subtract(u.u, x)) } }
        },
      })
    const blocks = [lag('mine/slow', 1), lag('mine/stiff', 1000)]
    const own = createRegistry([{ id: 'mine', name: 'Mine', blocks }])
    expect(demonstrate('mine/slow', own)).not.toBeNull()
    expect(demonstrate('mine/stiff', own)).toBeNull()
  })

  it('is finite and even for every block of the library that has one', () => {
    let count = 0
    for (const { id } of registry.all) {
      const found = demonstrate(id)
      if (!found) continue
      count += 1
      const rows = found.outputs[0]?.values.length ?? 0
      expect(rows, id).toBeGreaterThan(100)
      for (const values of [found.input ?? [], ...found.outputs.map(output => output.values)])
        for (const value of values) expect(Number.isFinite(value), id).toBe(true)
      expect(
        found.outputs.every(({ values }) => values.length === rows),
        id,
      ).toBe(true)
    }
    expect(count).toBeGreaterThan(70)
  })
})
