/**
 * The shape of a project file. Each message says what is expected, to follow "must be"; what is missing gets its
 * default; what this version does not know is kept apart in `unknown`.
 */
import * as z from 'zod/mini'
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
const expression = z.pipe(
  z.union([z.string(), z.number(), z.boolean()], {
    error: 'a text such as "2*pi", a number, or true or false',
  }),
  z.transform(String),
)

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
function fields<Shape extends z.core.$ZodLooseShape>(shape: Shape, what: string) {
  return z.pipe(
    z.looseObject(shape, { error: what }),
    z.transform(value => {
      const all = Object.entries(value)
      const known = Object.fromEntries(all.filter(([name]) => Object.hasOwn(shape, name)))
      const others: UnknownFields = Object.fromEntries(all.filter(([name]) => !Object.hasOwn(shape, name)))
      return {
        ...(known as z.output<z.ZodMiniObject<Shape>>),
        ...(Object.keys(others).length > 0 ? { unknown: others } : {}),
      }
    }),
  )
}

const settings = fields(
  {
    solver: z._default(text('the name of a solver, such as "rk4"'), DEFAULT_SETTINGS.solver),
    step: z._default(expression, DEFAULT_SETTINGS.step),
    stop: z._default(expression, DEFAULT_SETTINGS.stop),
    relTol: z.exactOptional(expression),
    absTol: z.exactOptional(expression),
    maxStep: z.exactOptional(expression),
    initialStep: z.exactOptional(expression),
    pace: z.exactOptional(expression),
    algebraicLoops: z.exactOptional(text('"solve" or "forbid"')),
    start: z.exactOptional(text('"initial values" or "steady state"')),
    notFinite: z.exactOptional(text('"stop" or "go on"')),
  },
  'an object such as { "solver": "rk4", "step": "1e-3", "stop": "10" }',
)

const block = fields(
  {
    type: text('a block type, such as "math/gain"'),
    parameters: z._default(expressions, {}),
    commented: z.exactOptional(
      z.union([z.literal('out'), z.literal('through')], { error: '"out" or "through"' }),
    ),
  },
  'an object such as { "type": "math/gain", "parameters": { "gain": "2" } }',
)

const blocks = z.record(z.string(), block, { error: 'an object of blocks by name' }).check(
  z.superRefine((value, context) => {
    for (const name of Object.keys(value)) {
      const hint = findNameFault(name)
      if (hint === null) continue
      const message = `"${name}" cannot be a block's name.`
      context.addIssue(createIssue(name, { code: 'bad-block-name', message, hint }))
    }
  }),
)

const readConnection = (item: unknown): Connection | null =>
  typeof item === 'string' ? parseConnection(item) : null

const connections = z.pipe(
  z.array(z.unknown(), { error: 'a list of connections such as "a.y -> b.u"' }).check(
    z.superRefine((items, context) => {
      const bad = items.flatMap((item, i) => (readConnection(item) ? [] : [i]))
      for (const i of bad.slice(0, MOST_BAD_CONNECTIONS)) {
        const item = items[i]
        const what = typeof item === 'string' ? JSON.stringify(item) : 'This'
        const message = `${what} is not a connection.`
        const hint = 'Write "block.output -> block.input".'
        context.addIssue(createIssue(i, { code: 'wrong-shape', message, hint }))
      }
    }),
  ),
  z.transform((items): Connection[] => items.flatMap(item => readConnection(item) ?? [])),
)

const signals = z
  .record(z.string(), text('a text'), {
    error: 'an object of names by output, such as { "controller.y": "duty" }',
  })
  .check(
    z.superRefine((value, context) => {
      for (const [output, name] of Object.entries(value)) {
        const hint = findNameFault(name)
        if (hint === null) continue
        const message = `"${name}" cannot be a signal's name.`
        context.addIssue(createIssue(output, { code: 'bad-signal-name', message, hint }))
      }
    }),
  )

const model = fields(
  {
    parameters: z._default(expressions, {}),
    blocks: z._default(blocks, {}),
    connections: z._default(connections, []),
    signals: z.exactOptional(signals),
  },
  'an object with "blocks" and "connections"',
)

const pixels = z.number({ error: 'a number of pixels' })

const blockLayout = fields(
  {
    at: z.tuple([pixels, pixels], { error: 'a position [x, y] in pixels' }),
    rotation: z.exactOptional(
      z.union([z.literal(0), z.literal(90), z.literal(180), z.literal(270)], { error: '0, 90, 180 or 270' }),
    ),
    flipped: z.exactOptional(z.boolean({ error: 'true or false' })),
    size: z.exactOptional(z.tuple([pixels, pixels], { error: 'a size [width, height] in pixels' })),
    pinned: z.exactOptional(z.boolean({ error: 'true or false' })),
  },
  'an object such as { "at": [0, 40] }',
)

const wire = fields(
  {
    route: z.exactOptional(
      z.array(z.tuple([pixels, pixels], { error: 'a corner [x, y] in pixels' }), {
        error: 'a list of corners',
      }),
    ),
    shown: z.exactOptional(z.boolean({ error: 'true or false' })),
  },
  'an object such as { "route": [[120, 40], [120, 200]] }',
)

const note = fields(
  {
    kind: z.union([z.literal('text'), z.literal('frame')], { error: '"text" or "frame"' }),
    at: z.tuple([pixels, pixels], { error: 'a position [x, y] in pixels' }),
    size: z.tuple([pixels, pixels], { error: 'a size [width, height] in pixels' }),
    text: text('a text'),
    color: z.exactOptional(text('the name of a colour')),
  },
  'an object such as { "kind": "text", "at": [0, 0], "size": [200, 60], "text": "Plant" }',
)

const slider = fields(
  {
    parameter: text('a parameter, such as "gain.gain"'),
    from: expression,
    to: expression,
    label: z.exactOptional(text('a text')),
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
    version: z.int({ error: 'a whole number' }).check(z.minimum(1, { error: 'a whole number from 1' })),
    name: z._default(text('a text'), 'Untitled'),
    settings: z.prefault(settings, {}),
    variables: z._default(expressions, {}),
    root: z._default(text('the name of a model'), 'main'),
    models: z._default(z.record(z.string(), model, { error: 'an object of models by name' }), {
      main: { parameters: {}, blocks: {}, connections: [] },
    }),
    sliders: z._default(z.array(slider, { error: 'a list of sliders' }), []),
    plugins: z.exactOptional(z.record(z.string(), plugin, { error: 'an object of plugins by library' })),
    layout: z._default(
      z.record(z.string(), z.record(z.string(), blockLayout, { error: 'an object of places by block' }), {
        error: 'an object of layouts by model',
      }),
      {},
    ),
    notes: z.exactOptional(
      z.record(z.string(), z.record(z.string(), note, { error: 'an object of notes' }), {
        error: 'an object of notes by model',
      }),
    ),
    wires: z.exactOptional(
      z.record(z.string(), z.record(z.string(), wire, { error: 'an object of wires by connection' }), {
        error: 'an object of wires by model',
      }),
    ),
  },
  'an object',
)
