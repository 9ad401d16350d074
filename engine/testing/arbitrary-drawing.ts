/**
 * Random projects over a whole library, as a careless hand would draw them: any block with any parameters, wires that lead
 * anywhere, models that contain each other, settings that go with nothing. Some of them are valid.
 */
import fc from 'fast-check'
import type { ParameterDeclaration } from '../block/parameter.ts'
import type { Registry } from '../block/registry.ts'
import { compile } from '../compile/compile.ts'
import { portsOfBlock } from '../compile/ports.ts'
import { describeDiagnostic, isError } from '../model/diagnostic.ts'
import type { BlockInstance, Connection, Model, Project } from '../model/project.ts'
import { SOLVER_CHOICES } from '../solvers/catalogue.ts'
import { buildProject } from './build-project.ts'

const MODELS = ['main', 'inner', 'deep']

const AWKWARD = [
  ...[
    '',
    '0',
    '-1',
    '1',
    '2',
    '3',
    '0.5',
    '1e-3',
    '1e300',
    '1e-300',
    '1/0',
    '0/0',
    '-inf',
    'pi',
    'k',
    'v',
    'K',
  ],
  ...[
    '[]',
    '[1]',
    '[1, 2, 3]',
    '[0, 0]',
    '[2, 1]',
    '[1, 2; 3, 4]',
    '[1, 2; 3]',
    '[1, nan]',
    '[0, 0, 0; 0, 0, 0]',
  ],
  ...[
    '1:',
    '2*(',
    'sin(',
    'u',
    'u1',
    'u1*u2',
    'true',
    'inner',
    'main',
    'x = ',
    'y = u1',
    'a b',
    '"',
    '∞',
    '1,5',
  ],
  ...['+-', '++', '*/', '/', '|', '1e9', '-0', '100000', '0.03', '0.2', '[0.1, 0.05]'],
]

/** A parameter's text: mostly what makes sense, sometimes not. */
function textFor(declaration: ParameterDeclaration): fc.Arbitrary<string> {
  const awkward = fc.constantFrom(...AWKWARD)
  switch (declaration.kind) {
    case 'choice':
      return fc.oneof({ weight: 9, arbitrary: fc.constantFrom(...Object.keys(declaration.options)) }, awkward)
    case 'flag':
      return fc.oneof({ weight: 9, arbitrary: fc.constantFrom('true', 'false') }, awkward)
    case 'count':
      return fc.oneof({ weight: 3, arbitrary: fc.constantFrom('1', '2', '3') }, awkward)
    case 'period':
      return fc.oneof({ weight: 4, arbitrary: fc.constantFrom('0', '0.1', '0.2', '0.3') }, awkward)
    case 'number':
      return fc.oneof(
        { weight: 3, arbitrary: fc.constantFrom('1', '2', '-1', '0.5', 'v', '[1, 2]') },
        awkward,
      )
    case 'text':
      return fc.oneof({ weight: 3, arbitrary: fc.constantFrom('a', 'b', '+-', '++', '*/') }, awkward)
    default:
      return awkward
  }
}

interface Draft {
  readonly name: string
  readonly block: BlockInstance
  /** Of its inputs in order: what feeds them; -1 for nothing. */
  readonly picks: readonly number[]
}

