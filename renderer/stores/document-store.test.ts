import fc from 'fast-check'
import { beforeEach, describe, expect, it } from 'vitest'
import {
  addBlock,
  addModel,
  changeNote,
  commentBlocks,
  compile,
  connect,
  copyBlocks,
  createProject,
  type DiagnosticCode,
  disconnect,
  duplicateBlocks,
  exciseSelection,
  expandSubsystem,
  findModel,
  flipBlocks,
  formatConnection,
  formatPort,
  type Model,
  makeIndependent,
  makeSubsystem,
  moveBlocks,
  nameNewBlock,
  nameNewModel,
  nameSignal,
  type Project,
  parseConnection,
  parsePort,
  pasteBlocks,
  pinPlaces,
  pinSlider,
  portsOfBlock,
  promoteParameter,
  reconnect,
  removeModelParameter,
  removeNotes,
  removeSelection,
  removeVariable,
  renameBlock,
  renameProject,
  renameVariable,
  rotateBlocks,
  routeWires,
  setModelParameter,
  setNote,
  setParameter,
  setSettings,
  setVariable,
  showWires,
  spliceBlock,
  unpinSlider,
  writeProject,
} from '../../engine/index.ts'
import { blockFacts, subsystemParts } from './block-facts.ts'
import { useDocument } from './document-store.ts'
import { registry } from './registry.ts'

/** Takes the item that a number from 0 to 1 points at. */
type Pick = <Item>(items: readonly Item[], fraction: number) => Item | undefined
const pick: Pick = (items, fraction) => items[Math.min(items.length - 1, Math.floor(fraction * items.length))]

const MODEL = registry.all.find(({ role }) => role === 'model')?.id ?? ''
const TYPES = registry.all.map(({ id }) => id).filter(id => id !== MODEL)
const WORDS = ['a', 'gain', 'loop', 'x y', 'in', 'out', '', 'a/b', 'constructor']
const TEXTS = ['', '1', '3', '+-', '+++', '-', 'K', 'K*2', 'true', 'rising', '1e3', '[1,2]', '(', 'N+1']

/** Four numbers say what an edit is about. */
type Dice = readonly [number, number, number, number]
type RandomEdit = (project: Project, key: string, model: Model, dice: Dice) => Project

