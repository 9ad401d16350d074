/**
 * Random projects of models in models, without algebraic loops: one model used many times, in several parents, up to five
 * deep, with parameters of its own, Entries and Exits of one name, and conditional uses if they are asked for.
 */
import fc from 'fast-check'
import type { BlockInstance, Connection, Model, Project } from '../model/project.ts'
import { buildProject } from './build-project.ts'

const LEAVES = ['ramp', 'value', 'gain', 'sum', 'sine-of', 'integrator', 'delay', 'use'] as const
const INPUTS: Readonly<Record<string, readonly string[]>> = {
  gain: ['u'],
  sum: ['u1', 'u2'],
  'sine-of': ['u'],
  integrator: ['u'],
  delay: ['u'],
}
const STATEFUL = ['integrator', 'delay', 'exit']
const CONTROLS: Readonly<Record<string, string>> = {
  enabled: 'enable',
  triggered: 'trigger',
  resettable: 'reset',
}

interface Plan {
  readonly blocks: readonly {
    readonly leaf: (typeof LEAVES)[number]
    readonly used: number
    readonly kind: string
    readonly option: number
    readonly text: string
    readonly picks: readonly number[]
  }[]
  /** Ports e0, e1, ... and o0, o1, ...; the first `loops` of both have one name. */
  readonly entries: number
  readonly exits: number
  readonly loops: number
  readonly default: string
  /** Of the wave that switches some of the conditional uses. */
  readonly speed: string
}

const text = fc.constantFrom('0.5', 'k', '-k', '2*k', 'v', '(v + k)/3', 'sin(k)')

function arbitraryPlan(kinds: readonly string[]): fc.Arbitrary<Plan> {
  const pick = fc.nat(1000)
  const block = fc.record({
    leaf: fc.constantFrom(...LEAVES),
    used: fc.nat(10),
    kind: fc.constantFrom(...kinds),
    option: fc.nat(10),
    text,
    picks: fc.array(pick, { minLength: 4, maxLength: 4 }),
  })
  return fc.record({
    blocks: fc.array(block, { minLength: 1, maxLength: 5 }),
    entries: fc.nat(2),
    exits: fc.integer({ min: 1, max: 2 }),
    loops: fc.nat(1),
    default: fc.constantFrom('0.25', 'v', 'v/2'),
    speed: fc.constantFrom('5', '9', '20'),
  })
}

export interface HierarchyOptions {
  /** Also Enabled, Triggered and Resettable uses. */
  readonly isConditional: boolean
}

/** At most six models in a row; the last uses none. */
export function arbitraryHierarchy({ isConditional }: HierarchyOptions): fc.Arbitrary<Project> {
  const kinds = isConditional ? ['model', 'enabled', 'triggered', 'resettable'] : ['model']
  return fc
    .record({
      plans: fc.array(arbitraryPlan(kinds), { minLength: 2, maxLength: 6 }),
      period: fc.constantFrom('0', '0.1', '0.2'),
      solver: fc.constantFrom('euler', 'rk4', 'bs3'),
    })
    .map(({ plans, period, solver }) => {
      const drawn: { model: Model; isContinuous: boolean }[] = []
      const key = (index: number): string => (index === plans.length - 1 ? 'main' : `m${index}`)
      for (const [index, plan] of plans.entries()) drawn.push(draw(plan, index, drawn, key, period))
      const models = Object.fromEntries(drawn.map(({ model }, index) => [key(index), model]))
      const empty = buildProject(
        { blocks: {} },
        { settings: { step: '0.1', stop: '1.5', solver }, variables: { v: '0.7', k: '1.5' } },
      )
      return { ...empty, models }
    })
}

