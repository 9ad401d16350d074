/** `--set path/block.parameter=VALUE`: a change of the project for one run. */
import type { Registry } from '../block/registry.ts'
import { evaluateParameters, openContext } from '../compile/evaluate-project.ts'
import { nameNewModel } from '../model/edit/add-model.ts'
import { findBlock, findModel, suggest } from '../model/find.ts'
import type { Project } from '../model/project.ts'
import { CallFault } from './call-fault.ts'

export function setParameters(project: Project, registry: Registry, assignments: readonly string[]): Project {
  return assignments.reduce((changed, assignment) => setOne(changed, registry, assignment), project)
}

function setOne(project: Project, registry: Registry, assignment: string): Project {
  const [, name = '', value = ''] = /^([^=]*)=(.*)$/s.exec(assignment) ?? []
  const [, path, block = '', parameter = ''] = /^(?:(.*)\/)?([^/]+)\.([^./]+)$/.exec(name.trim()) ?? []
  if (!block || !parameter) {
    const isVariable = Object.hasOwn(project.variables, name.trim())
    throw new CallFault(
      isVariable
        ? `--set ${assignment}: ${name.trim()} is a variable of the project, not a parameter of a block.`
        : `--set ${assignment}: this sets nothing.`,
      'Write block.parameter=VALUE.',
    )
  }
  const steps = path === undefined ? [] : path.split('/')
  if (!Object.hasOwn(evaluateParameters(project, registry, steps, block) ?? {}, parameter)) {
    const near = suggest(name, listParameters(project, registry))
    throw new CallFault(
      `--set ${assignment}: there is no parameter "${name}".`,
      near ? `Did you mean "${near}"?` : 'loopwright blocks lists the parameters of every block type.',
    )
  }
  const { project: separate, key } = separateUse(project, steps)
  const changed = writeParameter(separate, key, block, parameter, value.trim())
  const result = evaluateParameters(changed, registry, steps, block)?.[parameter]
  if (result && 'problem' in result)
    throw new CallFault(`--set ${assignment}: ${result.problem}`, result.hint)
  return changed
}

function writeParameter(
  project: Project,
  key: string,
  name: string,
  parameter: string,
  text: string,
): Project {
  const model = findModel(project, key)
  const block = model && findBlock(model, name)
  if (!model || !block) return project
  const parameters = { ...block.parameters, [parameter]: text }
  const blocks = { ...model.blocks, [name]: { ...block, parameters } }
  return { ...project, models: { ...project.models, [key]: { ...model, blocks } } }
}

/** Gives the use at a context path a model of its own, so that a change in it acts on no other use. */
function separateUse(project: Project, path: readonly string[]): { project: Project; key: string } {
  let separate = project
  let key = project.root
  for (const name of path) {
    const model = findModel(separate, key)
    const used = (model && findBlock(model, name)?.parameters.model) ?? ''
    const inner = findModel(separate, used)
    if (!inner) return { project: separate, key }
    let next = used
    if (countUses(separate, used) > 1) {
      next = nameNewModel(separate, used)
      separate = writeParameter(separate, key, name, 'model', next)
      separate = { ...separate, models: { ...separate.models, [next]: inner } }
    }
    key = next
  }
  return { project: separate, key }
}

function countUses(project: Project, key: string): number {
  const blocks = Object.values(project.models).flatMap(model => Object.values(model.blocks))
  return blocks.filter(({ parameters }) => parameters.model === key).length
}

/** Every parameter that there is, by `path/block.parameter`; a cycle of models is followed once round. */
function listParameters(project: Project, registry: Registry): string[] {
  const list = (path: readonly string[]): string[] => {
    const context = openContext(project, registry, path)
    if (!context || path.length > Object.keys(project.models).length) return []
    return Object.keys(context.model.blocks).flatMap(name => {
      const inner = [...path, name]
      const names = Object.keys(evaluateParameters(project, registry, path, name) ?? {})
      return [...names.map(parameter => `${inner.join('/')}.${parameter}`), ...list(inner)]
    })
  }
  return list([])
}