const EDITS: Readonly<Record<string, RandomEdit>> = {
  add: (project, key, model, [a]) => {
    const type = pick(TYPES, a) ?? ''
    return addBlock(
      project,
      key,
      nameNewBlock(model, type),
      { type, parameters: {} },
      { at: [0, 0] },
      blockFacts,
    )
  },
  'use model': (project, key, model, [a]) => {
    const block = { type: MODEL, parameters: { model: pick(Object.keys(project.models), a) ?? '' } }
    return addBlock(project, key, nameNewBlock(model, MODEL), block, { at: [0, 0] }, blockFacts)
  },
  subsystem: (project, key, model) => {
    const child = nameNewModel(project, 'subsystem')
    const inside: Model = {
      parameters: { L: '1' },
      blocks: {
        in: { type: 'subsystems/entry', parameters: {} },
        out: { type: 'subsystems/exit', parameters: {} },
      },
      connections: [{ from: { block: 'in', port: 'y' }, to: { block: 'out', port: 'u' } }],
    }
    const added = addModel(project, child, inside, { in: { at: [0, 0] }, out: { at: [100, 0] } })
    const block = { type: MODEL, parameters: { model: child } }
    return addBlock(added, key, nameNewBlock(model, MODEL), block, { at: [0, 0] }, blockFacts)
  },
  connect: (project, key, model, [a, b, c, d]) => {
    const from = pick(Object.keys(model.blocks), a) ?? ''
    const to = pick(Object.keys(model.blocks), b) ?? ''
    const output = pick(listPorts(project, model, from, 'outputs'), c) ?? 'none'
    const input = pick(listPorts(project, model, to, 'inputs'), d) ?? 'none'
    const connection = { from: { block: from, port: output }, to: { block: to, port: input } }
    return connect(project, key, connection, blockFacts)
  },
  disconnect: (project, key, model, [a]) =>
    disconnect(project, key, [pick(model.connections.map(formatConnection), a) ?? ''], blockFacts),
  remove: (project, key, model, [a, b]) => {
    const blocks = [pick(Object.keys(model.blocks), a) ?? '', pick(Object.keys(model.blocks), b) ?? '']
    return removeSelection(project, key, { blocks, connections: [] }, blockFacts)
  },
  'delete and heal': (project, key, model, [a, b]) => {
    const connections = b < 0.5 ? [pick(model.connections.map(formatConnection), b * 2) ?? ''] : []
    const removal = { blocks: [pick(Object.keys(model.blocks), a) ?? ''], connections }
    return exciseSelection(project, key, removal, blockFacts)
  },
  splice: (project, key, model, [a, b, c]) => {
    const wire = pick(model.connections, b)
    if (!wire) return project
    const net = model.connections.filter(({ from }) => formatPort(from) === formatPort(wire.from))
    const taken = (c < 0.5 ? [wire] : net).map(formatConnection)
    return spliceBlock(project, key, pick(Object.keys(model.blocks), a) ?? '', taken, blockFacts)
  },
  parameter: (project, key, model, [a, b, c]) => {
    const name = pick(Object.keys(model.blocks), a) ?? ''
    const type = registry.find(model.blocks[name]?.type ?? '')
    const parameter = pick(Object.keys(type?.parameters ?? {}), b)
    if (parameter === undefined) return project
    const texts = type?.role === 'model' ? Object.keys(project.models) : TEXTS
    return setParameter(project, key, name, parameter, pick(texts, c) ?? '', blockFacts)
  },
  'name a signal': (project, key, model, [a, b, c]) => {
    const block = pick(Object.keys(model.blocks), a) ?? ''
    const port = pick(listPorts(project, model, block, 'outputs'), b) ?? 'none'
    return nameSignal(project, key, { block, port }, pick(WORDS, c) ?? '', blockFacts)
  },
  bend: (project, key, model, [a, b, c]) => {
    const wire = pick(model.connections.map(formatConnection), a) ?? ''
    const route = [
      [b * 100, c * 100],
      [b * 100, 0],
    ] as const
    return routeWires(project, key, new Map([[wire, b < 0.2 ? [] : route]]))
  },
  'show a value': (project, key, model, [a, b]) =>
    showWires(project, key, [pick(model.connections.map(formatConnection), a) ?? ''], b < 0.7),
  'pin a place': (project, key, model, [a, b]) =>
    pinPlaces(project, key, [pick(Object.keys(model.blocks), a) ?? ''], b < 0.7),
  reconnect: (project, key, model, [a, b, c]) => {
    const wire = pick(model.connections, a)
    if (!wire) return project
    const block = pick(Object.keys(model.blocks), b) ?? ''
    const input = { block, port: pick(listPorts(project, model, block, 'inputs'), c) ?? 'none' }
    const output = { block, port: pick(listPorts(project, model, block, 'outputs'), c) ?? 'none' }
    const moved = c < 0.5 ? { from: wire.from, to: input } : { from: output, to: wire.to }
    return reconnect(project, key, formatConnection(wire), moved, blockFacts)
  },
  rename: (project, key, model, [a, b]) =>
    renameBlock(project, key, pick(Object.keys(model.blocks), a) ?? '', pick(WORDS, b) ?? '', blockFacts),
  move: (project, key, model, [a, b, c]) =>
    moveBlocks(project, key, new Map([[pick(Object.keys(model.blocks), a) ?? '', [b * 100, c * 100]]])),
  rotate: (project, key, model, [a]) =>
    rotateBlocks(project, key, [pick(Object.keys(model.blocks), a) ?? '']),
  flip: (project, key, model, [a]) => flipBlocks(project, key, [pick(Object.keys(model.blocks), a) ?? '']),
  duplicate: (project, key, model, [a, b, c]) => {
    const names = [pick(Object.keys(model.blocks), a) ?? '', pick(Object.keys(model.blocks), b) ?? '']
    return duplicateBlocks(project, key, names, [20, 20], blockFacts, c < 0.5 ? ['note'] : [])
  },
  'paste elsewhere': (project, key, model, [a]) => {
    const target = pick(Object.keys(project.models), a) ?? ''
    return pasteBlocks(
      project,
      target,
      copyBlocks(project, key, Object.keys(model.blocks), blockFacts),
      [0, 40],
      blockFacts,
    )
  },
  'make subsystem': (project, key, model, [a, b, c]) => {
    const names = [pick(Object.keys(model.blocks), a) ?? '', pick(Object.keys(model.blocks), b) ?? '']
    return makeSubsystem(project, key, names, subsystemParts, blockFacts, c < 0.5 ? ['note'] : [])
  },
  'expand subsystem': (project, key, model, [a]) =>
    expandSubsystem(project, key, pick(Object.keys(model.blocks), a) ?? '', subsystemParts, blockFacts),
  'make independent': (project, key, model, [a]) =>
    makeIndependent(project, key, pick(Object.keys(model.blocks), a) ?? '', blockFacts),
  promote: (project, key, model, [a]) =>
    promoteParameter(project, key, pick(Object.keys(model.blocks), a) ?? '', 'gain', 'gain', blockFacts),
  comment: (project, key, model, [a, b]) =>
    commentBlocks(project, key, [pick(Object.keys(model.blocks), a) ?? ''], b < 0.5 ? 'out' : 'through'),
  note: (project, key, _model, [a, b]) =>
    setNote(project, key, pick(['note', 'note2'], a) ?? '', {
      kind: b < 0.5 ? 'text' : 'frame',
      at: [b * 100, 0],
      size: [100, 40],
      text: pick(WORDS, b) ?? '',
    }),
  'change note': (project, key, _model, [a, b]) =>
    changeNote(project, key, pick(['note', 'note2'], a) ?? '', { text: pick(WORDS, b) ?? '' }),
  'remove note': (project, key, _model, [a]) => removeNotes(project, key, [pick(['note', 'note2'], a) ?? '']),
  settings: (project, _key, _model, [a]) => setSettings(project, { stop: pick(TEXTS, a) ?? '1' }),
  'project name': (project, _key, _model, [a]) => renameProject(project, pick(WORDS, a) ?? ''),
  variable: (project, _key, _model, [a, b]) =>
    setVariable(project, pick(['K', 'N'], a) ?? 'K', pick(TEXTS, b) ?? '1', blockFacts),
  'rename variable': (project, _key, _model, [a, b]) =>
    renameVariable(project, pick(['K', 'N', 'M'], a) ?? 'K', pick(['K', 'N', 'M'], b) ?? 'M', blockFacts),
  'remove variable': (project, _key, _model, [a]) =>
    removeVariable(project, pick(['K', 'N'], a) ?? 'K', blockFacts),
  'model parameter': (project, key, _model, [a]) =>
    setModelParameter(project, key, 'L', pick(TEXTS, a) ?? '1'),
  'remove model parameter': (project, key) => removeModelParameter(project, key, 'L', blockFacts),
  pin: (project, _key, _model, [a, b]) => {
    const root = findModel(project, project.root)
    const name = pick(Object.keys(root?.blocks ?? {}), a)
    const type = registry.find(root?.blocks[name ?? '']?.type ?? '')
    const parameter = pick(Object.keys(type?.parameters ?? {}), b)
    if (name === undefined || parameter === undefined) return project
    return pinSlider(project, { parameter: `${name}.${parameter}`, from: '0', to: '1' })
  },
  unpin: (project, _key, _model, [a]) => unpinSlider(project, pick(project.sliders, a)?.parameter ?? ''),
}

