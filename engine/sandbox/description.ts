/** What a plugin may say of its block types. Everything is checked: nothing of it can be trusted to have a shape. */
import { z } from 'zod'
import { PANEL_COLORS } from '../block/panel.ts'
import { MOST_BLOCKS, MOST_FUNCTIONS, MOST_PARAMETERS, MOST_PORTS, MOST_WIDTH } from './limits.ts'
import { isPlainText } from './plain-text.ts'

const words = (most: number) =>
  z
    .string()
    .max(most)
    .refine(text => isPlainText(text.replace(/\s/g, ' ')), 'has characters that cannot be seen')
/** Objects have some names from the start, and who asks for one of those must not be given that. */
export function isOwnName(name: string): boolean {
  return !(name in Object.prototype) && name !== 'prototype'
}

/** Names stand in paths, files and CSV columns. */
const portName = z
  .string()
  .regex(/^[A-Za-z_][A-Za-z0-9_]{0,39}$/, 'must be of letters, digits and _, and begin with a letter')
  .refine(isOwnName, 'is reserved')

const entriesAtMost = (most: number) => (table: object) => Object.keys(table).length <= most

const declaration = { label: words(100), description: words(500).optional(), unit: words(40).optional() }
const parameter = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('number'), default: words(1000), ...declaration }),
  z.object({ kind: z.literal('vector'), default: words(10_000), ...declaration }),
  z.object({ kind: z.literal('matrix'), default: words(10_000), ...declaration }),
  z.object({
    kind: z.literal('formula'),
    default: words(1000),
    isOverInputs: z.literal(true, { error: 'must be declared by inputFormula' }),
    ...declaration,
  }),
  z.object({
    kind: z.literal('count'),
    default: words(1000),
    least: z.number().int(),
    most: z.number().int().max(MOST_WIDTH),
    ...declaration,
  }),
  z.object({ kind: z.literal('period'), default: words(1000), ...declaration }),
  z.object({
    kind: z.literal('choice'),
    default: words(100),
    options: z.record(words(40), words(100)).refine(entriesAtMost(100), 'has too many options'),
    ...declaration,
  }),
  z.object({ kind: z.literal('flag'), default: z.enum(['true', 'false']), ...declaration }),
  z.object({ kind: z.literal('text'), default: words(10_000), ...declaration }),
])

const texts = z.record(portName, words(1000)).refine(entriesAtMost(MOST_PARAMETERS), 'has too many entries')
const trial = z.object({
  seconds: z.number().positive().max(1e6).optional(),
  parameters: texts.optional(),
  inputs: texts.optional(),
})

const block = z.object({
  id: z.string().regex(/^[a-z][a-z0-9-]{0,39}\/[a-z][a-z0-9-]{0,59}$/, 'must look like plugin/block'),
  name: words(60).min(1),
  role: z
    .literal('display', { error: 'only blocks of Loopwright itself have a role, but for "display"' })
    .optional(),
  summary: words(500),
  equation: words(2000),
  keywords: z.array(words(60)).max(100),
  trial: trial.optional(),
  example: words(500).optional(),
  functions: z.array(portName).max(MOST_FUNCTIONS).default([]),
  derives: z.boolean().default(false),
  parameters: z.record(portName, parameter).refine(entriesAtMost(MOST_PARAMETERS), 'has too many parameters'),
})

export type BlockDescription = z.infer<typeof block>
export const descriptions = z.array(block).max(MOST_BLOCKS)

export const ports = z.record(portName, words(200)).refine(entriesAtMost(MOST_PORTS), 'has too many ports')

const fraction = z.number().min(-0.5).max(1.5)
const point = z.tuple([fraction, fraction])
const unit = words(40).optional()
const range = { parameter: portName, low: portName, high: portName, step: portName.optional(), unit }
const panelColor = z.enum(PANEL_COLORS)
const panel = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('slider'), ...range }),
  z.object({ kind: z.literal('knob'), ...range }),
  z.object({ kind: z.literal('switch'), parameter: portName }),
  z.object({ kind: z.literal('button'), parameter: portName, label: words(40).optional() }),
  z.object({ kind: z.literal('lamp'), threshold: portName, color: panelColor }),
  z.object({
    kind: z.literal('gauge'),
    low: portName,
    high: portName,
    unit,
    limits: portName.optional(),
    colors: z.array(panelColor).max(20).optional(),
  }),
])
export const look = z.object({
  shape: z.enum(['rectangle', 'circle', 'triangle', 'bar', 'pill']),
  label: words(200).optional(),
  formula: words(500).optional(),
  curve: z.array(point).max(500).optional(),
  axes: point.optional(),
  size: z.tuple([z.number().min(20).max(400), z.number().min(20).max(400)]).optional(),
  marks: z.record(portName, words(10)).optional(),
  panel: panel.optional(),
})

export const period = z.number().min(0).nullable()

export const derivedNumbers = z
  .record(portName, z.array(z.number()).max(MOST_WIDTH))
  .refine(entriesAtMost(MOST_PARAMETERS), 'has too many lists')

export const faults = z
  .array(z.object({ parameter: words(100), message: words(500), hint: words(500).optional() }))
  .max(MOST_PARAMETERS)

/** The first thing that is wrong, in words for the plugin's author. */
export function describeMismatch(error: z.ZodError): string {
  const [issue] = error.issues
  const place = issue?.path.join('.') || 'its answer'
  const [inner] = issue?.code === 'invalid_key' ? issue.issues : []
  return `${place}: ${inner?.message ?? issue?.message ?? 'not valid'}`
}
