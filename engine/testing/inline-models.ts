/** A project of models in models drawn flat, by text alone: what a Model block means, said a second time. */
import type { BlockInstance, Connection, Model, PortReference, Project } from '../model/project.ts'

/** Plain Model blocks only. A block `b` of use `m` becomes `m-b`. */
export function inlineModels(project: Project): Project {
  const { blocks, connections } = inline(project, project.models[project.root], 'v', {})
  return { ...project, models: { [project.root]: { parameters: {}, blocks, connections } } }
}

interface Inlined {
  readonly blocks: Record<string, BlockInstance>
  readonly connections: Connection[]
  /** Where each Entry's value is read, and which output each Exit passes on. */
  readonly readers: Map<string, PortReference[]>
  readonly givers: Map<string, PortReference>
}

/** `given`: the text of each parameter of the model, in terms of the project's variables. */
function inline(
  project: Project,
  model: Model | undefined,
  prefix: string,
  given: Readonly<Record<string, string>>,
): Inlined {
  const result: Inlined = { blocks: {}, connections: [], readers: new Map(), givers: new Map() }
  const put = (name: string): string => (prefix === 'v' ? name : `${prefix}-${name}`)
  const substitute = (text: string): string =>
    text.replace(/\bk\b/g, name => (Object.hasOwn(given, name) ? `(${given[name]})` : name))
  const uses = new Map<string, Inlined>()
  const ports = (type: string): Map<string, string> =>
    new Map(
      Object.entries(model?.blocks ?? {})
        .filter(([, block]) => block.type === type)
        .map(([name, block]) => [name, block.parameters.name ?? name]),
    )
  const entries = ports('test/entry')
  const exits = ports('test/exit')
  const loops = [...entries.values()].filter(name => [...exits.values()].includes(name))

  for (const [name, block] of Object.entries(model?.blocks ?? {})) {
    if (block.type === 'test/model') {
      const child = project.models[block.parameters.model ?? '']
      const k =
        block.parameters.k === undefined ? (child?.parameters.k ?? '') : substitute(block.parameters.k)
      const inner = inline(project, child, put(name), { k })
      uses.set(name, inner)
      Object.assign(result.blocks, inner.blocks)
      result.connections.push(...inner.connections)
    } else if (entries.has(name)) {
      if (loops.includes(entries.get(name) ?? ''))
        result.blocks[put(name)] = { type: 'test/delay', parameters: {} }
    } else if (!exits.has(name)) {
      const parameters = Object.entries(block.parameters).map(([key, text]) => [key, substitute(text)])
      result.blocks[put(name)] = { type: block.type, parameters: Object.fromEntries(parameters) }
    }
  }

  const wires = new Map((model?.connections ?? []).map(({ from, to }) => [`${to.block}.${to.port}`, from]))
  /** What computes an output: a block here, an output of a use, or an Entry's outside. */
  const trace = (from: PortReference): PortReference | { readonly entry: string } | null => {
    const inner = uses.get(from.block)
    if (inner) {
      const giver = inner.givers.get(from.port)
      if (!giver) return null
      if (!giver.block.startsWith('entry of ')) return giver
      const outside = wires.get(`${from.block}.${giver.port}`)
      return outside ? trace(outside) : null
    }
    const entry = entries.get(from.block)
    if (entry !== undefined && !loops.includes(entry)) return { entry }
    return { block: put(from.block), port: from.port }
  }
  const read = (from: PortReference | undefined, to: PortReference): void => {
    const source = from && trace(from)
    if (!source) return
    if ('entry' in source) result.readers.set(source.entry, [...(result.readers.get(source.entry) ?? []), to])
    else result.connections.push({ from: source, to })
  }
  for (const { from, to } of model?.connections ?? []) {
    const inner = uses.get(to.block)
    const exit = exits.get(to.block)
    if (inner) for (const reader of inner.readers.get(to.port) ?? []) read(from, reader)
    else if (exit === undefined) read(from, { block: put(to.block), port: to.port })
    else if (loops.includes(exit)) {
      for (const [entry, name] of entries) if (name === exit) read(from, { block: put(entry), port: 'u' })
    } else {
      const source = trace(from)
      if (source)
        result.givers.set(exit, 'entry' in source ? { block: 'entry of ', port: source.entry } : source)
    }
  }
  return result
}