function listPorts(project: Project, model: Model, name: string, side: 'inputs' | 'outputs'): string[] {
  const block = Object.hasOwn(model.blocks, name) ? model.blocks[name] : undefined
  return block ? Object.keys(portsOfBlock(project, registry, block)[side]) : []
}

/** What no edit may bring about, whatever the user types; words that mean nothing are the compiler's to tell. */
const FORBIDDEN: readonly DiagnosticCode[] = [
  'unknown-root',
  'cycle-of-models',
  'unknown-block-type',
  'unknown-block',
  'unknown-port',
  'unknown-parameter',
  'bad-block-name',
  'signal-name-taken',
  'two-connections-into-one-input',
]

function findFaults(project: Project): string[] {
  const diagnostics = compile(project, registry).diagnostics.filter(({ code }) => FORBIDDEN.includes(code))
  const faults = diagnostics.map(({ message }) => message)
  for (const [key, layout] of Object.entries(project.layout)) {
    const model = findModel(project, key)
    for (const name of Object.keys(layout)) {
      if (!model || !Object.hasOwn(model.blocks, name))
        faults.push(`layout of ${key}/${name}, which is not there`)
    }
  }
  for (const key of Object.keys(project.notes ?? {})) {
    if (!findModel(project, key)) faults.push(`notes of ${key}, which is not there`)
  }
  for (const [key, model] of Object.entries(project.models)) {
    for (const output of Object.keys(model.signals ?? {})) {
      const port = parsePort(output)
      if (!port || !listPorts(project, model, port.block, 'outputs').includes(port.port))
        faults.push(`name of ${key}/${output}, which is not there`)
    }
  }
  for (const [key, wires] of Object.entries(project.wires ?? {})) {
    const present = findModel(project, key)?.connections.map(formatConnection) ?? []
    for (const id of Object.keys(wires))
      if (!present.includes(id)) faults.push(`course of ${key}/${id}, which is not there`)
  }
  for (const { parameter } of project.sliders) {
    const root = findModel(project, project.root)
    const [name = ''] = parameter.split(/[./]/)
    if (!root || !Object.hasOwn(root.blocks, name)) faults.push(`slider of ${parameter}, which is not there`)
  }
  return faults
}

