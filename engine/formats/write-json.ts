/**
 * The canonical text of a project: keys in a fixed order, a line for each block, connection and place. So changing a
 * gain changes one line, and moving a block touches only the layout.
 */
import {
  type BlockInstance,
  type BlockLayout,
  formatConnection,
  type Model,
  type Note,
  type PluginRecord,
  type Project,
  type Settings,
  type SliderPin,
  type WireLayout,
} from '../model/project.ts'

export function writeProject(project: Project): string {
  const {
    format,
    version,
    name,
    settings,
    variables,
    root,
    models,
    sliders,
    plugins = {},
    layout,
    notes = {},
    wires = {},
    unknown,
  } = project
  const head = `${writeMember('format', format)}, ${writeMember('version', version)}`
  const members = [
    head,
    writeMember('name', name),
    `"settings": ${writeValue(listSettings(settings))}`,
    ...writeTable('variables', variables, writeValue),
    writeMember('root', root),
    `"models": ${writeLines('{', Object.entries(models).map(writeModel), '}')}`,
    ...(sliders.length > 0
      ? [
          `"sliders": ${writeLines(
            '[',
            sliders.map(slider => writeValue(listSlider(slider))),
            ']',
          )}`,
        ]
      : []),
    ...writeTable('plugins', plugins, plugin => writeValue(listPlugin(plugin))),
    ...writeTable('layout', layout, places =>
      writeLines(
        '{',
        Object.entries(places).map(([block, place]) => writeMember(block, listPlace(place))),
        '}',
      ),
    ),
    ...writeTable('notes', notes, ofModel =>
      writeLines(
        '{',
        Object.entries(ofModel).map(([key, note]) => writeMember(key, listNote(note))),
        '}',
      ),
    ),
    ...writeTable('wires', wires, ofModel =>
      writeLines(
        '{',
        Object.entries(ofModel).map(([id, wire]) => writeMember(id, listWire(wire))),
        '}',
      ),
    ),
    ...writeUnknown(unknown),
  ]
  return `${writeLines('{', members, '}')}\n`
}

function writeModel([key, model]: [string, Model]): string {
  const { parameters, blocks, connections, signals = {}, unknown } = model
  const members = [
    ...writeTable('parameters', parameters, writeValue),
    `"blocks": ${writeLines(
      '{',
      Object.entries(blocks).map(([name, block]) => writeMember(name, listBlock(block))),
      '}',
    )}`,
    `"connections": ${writeLines(
      '[',
      connections.map(connection => writeValue(formatConnection(connection))),
      ']',
    )}`,
    ...writeTable('signals', signals, writeValue),
    ...writeUnknown(unknown),
  ]
  return `${JSON.stringify(key)}: ${writeLines('{', members, '}')}`
}

function listSettings(settings: Settings): object {
  const { solver, step, stop, relTol, absTol, maxStep, initialStep, unknown } = settings
  const { pace, algebraicLoops, start, notFinite } = settings
  const steps = { solver, step, stop, relTol, absTol, maxStep, initialStep }
  return { ...steps, pace, algebraicLoops, start, notFinite, ...unknown }
}

function listBlock({ type, parameters, commented, unknown }: BlockInstance): object {
  return { type, ...(Object.keys(parameters).length > 0 ? { parameters } : {}), commented, ...unknown }
}

function listPlugin({ name, version, hash, unknown }: PluginRecord): object {
  return { name, version, hash, ...unknown }
}

function listSlider({ parameter, from, to, label, unknown }: SliderPin): object {
  return { parameter, from, to, label, ...unknown }
}

function listNote({ kind, at, size, text, color, unknown }: Note): object {
  return { kind, at, size, text, color, ...unknown }
}

function listPlace({ at, rotation, flipped, size, pinned, unknown }: BlockLayout): object {
  return { at, rotation, flipped, size, pinned, ...unknown }
}

function listWire({ route, shown, unknown }: WireLayout): object {
  return { route, shown, ...unknown }
}

/** A member with a line for each entry; nothing when there is none. */
function writeTable<Value>(
  name: string,
  table: Readonly<Record<string, Value>>,
  write: (value: Value) => string,
): string[] {
  const entries = Object.entries(table)
  const lines = entries.map(([key, value]) => `${JSON.stringify(key)}: ${write(value)}`)
  return entries.length > 0 ? [`"${name}": ${writeLines('{', lines, '}')}`] : []
}

function writeUnknown(unknown: Readonly<Record<string, unknown>> = {}): string[] {
  return Object.entries(unknown).map(([name, value]) => writeMember(name, value))
}

function writeMember(name: string, value: unknown): string {
  return `${JSON.stringify(name)}: ${writeValue(value)}`
}

/** Items on lines of their own, two spaces further in than what is around them. */
function writeLines(begin: string, items: readonly string[], end: string): string {
  if (items.length === 0) return `${begin}${end}`
  return `${begin}\n${items.map(item => `  ${item.replaceAll('\n', '\n  ')}`).join(',\n')}\n${end}`
}

/** Any JSON value on one line; members that are undefined are left out. */
function writeValue(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(writeValue).join(', ')}]`
  if (typeof value !== 'object' || value === null) return JSON.stringify(value)
  const members = Object.entries(value).filter(([, member]) => member !== undefined)
  return members.length === 0
    ? '{}'
    : `{ ${members.map(([name, member]) => writeMember(name, member)).join(', ')} }`
}
