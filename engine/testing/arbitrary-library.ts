/**
 * Random projects over the whole library: each block is fed by those before it, in the root or in some uses of a model,
 * whatever the conditions; on demand beside noise, a data store, an algebraic loop, delays and a For Each Model.
 */
import fc from 'fast-check'
import { compile } from '../compile/compile.ts'
import { portsOfBlock } from '../compile/ports.ts'
import type { Program } from '../compile/program.ts'

import { type BlockInstance, type Model, type Project, parseConnection } from '../model/project.ts'
import { FIXED_SOLVERS } from '../solvers/catalogue.ts'
import { buildProject } from './build-project.ts'
import { registry } from './call-commands.ts'

const ROLES = [undefined, 'check', 'log']
export const TYPES = registry.all.filter(({ role }) => ROLES.includes(role))
/** Ways in which a model stands in the root, with the control input of each. */
const USES = {
  none: null,
  'subsystems/model': null,
  'subsystems/enabled': 'enable',
  'subsystems/triggered': 'trigger',
  'subsystems/resettable': 'reset',
} as const

export interface Drawing {
  readonly picks: readonly { readonly type: number; readonly sources: readonly number[] }[]
  readonly use: keyof typeof USES
  readonly copies: number
  readonly solver: string
  readonly hasCompany?: boolean
}

export const drawing: fc.Arbitrary<Drawing> = fc.record({
  picks: fc.array(
    fc.record({
      type: fc.nat(TYPES.length - 1),
      sources: fc.array(fc.nat(1000), { minLength: 4, maxLength: 4 }),
    }),
    { minLength: 3, maxLength: 10 },
  ),
  use: fc.constantFrom(...(Object.keys(USES) as (keyof typeof USES)[])),
  copies: fc.integer({ min: 1, max: 5 }),
  solver: fc.constantFrom(...FIXED_SOLVERS.map(({ id }) => id)),
})

const wave: BlockInstance = { type: 'sources/sine', parameters: { frequency: '31' } }

/** What keeps something from one step to the next in ways of its own. */
const COMPANY: Model = {
  parameters: {},
  blocks: {
    noise: block('sources/random', { sampleTime: '0.03' }),
    white: block('sources/band-limited-white-noise', { sampleTime: '0.02' }),
    store: block('routing/data-store-memory', { store: 'heap', initial: '0.5' }),
    read: block('routing/data-store-read', { store: 'heap' }),
    write: block('routing/data-store-write', { store: 'heap' }),
    half: block('math/gain', { gain: '0.5' }),
    heap: block('math/sum', { signs: '++' }),
    loop: block('math/sum', { signs: '+-' }),
    bend: block('math/trigonometric', { function: 'sin' }),
    lag: block('continuous/transport-delay', { delay: '0.07' }),
    late: block('discrete/delay', { sampleTime: '0.02' }),
    both: block('routing/mux', { inputs: '2' }),
    lanes: block('subsystems/for-each', { model: 'lane', elements: '2' }),
  },
  connections: wires(
    'read.y -> half.u',
    'half.y -> heap.u1',
    'noise.y -> heap.u2',
    'heap.y -> write.u',
    'wave.y -> loop.u1',
    'loop.y -> bend.u',
    'bend.y -> loop.u2',
    'loop.y -> lag.u',
    'white.y -> late.u',
    'lag.y -> both.u1',
    'white.y -> both.u2',
    'both.y -> lanes.u',
  ),
}

const LANE: Model = {
  parameters: {},
  blocks: {
    u: block('subsystems/entry'),
    x: block('continuous/integrator'),
    y: block('subsystems/exit'),
  },
  connections: wires('u.y -> x.u', 'x.y -> y.u'),
}

function block(type: string, parameters: Record<string, string> = {}): BlockInstance {
  return { type, parameters }
}

function wires(...texts: readonly string[]): Model['connections'] {
  return texts.flatMap(text => parseConnection(text) ?? [])
}

function place(model: Model, { use, copies, solver, hasCompany = false }: Drawing): Project {
  const bare = buildProject({ blocks: {} }, { settings: { solver, step: '0.01', stop: '0.4' } })
  const project = hasCompany ? { ...bare, models: { ...bare.models, lane: LANE } } : bare
  const join = ({ parameters, blocks, connections }: Model): Model =>
    hasCompany
      ? {
          parameters,
          blocks: { ...blocks, ...COMPANY.blocks },
          connections: [...connections, ...COMPANY.connections],
        }
      : { parameters, blocks, connections }
  if (use === 'none') return { ...project, models: { ...project.models, main: join(model) } }
  const control = USES[use]
  const names = Array.from({ length: copies }, (_, i) => `use${i}`)
  const child = block(use, { model: 'inner' })
  const main = {
    parameters: {},
    blocks: { wave, ...Object.fromEntries(names.map(name => [name, child])) },
    connections: control
      ? names.map(name => ({ from: { block: 'wave', port: 'y' }, to: { block: name, port: control } }))
      : [],
  }
  return { ...project, models: { ...project.models, main: join(main), inner: model } }
}

/** Block after block, each fed by those before it; what does not go together with them is left out. */
export function draw(given: Drawing): Program {
  const project = buildProject({ blocks: {} })
  let model: Model = { parameters: {}, blocks: { wave }, connections: [] }
  let program = compile(place(model, given), registry).program
  const outputs = [{ block: 'wave', port: 'y' }]
  given.picks.forEach(({ type, sources }, i) => {
    const block: BlockInstance = { type: TYPES[type]?.id ?? '', parameters: {} }
    const ports = portsOfBlock(project, registry, block)
    const connections = Object.keys(ports.inputs).flatMap((port, k) => {
      const from = outputs[(sources[k % sources.length] ?? 0) % outputs.length]
      return from ? [{ from, to: { block: `b${i}`, port } }] : []
    })
    const larger: Model = {
      ...model,
      blocks: { ...model.blocks, [`b${i}`]: block },
      connections: [...model.connections, ...connections],
    }
    const next = compile(place(larger, given), registry).program
    if (!next) return
    model = larger
    program = next
    for (const port of Object.keys(ports.outputs)) outputs.push({ block: `b${i}`, port })
  })
  if (!program) throw new Error(JSON.stringify(compile(place(model, given), registry).diagnostics))
  return program
}