/** Something to edit: a loop with blocks whose ports depend on parameters, and a subsystem used twice. */
function createLoop(): Project {
  const blocks: readonly (readonly [string, string, Readonly<Record<string, string>>])[] = [
    ['step', 'sources/step', {}],
    ['error', 'math/sum', { signs: '+-+' }],
    ['gain', 'math/gain', { gain: 'K' }],
    ['join', 'routing/mux', { inputs: 'N' }],
    ['scope', 'sinks/scope', { inputs: '2' }],
  ]
  let project = setVariable(createProject(), 'K', '2', blockFacts)
  project = setVariable(project, 'N', '2', blockFacts)
  for (const [name, type, parameters] of blocks) {
    project = addBlock(project, 'main', name, { type, parameters }, { at: [0, 0] }, blockFacts)
  }
  const twice = EDITS.subsystem
  for (let i = 0; i < 2; i += 1) {
    const model = findModel(project, 'main')
    if (twice && model) project = twice(project, 'main', model, [0, 0, 0, 0])
  }
  const wires = [
    'step.y -> error.u1',
    'error.y -> gain.u',
    'gain.y -> model.in',
    'model.out -> error.u2',
    'gain.y -> model2.in',
    'model2.out -> join.u2',
    'gain.y -> join.u1',
    'join.y -> scope.u2',
    'step.y -> scope.u1',
  ]
  for (const wire of wires) {
    const connection = parseConnection(wire)
    if (connection) project = connect(project, 'main', connection, blockFacts)
  }
  return pinSlider(project, { parameter: 'gain.gain', from: '0', to: '10' })
}