function arbitraryBlock(registry: Registry): fc.Arbitrary<Omit<Draft, 'name'>> {
  const types = registry.all
  const picks = fc.array(fc.oneof({ weight: 8, arbitrary: fc.nat(1000) }, fc.constant(-1)), {
    minLength: 6,
    maxLength: 6,
  })
  return fc.constantFrom(...types).chain(type => {
    const entries = Object.entries(type.parameters)
    const texts = fc.tuple(
      ...entries.map(([name, declaration]) =>
        type.role === 'model' && name === 'model'
          ? fc.constantFrom<string | null>(...MODELS, 'inner', 'deep', 'deep', null)
          : fc.option(textFor(declaration), { freq: 3, nil: null }),
      ),
    )
    const unknown = fc.oneof({ weight: 40, arbitrary: fc.constant({}) }, fc.constant({ nonsense: '1' }))
    const commented = fc.oneof(
      { weight: 20, arbitrary: fc.constant({}) },
      fc.constantFrom({ commented: 'out' as const }, { commented: 'through' as const }),
    )
    return fc.tuple(texts, unknown, commented, picks).map(([given, more, leftOut, chosen]) => {
      const parameters: Record<string, string> = { ...more }
      entries.forEach(([name], i) => {
        const text = given[i]
        if (text !== null && text !== undefined) parameters[name] = text
      })
      return { block: { type: type.id, parameters, ...leftOut }, picks: chosen }
    })
  })
}

const settings = fc.record({
  solver: fc.oneof(
    { weight: 30, arbitrary: fc.constantFrom(...SOLVER_CHOICES.map(({ id }) => id), 'auto') },
    fc.constant('rk99'),
  ),
  step: fc.oneof(
    { weight: 12, arbitrary: fc.constantFrom('0.1', '0.05', '0.1') },
    fc.constantFrom('0', 'k', ''),
  ),
  stop: fc.oneof(
    { weight: 20, arbitrary: fc.constantFrom('1', '0.4', '3') },
    fc.constantFrom('-1', 'k', '1e300'),
  ),
  algebraicLoops: fc.constantFrom('solve', 'solve', 'forbid', 'perhaps'),
  start: fc.constantFrom('initial values', 'initial values', 'initial values', 'steady state'),
})

/** How much is wrong in it is left to chance; `most` bounds the blocks of each model. */
export function arbitraryDrawing(registry: Registry, most = 8): fc.Arbitrary<Project> {
  const model = fc.array(arbitraryBlock(registry), { minLength: 1, maxLength: most })
  return fc
    .record({
      drafts: fc.tuple(model, model, model),
      settings,
      stray: fc.oneof({ weight: 20, arbitrary: fc.constant(null) }, fc.nat(1000)),
    })
    .map(({ drafts, settings: chosen, stray }) => {
      const named = drafts.map(list => list.map((draft, i) => ({ ...draft, name: `b${i}` })))
      const empty = buildProject({ blocks: {} }, { settings: chosen, variables: { v: '0.7' } })
      const unwired: Project = {
        ...empty,
        models: Object.fromEntries(MODELS.map((key, i) => [key, collect(named[i] ?? [])])),
      }
      const models = Object.fromEntries(
        MODELS.map((key, i) => {
          const list = named[i] ?? []
          const wires = connect(unwired, registry, list)
          const bad: Connection[] =
            stray !== null && stray % MODELS.length === i
              ? [{ from: { block: 'b0', port: 'y' }, to: { block: `b${stray % (most + 1)}`, port: 'u' } }]
              : []
          return [key, { ...collect(list), connections: [...wires, ...bad] }]
        }),
      )
      return { ...unwired, models }
    })
}

function collect(drafts: readonly Draft[]): Model {
  return {
    parameters: { k: '1.5' },
    blocks: Object.fromEntries(drafts.map(({ name, block }) => [name, block])),
    connections: [],
  }
}

/** Half of the wires lead forward only, so that not all that is drawn is one loop. */
function connect(project: Project, registry: Registry, drafts: readonly Draft[]): Connection[] {
  const outputs = drafts.flatMap(({ name, block }, position) =>
    Object.keys(portsOfBlock(project, registry, block).outputs).map(port => ({
      from: { block: name, port },
      position,
    })),
  )
  return drafts.flatMap(({ name, block, picks }, position) =>
    Object.keys(portsOfBlock(project, registry, block).inputs).flatMap((port, i) => {
      const pick = picks[i % picks.length] ?? -1
      const choices = pick % 4 === 0 ? outputs : outputs.filter(output => output.position < position)
      const source = pick < 0 ? undefined : choices[pick % Math.max(choices.length, 1)]
      return source ? [{ from: source.from, to: { block: name, port } }] : []
    }),
  )
}

