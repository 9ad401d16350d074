/** Laws that hold for every block of the standard libraries at once. */
import fc from 'fast-check'
import katex from 'katex'
import { describe, expect, it } from 'vitest'
import { demonstrateBlock, describeBlock } from '../../engine/index.ts'
import { findDerivedFeedthrough, findShownFeedthrough } from '../testing/feedthrough.ts'
import { recordVariant } from '../testing/record-variant.ts'
import { registry } from '../testing/run-diagram.ts'
import { BUS_BLOCKS, evaluateVariant, inputsOf, listVariants, type Variant } from '../testing/variants.ts'

const TYPES = registry.all
const VARIANTS = listVariants(TYPES)
const COMPUTING = VARIANTS.filter(({ type }) => type.role === undefined || type.role === 'rate-transition')

function renderStrictly(tex: string): string {
  return katex.renderToString(tex, { strict: 'error', throwOnError: true, displayMode: true })
}

describe('every block type', () => {
  it.each(TYPES.map(type => [type.id, type] as const))('%s says what it is', (_, type) => {
    expect(type.id).toMatch(/^[a-z]+\/[a-z0-9-]+$/)
    expect(type.name).not.toBe('')
    expect(type.summary).toMatch(/^[A-Z].*\.$/)
    expect(type.keywords.length).toBeGreaterThan(2)
    expect(new Set(type.keywords).size).toBe(type.keywords.length)
    expect(() => renderStrictly(type.equation)).not.toThrow()
    for (const { label, unit, description } of Object.values(type.parameters)) {
      expect(label).toMatch(/^[A-Z0-9]/)
      if (unit !== undefined) expect(unit).not.toBe('')
      if (description !== undefined) expect(description).toMatch(/\.$/)
    }
  })

  it.each(TYPES.map(type => [type.id, type] as const))(
    '%s has an example, in words or computed',
    (id, type) => {
      expect(type.example ?? demonstrateBlock(id, registry).demonstration).toBeTruthy()
      if (type.example !== undefined) expect(type.example).toMatch(/^[A-Z[0-9].*\.$/)
      for (const fact of Object.values(describeBlock(type))) expect(fact).toMatch(/^[A-Za-z]/)
    },
  )

  it.each(VARIANTS.map(variant => [variant.title, variant] as const))(
    '%s has described ports and evaluates',
    (_, variant) => {
      const { type } = variant
      const values = evaluateVariant(variant)
      expect(type.check(values)).toEqual([])
      const ports = Object.entries({ ...type.inputs(values), ...type.outputs(values) })
      for (const [port, description] of ports) {
        expect(port).toMatch(/^[a-z]+[0-9]*$/)
        expect(description).toMatch(/^[A-Z0-9]/)
      }
    },
  )

  it.each(COMPUTING.map(variant => [variant.title, variant] as const))(
    '%s configures',
    (_, { type, ...variant }) => {
      const parameters = evaluateVariant({ type, ...variant })
      const {
        outputs,
        states,
        derivatives = {},
        updates = {},
      } = type.configure({
        parameters,
        inputs: inputsOf(type, parameters),
      })
      // What is watched is no port.
      const ports = Object.keys(outputs).filter(name => name !== 'watch')
      expect(ports).toEqual(Object.keys(type.outputs(parameters)))
      for (const [name, { kind }] of Object.entries(states)) {
        if (kind === 'continuous') expect(derivatives).toHaveProperty(name)
        else expect(updates).toHaveProperty(name)
      }
    },
  )

  it('looks like something for any text that is typed', () => {
    const typed = fc.oneof(
      fc.string(),
      fc.constantFrom('', '-1', '0', '3', '1e9', 'NaN', '[1, 2]', '+-+', 'K'),
    )
    fc.assert(
      fc.property(fc.constantFrom(...TYPES), fc.func(typed), (type, textFor) => {
        const names = Object.keys(type.parameters)
        const look = type.look(Object.fromEntries(names.map(name => [name, textFor(name)])))
        if (look.formula !== undefined) renderStrictly(look.formula)
        const [width = 0, height = 0] = look.size ?? []
        for (const length of [width, height]) {
          expect(length % 20).toBe(0)
          expect(length).toBeLessThanOrEqual(1300)
        }
        for (const [x, y] of [...(look.curve ?? []), ...(look.axes ? [look.axes] : [])]) {
          expect(Math.min(x, y)).toBeGreaterThanOrEqual(0)
          expect(Math.max(x, y)).toBeLessThanOrEqual(1)
        }
      }),
      { numRuns: 1000 },
    )
  })
})

const RUNNING = COMPUTING.filter(({ type }) => !BUS_BLOCKS.has(type.id))

/** Whose graph tells the feedthrough of all values of a parameter that can be tuned; one value shows a part of it. */
const CHOOSES_BY_PARAMETER = new Set(['routing/manual-switch'])

describe('direct feedthrough', () => {
  const fixed = RUNNING.filter(({ type }) => !CHOOSES_BY_PARAMETER.has(type.id))
  it.each(fixed.map(variant => [variant.title, variant] as const))(
    'of %s is what a change of an input shows',
    (_, variant) => {
      expect(findShownFeedthrough(variant)).toEqual(findDerivedFeedthrough(variant))
    },
  )
})

/** Blocks whose meaning is not element by element. */
const RESHAPING = new Set([
  'continuous/state-space',
  'discrete/discrete-state-space',
  'discrete/tapped-delay',
  'lookup/direct-lookup',
  'math/concatenate',
  'math/dot-product',
  'math/matrix-multiply',
  'math/reshape',
  'math/sum-of-elements',
  'math/transpose',
  'routing/demux',
  'routing/mux',
  'routing/selector',
  'subsystems/if',
  'subsystems/switch-case',
])

const hasPorts = (ports: Readonly<Record<string, string>>): boolean => Object.keys(ports).length > 0
const WITH_OUTPUTS = RUNNING.filter(variant => hasPorts(variant.type.outputs(evaluateVariant(variant))))
const ELEMENTWISE = WITH_OUTPUTS.filter(
  variant => hasPorts(variant.type.inputs(evaluateVariant(variant))) && !RESHAPING.has(variant.type.id),
)

describe('a parameter that is left out as unused', () => {
  const hiding = RUNNING.flatMap(variant => {
    const texts = textsOf(variant)
    const unused = variant.type.unused(texts).filter(name => variant.type.parameters[name]?.kind === 'number')
    return unused.length > 0 ? [[variant.title, variant, unused] as const] : []
  })
  it.each(hiding)('of %s changes nothing', (_, { type, parameters, title }, unused) => {
    const others = Object.fromEntries(unused.map(name => [name, '0.37']))
    const changed = { type, title, parameters: { ...parameters, ...others } }
    expect(recordVariant(changed, [1])).toEqual(recordVariant({ type, title, parameters }, [1]))
  })
})

function textsOf({ type, parameters }: Variant): Record<string, string> {
  const defaults = Object.entries(type.parameters).map(([name, { default: text }]) => [name, text] as const)
  return { ...Object.fromEntries(defaults), ...parameters }
}

describe('a run', () => {
  it.each(WITH_OUTPUTS.map(variant => [variant.title, variant] as const))(
    'of %s gives the same bits twice, and in every engine',
    (_, variant) => {
      const elements = variant.type.id.startsWith('routing/') ? [1, 2] : [1]
      const first = recordVariant(variant, elements)
      expect(first.size).toBeGreaterThan(0)
      expect(recordVariant(variant, elements)).toEqual(first)
      expect(recordVariant(variant, elements, 'compiled')).toEqual(first)
    },
  )

  it.each(ELEMENTWISE.map(variant => [variant.title, variant] as const))(
    'of %s on a vector is a run on each element',
    (_, variant) => {
      const vector = recordVariant(variant, [1, 2, 3])
      for (const [i, element] of [1, 2, 3].entries()) {
        for (const [name, trace] of recordVariant(variant, [element])) {
          expect(vector.get(`${name}[${i}]`)).toEqual(trace)
        }
      }
    },
  )
})
