import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { describeEarlier, listChanged, planTuning } from './tuning.ts'

const NAMES = ['a.gain', 'b.gain', 'c.table']
const values = fc.dictionary(fc.constantFrom(...NAMES), fc.array(fc.double(), { minLength: 1, maxLength: 3 }))
const asMap = (record: Record<string, number[]>) => new Map(Object.entries(record))

describe('tuning', () => {
  it('writes exactly what brings the memory to the new values', () => {
    fc.assert(
      fc.property(
        fc.array(fc.double(), { minLength: 9, maxLength: 9 }),
        fc.array(fc.double(), { minLength: 9, maxLength: 9 }),
        (old, wanted) => {
          const split = (all: number[]) =>
            new Map(NAMES.map((name, i) => [name, all.slice(3 * i, 3 * i + 3)]))
          const parameters = new Map(NAMES.map((name, i) => [name, { name, address: 3 * i, width: 3 }]))
          const plan = planTuning(split(old), split(wanted), parameters)
          const memory = [...old]
          for (const { address, value } of plan.writes) memory[address] = value
          expect(memory).toEqual(wanted)
          expect(plan.hasMisfit).toBe(false)
          expect(plan.writes).toHaveLength(wanted.filter((value, i) => !Object.is(value, old[i])).length)
        },
      ),
    )
  })

  it('says so when a width changes or the run does not know a parameter, and writes the rest', () => {
    const parameters = new Map(
      ['a.gain', 'c.table'].map((name, i) => [name, { name, address: 10 * i, width: 2 }]),
    )
    const before = asMap({ 'a.gain': [1, 1], 'c.table': [1, 1] })
    expect(planTuning(before, asMap({ 'a.gain': [1, 5], 'c.table': [1, 1, 1] }), parameters)).toEqual({
      writes: [{ address: 1, value: 5 }],
      hasMisfit: true,
    })
    expect(planTuning(before, asMap({ 'new.gain': [1] }), parameters)).toEqual({
      writes: [],
      hasMisfit: true,
    })
  })

  it('names a change if and only if there is one', () => {
    fc.assert(
      fc.property(values, values, (a, b) => {
        expect(describeEarlier(asMap(a), asMap(b)) === null).toBe(
          listChanged(asMap(a), asMap(b)).length === 0,
        )
        expect(describeEarlier(asMap(a), asMap(structuredClone(a)))).toBe(null)
      }),
    )
  })

  it('says what the earlier run had', () => {
    const before = asMap({ 'voltage PID.P': [1.5], 'voltage PID.I': [900], 'plant.L': [1e-4] })
    const after = asMap({ 'voltage PID.P': [3], 'voltage PID.I': [900], 'plant.L': [1e-4] })
    expect(describeEarlier(before, after)).toBe('voltage PID.P = 1.5')
    expect(
      describeEarlier(before, asMap({ 'voltage PID.P': [3], 'voltage PID.I': [1], 'plant.L': [1] })),
    ).toBe('voltage PID.P = 1.5, voltage PID.I = 900 and 1 more')
  })
})