/** A model that may use those drawn before it. */
function draw(
  plan: Plan,
  index: number,
  drawn: readonly { model: Model; isContinuous: boolean }[],
  key: (index: number) => string,
  period: string,
): { model: Model; isContinuous: boolean } {
  const blocks: Record<string, BlockInstance> = {}
  const outputs: { block: string; port: string }[] = []
  const wanted: { block: string; port: string; pick: number; from: number | null }[] = []
  const connections: Connection[] = []
  let isContinuous = false
  const put = (name: string, type: string, parameters: Record<string, string>): void => {
    blocks[name] = { type: `test/${type}`, parameters }
  }
  const connect = (from: string, block: string, port: string): void => {
    connections.push({ from: { block: from, port: 'y' }, to: { block, port } })
  }
  put('w0', 'ramp', {})
  put('w1', 'gain', { gain: plan.speed })
  put('wave', 'sine-of', {})
  connect('w0', 'w1', 'u')
  connect('w1', 'wave', 'u')
  for (let i = 0; i < plan.entries; i += 1) {
    put(`e${i}`, 'entry', i < plan.loops ? { name: `loop${i}` } : {})
    outputs.push({ block: `e${i}`, port: 'y' })
  }
  plan.blocks.forEach(({ leaf, used, kind, option, text: expression, picks }, i) => {
    const name = `b${i}`
    const isUse = drawn.length > 0 && (leaf === 'use' || i === 0)
    // The first stands for the model drawn last, so that models nest as deep as there are models.
    const child = isUse ? (i === 0 ? drawn.length - 1 : used % drawn.length) : null
    const inputs: string[] = []
    const given: string[] = []
    if (child !== null) {
      const inner = drawn[child]
      const type = kind === 'triggered' && (inner?.isContinuous || period !== '0') ? 'enabled' : kind
      isContinuous ||= inner?.isContinuous ?? false
      put(name, type, {
        model: key(child),
        ...(option % 2 ? { k: expression } : {}),
        ...optionsOf(type, option),
      })
      const ports = portsOf(inner?.model)
      const control = CONTROLS[type]
      if (control !== undefined && option > 2) connect('wave', name, control)
      else if (control !== undefined) inputs.push(control)
      inputs.push(...ports.inputs)
      given.push(...ports.outputs)
    } else {
      const type = leaf === 'use' ? 'gain' : leaf
      isContinuous ||= type === 'integrator'
      put(name, type, parametersOf(type, expression, period))
      inputs.push(...(INPUTS[type] ?? []))
      given.push('y')
    }
    const isStateful = child === null && STATEFUL.includes(leaf)
    inputs.forEach((port, n) => {
      wanted.push({ block: name, port, pick: picks[n] ?? 0, from: isStateful ? null : outputs.length })
    })
    for (const port of given) outputs.push({ block: name, port })
  })
  for (let i = 0; i < plan.exits; i += 1) {
    const isLoop = i < plan.loops && i < plan.entries
    put(
      `o${i}`,
      'exit',
      isLoop ? { name: `loop${i}` } : i % 2 ? { whenOff: 'reset', value: plan.default } : {},
    )
    wanted.push({ block: `o${i}`, port: 'u', pick: index + 7 * i, from: null })
  }
  for (const { block, port, pick, from } of wanted) {
    const choices = from ?? outputs.length
    const source = choices === 0 ? undefined : outputs[pick % choices]
    if (source) connections.push({ from: source, to: { block, port } })
  }
  return { model: { parameters: { k: plan.default }, blocks, connections }, isContinuous }
}

function parametersOf(type: string, expression: string, period: string): Record<string, string> {
  if (type === 'gain') return { gain: expression }
  if (type === 'value') return { value: expression }
  if (type === 'integrator') return { initial: expression }
  return type === 'delay' ? { initial: expression, period } : {}
}

function optionsOf(type: string, option: number): Record<string, string> {
  const edge = ['rising', 'falling', 'either'][option % 3] ?? 'rising'
  if (type === 'enabled') return { statesOnEnable: option % 3 ? 'reset' : 'keep' }
  if (type === 'triggered') return { edge }
  return type === 'resettable' ? { resetOn: option % 4 ? edge : 'level' } : {}
}

/** Ports of a use: Entries and Exits that are no loop. */
function portsOf(model: Model | undefined): { inputs: string[]; outputs: string[] } {
  const names = (type: string): string[] =>
    Object.entries(model?.blocks ?? {})
      .filter(([, block]) => block.type === type)
      .map(([name, block]) => block.parameters.name ?? name)
  const inputs = names('test/entry')
  const outputs = names('test/exit')
  return {
    inputs: inputs.filter(name => !outputs.includes(name)),
    outputs: outputs.filter(name => !inputs.includes(name)),
  }
}
