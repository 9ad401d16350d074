/** Direct feedthrough of a block, read off its graphs and found by trying: `u -> y`, sorted. */
import fc from 'fast-check'
import { takeSnapshot } from '../../engine/context/snapshot.ts'
import { createRun, type Program, type Run } from '../../engine/index.ts'
import { visit } from '../sdk.ts'
import { surroundBlock } from './run-block.ts'
import { compileDiagram } from './run-diagram.ts'
import { evaluateVariant, inputsOf, type Variant } from './variants.ts'

export function findDerivedFeedthrough(variant: Variant): string[] {
  const parameters = evaluateVariant(variant)
  const { outputs } = variant.type.configure({ parameters, inputs: inputsOf(variant.type, parameters) })
  const found = new Set<string>()
  for (const [port, expression] of Object.entries(outputs)) {
    visit([expression], node => {
      if (node.kind === 'input') found.add(`${node.name} -> ${port}`)
    })
  }
  return [...found].sort()
}

/** Inputs that cross 0, 0.5 and 1, often equal to each other; every other one is 0, which is false. */
const LEVEL = fc.oneof(fc.constant(0), fc.constantFrom(-2, -0.9, -0.3, 0.05, 0.5, 0.7, 1, 1.6, 2.2, 3.5))
const ROUNDS = 200

/** Changes one input after the other, in many situations, and sees which outputs change at the same instant. */
export function findShownFeedthrough({ type, parameters }: Variant): string[] {
  const types = inputsOf(type, evaluateVariant({ type, parameters }))
  const ports = Object.keys(types)
  const inputs = Object.fromEntries(
    Object.entries(types).map(([port, { width }]) => [port, `[${Array(width).fill('1').join(', ')}]`]),
  )
  const program = compileDiagram(surroundBlock(type.id, { parameters, inputs }))
  const levels = fc.array(LEVEL, { minLength: ports.length, maxLength: ports.length })
  const situation = fc.tuple(fc.option(levels), levels, LEVEL)
  const computeOutputs = prepareTrials(program)
  const shown = new Set<string>()
  const toFeeds = (values: readonly number[]) =>
    Object.fromEntries(ports.map((port, i) => [port, values[i] ?? 0]))
  for (const [earlier, levels, changed] of fc.sample(situation, { seed: 1, numRuns: ROUNDS })) {
    const feeds = toFeeds(levels)
    const history = earlier ? [toFeeds(earlier)] : []
    const before = computeOutputs([...history, feeds])
    for (const port of ports) {
      const after = computeOutputs([...history, { ...feeds, [port]: changed }])
      for (const [output, values] of before) {
        if (values.some((value, i) => value !== after.get(output)?.[i])) shown.add(`${port} -> ${output}`)
      }
    }
  }
  return [...shown].sort()
}

type Feeds = Readonly<Record<string, number>>

/** Outputs of the block, by port, at the last of a few steps with the given values at its inputs: on one run, begun anew. */
function prepareTrials(program: Program): (steps: readonly Feeds[]) => Map<string, number[]> {
  const run = createRun(program)
  const untouched = takeSnapshot(program, run)
  const outputs = [...program.signals.values()].filter(({ name }) => name.startsWith('block.'))
  return steps => {
    run.resume(untouched)
    steps.forEach((feeds, k) => {
      setFeeds(run, feeds)
      if (k === 0) run.start()
      else run.advance(1)
    })
    return new Map(
      outputs.map(({ name, address, width }) => [
        name.slice('block.'.length),
        [...run.memory.subarray(address, address + width)],
      ]),
    )
  }
}

function setFeeds({ program, memory }: Run, feeds: Feeds): void {
  for (const [port, value] of Object.entries(feeds)) {
    const parameter = program.parameters.find(({ name }) => name === `from ${port}.value`)
    if (!parameter) throw new Error(`Nothing feeds ${port}.`)
    memory.fill(value, parameter.address, parameter.address + parameter.values.length)
  }
}