/** The same without the blocks that its errors name, again and again, until there is none: a project that compiles. */
export function repair(project: Project, registry: Registry): Project {
  let left = project
  for (;;) {
    const errors = compile(left, registry).diagnostics.filter(isError)
    if (errors.length === 0) return left
    const accused = new Set(
      errors.flatMap(({ place }) => (place.block ? [`${place.model} ${place.block}`] : [])),
    )
    if (errors.some(({ place }) => place.field?.startsWith('settings.'))) {
      left = { ...left, settings: buildProject({ blocks: {} }).settings }
    } else if (accused.size === 0) {
      throw new Error(`Nothing to mend is named by ${errors.map(describeDiagnostic).join('; ')}`)
    }
    left = {
      ...left,
      models: mapModels(left, (model, key) => without(model, name => accused.has(`${key} ${name}`))),
    }
  }
}

function mapModels(project: Project, change: (model: Model, key: string) => Model): Record<string, Model> {
  return Object.fromEntries(Object.entries(project.models).map(([key, model]) => [key, change(model, key)]))
}

function without(model: Model, isLeftOut: (block: string) => boolean): Model {
  return {
    ...model,
    blocks: Object.fromEntries(Object.entries(model.blocks).filter(([name]) => !isLeftOut(name))),
    connections: model.connections.filter(({ from, to }) => !isLeftOut(from.block) && !isLeftOut(to.block)),
  }
}

/** One thing that goes wrong in a project: a parameter, a wire, a block, a setting. */
export const arbitrarySpoiling: fc.Arbitrary<(project: Project, registry: Registry) => Project> = fc
  .record({
    kind: fc.constantFrom('parameter', 'wire', 'type', 'loss', 'setting', 'use'),
    picks: fc.tuple(fc.nat(1000), fc.nat(1000), fc.nat(1000)),
    text: fc.constantFrom(...AWKWARD),
  })
  .map(
    ({ kind, picks, text }) =>
      (project, registry) =>
        spoil(project, registry, kind, picks, text),
  )

function spoil(
  project: Project,
  registry: Registry,
  kind: string,
  [first, second, third]: readonly [number, number, number],
  text: string,
): Project {
  if (kind === 'setting') {
    const field = ['step', 'stop', 'solver', 'relTol', 'absTol', 'maxStep', 'initialStep'][first % 7] ?? ''
    return { ...project, settings: { ...project.settings, [field]: text } }
  }
  const key = MODELS[first % MODELS.length] ?? ''
  const model = project.models[key]
  const names = Object.keys(model?.blocks ?? {})
  const name = names[second % names.length] ?? ''
  const block = model?.blocks[name]
  if (!model || !block) return project
  const put = (changed: Model): Project => ({ ...project, models: { ...project.models, [key]: changed } })
  const replace = (changed: BlockInstance): Project =>
    put({ ...model, blocks: { ...model.blocks, [name]: changed } })
  switch (kind) {
    case 'parameter': {
      const known = Object.keys(registry.find(block.type)?.parameters ?? {})
      return replace({
        ...block,
        parameters: { ...block.parameters, [known[third % known.length] ?? text]: text },
      })
    }
    case 'type':
      return replace({ ...block, type: registry.all[third % registry.all.length]?.id ?? text })
    case 'use':
      return replace({
        type: 'subsystems/model',
        parameters: { model: MODELS[third % MODELS.length] ?? text },
      })
    case 'loss':
      return put({
        ...model,
        blocks: Object.fromEntries(Object.entries(model.blocks).filter(([other]) => other !== name)),
      })
    default: {
      const from = { block: names[third % names.length] ?? text, port: text === 'u' ? text : 'y' }
      return put({ ...model, connections: [...model.connections, { from, to: { block: name, port: 'u' } }] })
    }
  }
}
