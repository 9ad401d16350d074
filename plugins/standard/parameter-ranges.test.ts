/** A law over every numeric parameter of every block: odd values never throw, and who refuses one names it. */
import { describe, expect, it } from 'vitest'
import { type BlockType, chooseEngine, compile, isError, type Project, simulate } from '../../engine/index.ts'
import { surroundBlock } from '../testing/run-block.ts'
import { buildProject, registry } from '../testing/run-diagram.ts'
import { BUS_BLOCKS, evaluateVariant, listVariants, type Variant } from '../testing/variants.ts'

const ODD = [
  ...['0', '-1', '0.5', '-0.5', '1e300', '-1e300', '1e-300', 'inf', '-inf', '0/0'],
  ...['[1, -2, 3]', '[]', '[1, 2; 3, 4]', '"text"', 'abc', '', '2^'],
]
const NUMERIC: ReadonlySet<string> = new Set(['number', 'vector', 'matrix', 'count', 'period'])
/** Cannot be fed by scalars. */
const NEEDS_VECTORS = new Set([...BUS_BLOCKS, 'routing/demux'])

/** The first shape of each type, and whichever others have parameters of their own kind of use. */
const VARIANTS = registry.all
  .filter(({ id, role }) => role === undefined && !NEEDS_VECTORS.has(id))
  .flatMap(type => {
    const all = listVariants([type])
    return [all[0], all.at(-1)].filter((variant, i, list) => variant && list.indexOf(variant) === i)
  })
  .filter((variant): variant is Variant => variant !== undefined)

function surround(variant: Variant, parameters: Readonly<Record<string, string>>): Project {
  const inputs = Object.keys(variant.type.inputs(evaluateVariant(variant)))
  const feed = ['sources/sine', { amplitude: '1.5', frequency: '3' }] as const
  const setup = {
    parameters: { ...variant.parameters, ...parameters },
    inputs: Object.fromEntries(inputs.map(port => [port, feed])),
    settings: { stop: '0.03' },
  }
  return buildProject(surroundBlock(variant.type.id, setup))
}

/** Errors that do not say which parameter is at fault, and faults of the run that do not say which block. */
function findUnnamed(variant: Variant, name: string, value: string): string[] {
  const { program, diagnostics } = compile(surround(variant, { [name]: value }), registry)
  const label = variant.type.parameters[name]?.label ?? name
  if (program) {
    const { fault } = simulate(program, [...program.signals.values()], {
      createEngine: chooseEngine('simple').create,
    })
    return fault && fault.place.block !== 'block' ? [fault.message] : []
  }
  return (
    diagnostics
      .filter(isError)
      // A port that is gone leaves its connection behind, which is said of the connection.
      .filter(({ code }) => code !== 'unknown-port')
      .filter(({ place, message }) => place.parameter === undefined && !message.includes(label))
      .map(({ message }) => message)
  )
}

const numericOf = ({ parameters }: BlockType): string[] =>
  Object.entries(parameters).flatMap(([name, { kind }]) => (NUMERIC.has(kind) ? [name] : []))

describe('odd values of parameters', () => {
  it.each(
    VARIANTS.filter(({ type }) => numericOf(type).length > 0).map(
      variant => [variant.title, variant] as const,
    ),
  )('%s: never throw, and a refusal names the parameter', (_, variant) => {
    expect(compile(surround(variant, {}), registry).diagnostics.filter(isError)).toEqual([])
    const unnamed = numericOf(variant.type).flatMap(name =>
      ODD.flatMap(value =>
        findUnnamed(variant, name, value).map(message => `${name} = ${value}: ${message}`),
      ),
    )
    expect(unnamed).toEqual([])
  })
})
