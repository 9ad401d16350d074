import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { arbitraryHierarchy } from '../testing/arbitrary-hierarchy.ts'
import { testRegistry } from '../testing/blocks.ts'
import { compile } from './compile.ts'
import { describeTiming } from './describe-timing.ts'

describe('the times of a random hierarchy', () => {
  it('gives every number of the order to one block, and every Model block the span of what stands in it', () => {
    fc.assert(
      fc.property(arbitraryHierarchy({ isConditional: true }), project => {
        const { program } = compile(project, testRegistry)
        if (!program) throw new Error('The model does not compile.')
        const { rates, blocks } = describeTiming(program)
        const computed = blocks.filter(([, { isModel }]) => !isModel)
        const numbers = computed.flatMap(([, { order }]) => order).sort((a, b) => a - b)
        expect(numbers).toEqual(numbers.map((_, i) => i + 1))
        for (const [model, { order, rate, isModel }] of blocks) {
          if (!isModel) continue
          const inside = computed.filter(([name]) => name.startsWith(`${model}/`))
          const all = inside.flatMap(([, timing]) => timing.order)
          expect(new Set(order)).toEqual(new Set(all.length ? [Math.min(...all), Math.max(...all)] : []))
          const kinds = new Set(
            inside.map(([, timing]) => timing.rate).filter(own => rates[own]?.kind !== 'constant'),
          )
          if (kinds.size > 1) expect(rates[rate]?.kind).toBe('hybrid')
          else expect([...kinds, rate]).toContain(rate)
        }
      }),
      { numRuns: 60 },
    )
  })

  it('computes what feeds a block through no state before it', () => {
    fc.assert(
      fc.property(arbitraryHierarchy({ isConditional: false }), project => {
        const { program } = compile(project, testRegistry)
        if (!program) throw new Error('The model does not compile.')
        const places = new Map(describeTiming(program).blocks)
        const order = program.outputs.map(({ block }) => block)
        const nameOf = (block: number): string => {
          const { path = '', name = '' } = program.blocks[block] ?? {}
          return path === '' ? name : `${path}/${name}`
        }
        const firsts = [...new Set(order)]
          .filter(block => program.blocks[block]?.isDrawn)
          .map(block => places.get(nameOf(block))?.order[0] ?? 0)
        expect(firsts).toEqual([...firsts].sort((a, b) => a - b))
      }),
      { numRuns: 30 },
    )
  })
})
