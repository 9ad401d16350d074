import fc from 'fast-check'
import type { Connection, Model } from '../model/project.ts'

const TYPES = ['ramp', 'value', 'gain', 'sum', 'sine-of', 'integrator', 'delay', 'line', 'transport'] as const
/** They read no input at the same instant. */
const WITH_MEMORY: readonly string[] = ['integrator', 'delay', 'line', 'transport']
const INPUTS: Record<(typeof TYPES)[number], readonly string[]> = {
  ramp: [],
  value: [],
  gain: ['u'],
  sum: ['u1', 'u2'],
  'sine-of': ['u'],
  integrator: ['u'],
  delay: ['u'],
  line: ['u'],
  transport: ['u'],
}

/** A model without algebraic loops: only blocks with a state look forward. */
export function arbitraryModel(): fc.Arbitrary<Model> {
  return fc
    .array(fc.record({ type: fc.constantFrom(...TYPES), picks: fc.tuple(fc.nat(), fc.nat()) }), {
      minLength: 2,
      maxLength: 9,
    })
    .map(list => {
      const blocks = Object.fromEntries(
        list.map(({ type }, i) => [`b${i}`, { type: `test/${type}`, parameters: {} }]),
      )
      const connections = list.flatMap(({ type, picks }, i): Connection[] =>
        INPUTS[type].flatMap((port, n) => {
          const choices = WITH_MEMORY.includes(type) ? list.length : i
          return choices === 0
            ? []
            : [{ from: { block: `b${(picks[n] ?? 0) % choices}`, port: 'y' }, to: { block: `b${i}`, port } }]
        }),
      )
      return { parameters: {}, blocks, connections } satisfies Model
    })
}
