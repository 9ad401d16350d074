/**
 * The shape of a project file. Each message says what is expected, to follow "must be"; what is missing gets its
 * default; what this version does not know is kept apart in `unknown`.
 */
import { z } from 'zod'
import {
  type Connection,
  DEFAULT_SETTINGS,
  findNameFault,
  parseConnection,
  type UnknownFields,
} from '../model/project.ts'
import type { OwnFault } from './describe-issue.ts'

/** Enough to see the pattern of what is wrong. */
const MOST_BAD_CONNECTIONS = 20

/** Expressions stay as typed; numbers, true and false are read as such texts. */
const expression = z
  .union([z.string(), z.number(), z.boolean()], {
    error: 'a text such as "2*pi", a number, or true or false',
  })
  .transform(String)

const expressions = z.record(z.string(), expression, {
  error: 'an object of expressions by name, such as { "gain": "2" }',
})

function createIssue(step: string | number, fault: OwnFault) {
  return { code: 'custom' as const, path: [step], params: { ...fault } }
}

function text(what: string) {
  return z.string({ error: what })
}

/** An object of known fields; all others go to `unknown`. */
function fields<Shape extends z.ZodRawShape>(shape: Shape, what: string) {
  return z.looseObject(shape, { error: what }).transform(value => {
    const all = Object.entries(value)
    const known = Object.fromEntries(all.filter(([name]) => Object.hasOwn(shape, name)))
    const others: UnknownFields = Object.fromEntries(all.filter(([name]) => !Object.hasOwn(shape, name)))
    return {
      ...(known as z.output<z.ZodObject<Shape>>),
      ...(Object.keys(others).length > 0 ? { unknown: others } : {}),
    }
  })
}

const settings = fields(
  {
    solver: text('the name of a solver, such as "rk4"').default(DEFAULT_SETTINGS.solver),
    step: expression.default(DEFAULT_SETTINGS.step),
    stop: expression.default(DEFAULT_SETTINGS.stop),
    relTol: expression.exactOptional(),
    absTol: expression.exactOptional(),
    maxStep: expression.exactOptional(),
    initialStep: expression.exactOptional(),
    pace: expression.exactOptional(),
    algebraicLoops: text('"solve" or "forbid"').exactOptional(),
    start: text('"initial values" or "steady state"').exactOptional(),
    notFinite: text('"stop" or "go on"').exactOptional(),
  },
  'an object such as { "solver": "rk4", "step": "1e-3", "stop": "10" }',
)

const block = fields(
  {
    type: text('a block type, such as "math/gain"'),
    parameters: expressions.default({}),
    commented: z
      .union([z.literal('out'), z.literal('through')], { error: '"out" or "through"' })
      .exactOptional(),
  },
  'an object such as { "type": "math/gain", "parameters": { "gain": "2" } }',
)

const blocks = z
  .record(z.string(), block, { error: 'an object of blocks by name' })
  .superRefine((value, context) => {
    for (const name of Object.keys(value)) {
      const hint = findNameFault(name)
      if (hint === null) continue
      const message = `"${name}" cannot be a block's name.`
      context.addIssue(createIssue(name, { code: 'bad-block-name', message, hint }))
    }
  })

const connections = z
  .array(z.unknown(), { error: 'a list of connections such as "a.y -> b.u"' })
  .transform((items, context): Connection[] => {
    const read: Connection[] = []
    let bad = 0
    items.forEach((item, i) => {
      const connection = typeof item === 'string' ? parseConnection(item) : null
      if (connection) read.push(connection)
      else if (bad < MOST_BAD_CONNECTIONS) {
        const what = typeof item === 'string' ? JSON.stringify(item) : 'This'
        const message = `${what} is not a connection.`
        const hint = 'Write "block.output -> block.input".'
        context.addIssue(createIssue(i, { code: 'wrong-shape', message, hint }))
        bad += 1
      }
    })
    return read
  })

