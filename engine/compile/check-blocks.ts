/** Blocks can be named as they are, have a type that there is, and parameters that the type has. */

import type { BlockType } from '../block/block-type.ts'
import type { Registry } from '../block/registry.ts'
import { findOwn } from '../math/find-own.ts'
import type { Diagnostic, Place } from '../model/diagnostic.ts'
import { findModel, suggest } from '../model/find.ts'
import { type BlockInstance, findNameFault, type Model, type Project } from '../model/project.ts'
import { controlsOfBlock, findBoundary } from './ports.ts'

export function checkBlocks(project: Project, registry: Registry, key: string, model: Model): Diagnostic[] {
  return Object.entries(model.blocks).flatMap(([name, block]) => {
    const place: Place = { model: key, block: name }
    const fault = findNameFault(name)
    const named: Diagnostic[] = fault
      ? [
          {
            severity: 'error',
            code: 'bad-block-name',
            message: `"${name}" cannot be a block's name.`,
            hint: fault,
            place,
          },
        ]
      : []
    const type = registry.find(block.type)
    if (!type) return [...named, describeUnknownType(project, registry, block, place)]
    return [...named, ...checkParameterNames(project, registry, type, block, place)]
  })
}

function describeUnknownType(
  { plugins = {} }: Project,
  registry: Registry,
  { type }: BlockInstance,
  place: Place,
): Diagnostic {
  const library = type.slice(0, type.indexOf('/'))
  const plugin = findOwn(plugins, library)
  const isKnownLibrary = registry.libraries.some(({ id }) => id === library)
  if (plugin && !isKnownLibrary) {
    return {
      severity: 'error',
      code: 'missing-plugin',
      message: `The block is of the plugin "${plugin.name}" ${plugin.version}, which is not on.`,
      hint: 'Put the plugin into your plugins folder and turn it on; until then the block keeps all it has.',
      place,
    }
  }
  const near = suggest(
    type,
    registry.all.map(known => known.id),
  )
  return {
    severity: 'error',
    code: 'unknown-block-type',
    message: `There is no block type "${type}".`,
    hint: near ? `Did you mean "${near}"?` : 'Is it from a plugin that is not loaded?',
    place,
  }
}

function checkParameterNames(
  project: Project,
  registry: Registry,
  type: BlockType,
  block: BlockInstance,
  place: Place,
): Diagnostic[] {
  const diagnostics: Diagnostic[] = []
  const known = new Set(Object.keys(type.parameters))
  if (type.role === 'model') {
    const child = findModel(project, block.parameters.model)
    for (const name of Object.keys(child?.parameters ?? {})) known.add(name)
    if (!child) {
      const given = block.parameters.model?.trim()
      diagnostics.push({
        severity: 'error',
        code: 'unknown-model',
        message: given
          ? `The project has no model "${given}".`
          : 'This Model block does not say which model it stands for.',
        hint: `Choose one of: ${Object.keys(project.models).join(', ')}.`,
        place: { ...place, parameter: 'model' },
      })
      return diagnostics
    }
  }
  diagnostics.push(...checkControls(project, registry, type, block, place))
  for (const name of Object.keys(block.parameters)) {
    if (known.has(name)) continue
    const near = suggest(name, known)
    const list = known.size > 0 ? `It has ${[...known].join(', ')}.` : 'It has no parameters.'
    diagnostics.push({
      severity: 'error',
      code: 'unknown-parameter',
      message: `${type.name} has no parameter "${name}".`,
      hint: near ? `Did you mean "${near}"?` : list,
      place: { ...place, parameter: name },
    })
  }
  return diagnostics
}

/** The controls of a conditional model are ports beside those of its model, and must not be called alike. */
function checkControls(
  project: Project,
  registry: Registry,
  type: BlockType,
  block: BlockInstance,
  place: Place,
): Diagnostic[] {
  const model = findModel(project, block.parameters.model)
  const entries = model ? [...findBoundary(model, registry).entries.values()] : []
  return controlsOfBlock(project, registry, block).flatMap((port): Diagnostic[] =>
    entries.includes(port)
      ? [
          {
            severity: 'error',
            code: 'duplicate-port',
            message: `The control "${port}" of ${type.name} is called like an Entry of the model "${block.parameters.model}".`,
            hint: `Give the Entry another name.`,
            place: { ...place, port },
          },
        ]
      : [],
  )
}
