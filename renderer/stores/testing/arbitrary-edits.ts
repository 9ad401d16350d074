/** Every edit of the engine's door, thrown at a project: whatever the dice say, it must stay a project. */
import fc from 'fast-check'
import {
  addBlock,
  addModel,
  changeNote,
  commentBlocks,
  connect,
  copyBlocks,
  disconnect,
  duplicateBlocks,
  exciseSelection,
  expandSubsystem,
  findModel,
  findOwn,
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
} from '../../../engine/index.ts'
import { blockFacts, subsystemParts } from '../block-facts.ts'
import { useDocument } from '../document-store.ts'
import { registry } from '../registry.ts'

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

export const EDITS: Readonly<Record<string, RandomEdit>> = {
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
    return makeSubsystem(project, key, names, subsystemParts, blockFacts, {
      notes: c < 0.5 ? ['note'] : [],
    })
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

export function listPorts(
  project: Project,
  model: Model,
  name: string,
  side: 'inputs' | 'outputs',
): string[] {
  const block = findOwn(model.blocks, name)
  return block ? Object.keys(portsOfBlock(project, registry, block)[side]) : []
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
export const someEdits = fc.array(randomEdit, { minLength: 1, maxLength: 40 })
export const manyEdits = fc.array(randomEdit, { minLength: 200, maxLength: 200, size: 'max' })

export function take({ what, where, dice, isMerged }: Step): void {
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