const signals = z
  .record(z.string(), text('a text'), {
    error: 'an object of names by output, such as { "controller.y": "duty" }',
  })
  .superRefine((value, context) => {
    for (const [output, name] of Object.entries(value)) {
      const hint = findNameFault(name)
      if (hint === null) continue
      const message = `"${name}" cannot be a signal's name.`
      context.addIssue(createIssue(output, { code: 'bad-signal-name', message, hint }))
    }
  })

const model = fields(
  {
    parameters: expressions.default({}),
    blocks: blocks.default({}),
    connections: connections.default([]),
    signals: signals.exactOptional(),
  },
  'an object with "blocks" and "connections"',
)

const pixels = z.number({ error: 'a number of pixels' })

const blockLayout = fields(
  {
    at: z.tuple([pixels, pixels], { error: 'a position [x, y] in pixels' }),
    rotation: z
      .union([z.literal(0), z.literal(90), z.literal(180), z.literal(270)], { error: '0, 90, 180 or 270' })
      .exactOptional(),
    flipped: z.boolean({ error: 'true or false' }).exactOptional(),
    size: z.tuple([pixels, pixels], { error: 'a size [width, height] in pixels' }).exactOptional(),
    pinned: z.boolean({ error: 'true or false' }).exactOptional(),
  },
  'an object such as { "at": [0, 40] }',
)

const wire = fields(
  {
    route: z
      .array(z.tuple([pixels, pixels], { error: 'a corner [x, y] in pixels' }), {
        error: 'a list of corners',
      })
      .exactOptional(),
    shown: z.boolean({ error: 'true or false' }).exactOptional(),
  },
  'an object such as { "route": [[120, 40], [120, 200]] }',
)

const note = fields(
  {
    kind: z.union([z.literal('text'), z.literal('frame')], { error: '"text" or "frame"' }),
    at: z.tuple([pixels, pixels], { error: 'a position [x, y] in pixels' }),
    size: z.tuple([pixels, pixels], { error: 'a size [width, height] in pixels' }),
    text: text('a text'),
    color: text('the name of a colour').exactOptional(),
  },
  'an object such as { "kind": "text", "at": [0, 0], "size": [200, 60], "text": "Plant" }',
)

const slider = fields(
  {
    parameter: text('a parameter, such as "gain.gain"'),
    from: expression,
    to: expression,
    label: text('a text').exactOptional(),
  },
  'an object such as { "parameter": "gain.gain", "from": "0", "to": "10" }',
)

const plugin = fields(
  {
    name: text('the name of a plugin'),
    version: text('a version such as "1.0.0"'),
    hash: text('a hash'),
  },
  'an object such as { "name": "Mine", "version": "1.0.0", "hash": "..." }',
)

export const projectSchema = fields(
  {
    format: z.literal('loopwright', { error: '"loopwright"' }),
    version: z.int({ error: 'a whole number' }).min(1, { error: 'a whole number from 1' }),
    name: text('a text').default('Untitled'),
    settings: settings.prefault({}),
    variables: expressions.default({}),
    root: text('the name of a model').default('main'),
    models: z
      .record(z.string(), model, { error: 'an object of models by name' })
      .default({ main: { parameters: {}, blocks: {}, connections: [] } }),
    sliders: z.array(slider, { error: 'a list of sliders' }).default([]),
    plugins: z.record(z.string(), plugin, { error: 'an object of plugins by library' }).exactOptional(),
    layout: z
      .record(z.string(), z.record(z.string(), blockLayout, { error: 'an object of places by block' }), {
        error: 'an object of layouts by model',
      })
      .default({}),
    notes: z
      .record(z.string(), z.record(z.string(), note, { error: 'an object of notes' }), {
        error: 'an object of notes by model',
      })
      .exactOptional(),
    wires: z
      .record(z.string(), z.record(z.string(), wire, { error: 'an object of wires by connection' }), {
        error: 'an object of wires by model',
      })
      .exactOptional(),
  },
  'an object',
)
