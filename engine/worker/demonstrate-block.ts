/**
 * A block alone for ten seconds: what it gives for a typical input, computed by the engine itself. For whoever shows what a
 * block does before it is used.
 */

import type { BlockRole } from '../block/block-role.ts'
import type { BlockType } from '../block/block-type.ts'
import { defineBlock } from '../block/define-block.ts'
import { divide, greaterOrEqual, multiply, select, sine } from '../block/elementwise.ts'
import { number } from '../block/parameter.ts'
import { createRegistry, type Registry } from '../block/registry.ts'
import { compile } from '../compile/compile.ts'
import { portsOfBlock } from '../compile/ports.ts'
import type { Program } from '../compile/program.ts'
import { type BlockInstance, createProject, type Project } from '../model/project.ts'
import { simulate } from '../simulate/simulate.ts'
import type { Demonstration, DemonstrationReport } from './messages.ts'

const SECONDS = 10
const STEPS = 400
/** Of the first sine, in all. */
const PERIODS = 2
/** Steps and their halves are to give the same within this share of the range. */
const AGREEMENT = 0.03
/** Traces that can still be told apart in a small plot. */
const MOST_TRACES = 3

/** Blocks of these say nothing alone: others stand for what they do. */
const SILENT: ReadonlySet<BlockRole> = new Set<BlockRole>([
  'check',
  'constraint',
  'display',
  'entry',
  'exit',
  'from',
  'goto',
  'merge',
  'model',
  'scope',
  'store',
  'store-read',
  'store-write',
])

const LIBRARY = 'demonstration'

const stepInput = defineBlock({
  id: `${LIBRARY}/step`,
  name: 'Step',
  summary: 'From 0 to 1, after a while.',
  equation: '1(t - t_0)',
  parameters: { at: number('Time', '1') },
  outputs: { y: '' },
  behaviour: ({ t, p }) => ({ outputs: { y: select(greaterOrEqual(t, p.at), 1, 0) } }),
})

const sineInput = defineBlock({
  id: `${LIBRARY}/sine`,
  name: 'Sine',
  summary: 'A sine with an amplitude of 2.',
  equation: '2 \\sin(2 \\pi t / T)',
  parameters: { period: number('Period', '5') },
  outputs: { y: '' },
  behaviour: ({ t, p }) => ({
    outputs: { y: multiply(2, sine(divide(multiply(2 * Math.PI, t), p.period))) },
  }),
})

const constantInput = defineBlock({
  id: `${LIBRARY}/constant`,
  name: 'Constant',
  summary: 'Stays as it is.',
  equation: 'c',
  parameters: { value: number('Value', '0') },
  outputs: { y: '' },
  behaviour: ({ p }) => ({ outputs: { y: p.value } }),
})

const INPUTS = [stepInput, sineInput, constantInput]

/** Null where a plot would say nothing. */
export function demonstrateBlock(id: string, registry: Registry): DemonstrationReport {
  return { kind: 'demonstrated', type: id, demonstration: demonstrate(id, registry) }
}

function demonstrate(id: string, registry: Registry): Demonstration | null {
  const type = registry.find(id)
  if (!type || type.functions || (type.role !== undefined && SILENT.has(type.role))) return null
  const known = createRegistry([...registry.libraries, { id: LIBRARY, name: '', blocks: INPUTS }])
  for (const trial of listTrials(type)) {
    const found = tryOut(type, trial, known)
    if (found) return found
  }
  return null
}

interface Trial {
  readonly kind: Demonstration['kind']
  readonly seconds: number
  readonly parameters: Readonly<Record<string, string>>
  readonly inputs: Readonly<Record<string, string>>
}

/** What may show something, the most telling first. */
function* listTrials(type: BlockType): Generator<Trial> {
  const { seconds = SECONDS, parameters = {}, inputs = {} } = type.trial ?? {}
  // What is sampled at every step looks like what is not.
  const sampled = Object.entries(type.parameters).flatMap(([name, { kind, default: text }]) =>
    kind === 'period' && text === '0' ? [[name, String(seconds / 20)] as const] : [],
  )
  const sets = [
    { ...Object.fromEntries(sampled), ...parameters },
    ...(sampled.length > 0 ? [parameters] : []),
  ]
  for (const set of sets) {
    const base = { seconds, parameters: set, inputs }
    const given = Object.values(inputs)
    if (given.includes('step')) yield { ...base, kind: 'step' }
    else if (given.includes('sine')) yield { ...base, kind: 'sine' }
    else {
      yield { ...base, kind: 'step' }
      yield { ...base, kind: 'sine' }
    }
  }
}

