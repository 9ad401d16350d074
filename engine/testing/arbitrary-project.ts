/** Random projects: any shape that the editor or a newer version of it could write. */
import fc from 'fast-check'
import { findNameFault, type Project, type UnknownFields } from '../model/project.ts'

const AWKWARD_NAMES = ['constructor', 'toString', 'hasOwnProperty', '1', 'a b', 'ü ∑', '-', 'length']

const name = fc
  .oneof(
    fc.constantFrom(...AWKWARD_NAMES),
    fc.string({ unit: 'grapheme', minLength: 1, maxLength: 12 }),
    fc.stringMatching(/^[a-z][a-z0-9_]{0,8}$/),
  )
  .filter(candidate => findNameFault(candidate) === null)

const port = fc.stringMatching(/^[a-z][a-z0-9]{0,3}$/)
const text = fc.string({ unit: 'grapheme', maxLength: 20 })
const pixels = fc.integer({ min: -10_000, max: 10_000 })
const pair = fc.tuple(pixels, pixels)

function table<Value>(value: fc.Arbitrary<Value>, maxKeys = 4): fc.Arbitrary<Record<string, Value>> {
  return fc.dictionary(name, value, { maxKeys, noNullPrototype: true })
}

const json = fc
  .jsonValue({ maxDepth: 2 })
  .map(value => JSON.parse(JSON.stringify(value).replaceAll('__proto__', 'proto')) as unknown)
const unknown = fc.dictionary(fc.stringMatching(/^x[a-z]{0,5}$/), json, {
  minKeys: 1,
  maxKeys: 2,
  noNullPrototype: true,
})

/** A record some of whose fields, and the unknown ones, may be absent. */
function fields<Required extends object, Optional extends object>(
  required: { [Name in keyof Required]: fc.Arbitrary<Required[Name]> },
  optional: { [Name in keyof Optional]: fc.Arbitrary<Optional[Name]> },
): fc.Arbitrary<Required & Partial<Optional> & { unknown?: UnknownFields }> {
  return fc
    .tuple(fc.record(required), fc.record({ ...optional, unknown }, { requiredKeys: [] }))
    .map(([always, sometimes]) => ({ ...always, ...sometimes }) as never)
}

const settings = fields(
  { solver: text, step: text, stop: text },
  {
    relTol: text,
    absTol: text,
    maxStep: text,
    initialStep: text,
    pace: text,
    algebraicLoops: text,
    notFinite: text,
    start: text,
  },
)
const block = fields(
  { type: text, parameters: table(text) },
  { commented: fc.constantFrom('out' as const, 'through' as const) },
)
const end = fc.record({ block: name, port })
const model = fields(
  {
    parameters: table(text),
    blocks: table(block),
    connections: fc.array(fc.record({ from: end, to: end }), { maxLength: 4 }),
  },
  { signals: table(name).filter(signals => Object.keys(signals).length > 0) },
)
const place = fields(
  { at: pair },
  {
    rotation: fc.constantFrom(0 as const, 90 as const, 180 as const, 270 as const),
    flipped: fc.boolean(),
    size: pair,
    pinned: fc.boolean(),
  },
)
const wire = fields({}, { route: fc.array(pair, { maxLength: 4 }), shown: fc.boolean() })
const note = fields(
  { kind: fc.constantFrom('text' as const, 'frame' as const), at: pair, size: pair, text },
  { color: text },
)
const slider = fields({ parameter: text, from: text, to: text }, { label: text })
const plugin = fields({ name: text, version: text, hash: text }, {})

const project = fields(
  {
    format: fc.constant('loopwright' as const),
    version: fc.constant(1),
    name: text,
    settings,
    variables: table(text),
    root: fc.constant('main'),
    models: fc.tuple(model, table(model, 2)).map(([main, others]) => ({ main, ...others })),
    sliders: fc.array(slider, { maxLength: 3 }),
    layout: table(table(place)),
  },
  {
    notes: table(table(note)).filter(notes => Object.keys(notes).length > 0),
    wires: table(table(wire)).filter(wires => Object.keys(wires).length > 0),
    plugins: table(plugin).filter(plugins => Object.keys(plugins).length > 0),
  },
)

export const arbitraryProject: fc.Arbitrary<Project> = project