/** Not `double`, most of whose values are next to 0. */
const fraction = fc.integer({ min: 0, max: 999 }).map(value => value / 1000)
const randomEdit = fc.record({
  what: fc.constantFrom(...Object.keys(EDITS)),
  where: fraction,
  dice: fc.tuple(fraction, fraction, fraction, fraction),
  isMerged: fc.boolean(),
})
type Step = typeof randomEdit extends fc.Arbitrary<infer Value> ? Value : never
const randomEdits = fc.array(randomEdit, { minLength: 1, maxLength: 40 })
const manyEdits = fc.array(randomEdit, { minLength: 200, maxLength: 200, size: 'max' })

function take({ what, where, dice, isMerged }: Step): void {
  const change = (project: Project): Project => {
    freeze(project)
    const key = pick(Object.keys(project.models), where) ?? ''
    const model = findModel(project, key)
    return model && EDITS[what] ? EDITS[what](project, key, model, dice) : project
  }
  useDocument.getState().edit(what, change, isMerged ? { merge: what } : {})
}

function freeze(value: unknown): void {
  if (typeof value !== 'object' || value === null || Object.isFrozen(value)) return
  Object.freeze(value)
  Object.values(value).forEach(freeze)
}

describe('document store', () => {
  beforeEach(() => useDocument.getState().open(createProject(), null, null))

  it('undoes and redoes every sequence of edits, none of which makes an invalid project', () => {
    const start = createLoop()
    expect(findModel(start, 'main')?.connections).toHaveLength(9)
    fc.assert(
      fc.property(randomEdits, edits => {
        useDocument.getState().open(start, null, null)
        const values: Project[] = [start]
        for (const step of edits) {
          const { past } = useDocument.getState()
          take(step)
          const { project, past: longer } = useDocument.getState()
          expect(findFaults(project), step.what).toEqual([])
          if (longer.length > past.length) values.push(project)
          else values[values.length - 1] = project
        }

        const text = values.map(value => JSON.stringify(value))
        for (let i = values.length - 1; i > 0; i -= 1) {
          expect(useDocument.getState().project).toBe(values[i])
          useDocument.getState().undo()
        }
        expect(useDocument.getState().project).toBe(start)
        expect(useDocument.getState().past).toEqual([])
        for (const value of values.slice(1)) {
          useDocument.getState().redo()
          expect(useDocument.getState().project).toBe(value)
        }
        expect(values.map(value => JSON.stringify(value))).toEqual(text)
      }),
      { numRuns: 150 },
    )
  })

  it('gives the same bytes of file when 200 edits are undone, and when they are done again', () => {
    const start = createLoop()
    const bytes = (): string => writeProject(useDocument.getState().project)
    const isLeft = {
      past: () => useDocument.getState().past.length > 0,
      future: () => useDocument.getState().future.length > 0,
    }
    fc.assert(
      fc.property(manyEdits, edits => {
        useDocument.getState().open(start, null, null)
        const before = bytes()
        for (const step of edits) take(step)
        const after = bytes()
        expect(findFaults(useDocument.getState().project)).toEqual([])
        while (isLeft.past()) useDocument.getState().undo()
        expect(bytes()).toBe(before)
        while (isLeft.future()) useDocument.getState().redo()
        expect(bytes()).toBe(after)
      }),
      { numRuns: 20 },
    )
  })

  it('makes one step of edits that share a merge key, until it is settled', () => {
    const { edit, settle, undo } = useDocument.getState()
    const setStop = (stop: string) =>
      edit('stop time', project => setSettings(project, { stop }), { merge: 'stop' })
    setStop('1')
    setStop('2')
    settle()
    setStop('3')
    expect(useDocument.getState().past).toHaveLength(2)
    undo()
    expect(useDocument.getState().project.settings.stop).toBe('2')
    undo()
    expect(useDocument.getState().project.settings.stop).toBe('10')
  })

  it('takes no step for an edit that changes nothing', () => {
    useDocument.getState().edit('nothing', project => setSettings(project, { stop: '10' }))
    expect(useDocument.getState().past).toEqual([])
  })
})