function tryOut(type: BlockType, trial: Trial, registry: Registry): Demonstration | null {
  const { parameters, seconds } = trial
  const ports = portsOfBlock(createProject(), registry, { type: type.id, parameters })
  const inputs = Object.keys(ports.inputs)
  const outputs = Object.keys(ports.outputs)
  if (outputs.length === 0) return null
  const first = compile(surround(type.id, inputs, trial, STEPS), registry).program
  if (!first || (trial.kind === 'step' && inputs.length > 0 && !type.trial?.inputs && !hasStates(first)))
    return null
  const run = (steps: number) =>
    record(surround(type.id, inputs, trial, steps), registry, inputs, outputs, steps / STEPS)
  const coarse = run(STEPS)
  const fine = coarse && run(2 * STEPS)
  if (!coarse || !fine || !agree(coarse.outputs, fine.outputs) || !tellsSomething(coarse)) return null
  const changed = Object.entries(parameters).map(
    ([name, text]) => `${type.parameters[name]?.label ?? name} ${text}`,
  )
  return { kind: coarse.input ? trial.kind : 'none', seconds, changed, ...coarse }
}

/** What has a past shows it best after a step, everything else as a sine goes through it. */
const hasStates = ({ sections }: Program): boolean =>
  sections.continuousStates.length > 0 || sections.discreteStates.length > 0

/** The block with an input for each port; without a wish of its own, sines that differ or a step of the first. */
function surround(id: string, inputs: readonly string[], trial: Trial, steps: number): Project {
  const { kind, seconds, parameters } = trial
  const hasWishes = Object.keys(trial.inputs).length > 0
  const feed = (port: string, i: number): BlockInstance => {
    const usual = kind === 'sine' ? 'sine' : i === 0 ? 'step' : '0'
    const wanted = hasWishes ? (trial.inputs[port] ?? '0') : usual
    const period = { period: String(seconds / PERIODS / (1 + i / 2)) }
    if (wanted === 'sine') return { type: `${LIBRARY}/sine`, parameters: period }
    if (wanted === 'step') return { type: `${LIBRARY}/step`, parameters: { at: String(seconds / 10) } }
    return { type: `${LIBRARY}/constant`, parameters: { value: wanted } }
  }
  return {
    ...createProject(),
    settings: { solver: 'rk4', step: String(seconds / steps), stop: String(seconds) },
    root: 'main',
    models: {
      main: {
        parameters: {},
        blocks: {
          block: { type: id, parameters },
          ...Object.fromEntries(inputs.map((port, i) => [`in ${port}`, feed(port, i)])),
        },
        connections: inputs.map(port => ({
          from: { block: `in ${port}`, port: 'y' },
          to: { block: 'block', port },
        })),
      },
    },
  }
}

type Recorded = Pick<Demonstration, 'input' | 'outputs'>

/** Every so many steps; null where it does not run to its end. */
function record(
  project: Project,
  registry: Registry,
  inputs: readonly string[],
  outputs: readonly string[],
  every: number,
): Recorded | null {
  const { program } = compile(project, registry)
  if (!program) return null
  const moving = inputs.find(
    port => project.models.main?.blocks[`in ${port}`]?.type !== `${LIBRARY}/constant`,
  )
  const input = program.signals.get(`in ${moving}.y`)
  const shown = outputs.flatMap(port => program.signals.get(`block.${port}`) ?? [])
  const { log, fault } = simulate(program, [...(input ? [input] : []), ...shown])
  if (fault) return null
  const read = (column: number): number[] =>
    Array.from({ length: Math.floor((log.rows - 1) / every) + 1 }, (_, row) => log.value(row * every, column))
  const first = input ? 1 : 0
  const columns = Math.min(MOST_TRACES, log.columns.length - first)
  return {
    input: input ? read(0) : null,
    outputs: Array.from({ length: columns }, (_, i) => ({
      name: (log.columns[first + i]?.name ?? '').replace(/^block\./, ''),
      values: read(first + i),
    })),
  }
}

type Traces = Demonstration['outputs']

/** Steps of half the size make no difference that could be seen: what is shown is what the block does. */
function agree(coarse: Traces, fine: Traces): boolean {
  return coarse.every(({ values }, i) => {
    const others = fine[i]?.values ?? []
    const range = Math.max(...values) - Math.min(...values)
    if (!Number.isFinite(range)) return false
    const off = values.reduce((sum, value, row) => sum + Math.abs(value - (others[row] ?? Number.NaN)), 0)
    return off / values.length <= AGREEMENT * range
  })
}

/** Neither standing still nor the input itself. */
function tellsSomething({ input, outputs }: Recorded): boolean {
  return outputs.some(
    ({ values }) =>
      values.some(value => value !== values[0]) &&
      (!input || values.some((value, row) => value !== input[row])),
  )
}
