/** Edits of the project's variables. */
import type { Project } from '../project.ts'
import type { BlockFacts } from './block-facts.ts'
import { dropKeys, setKey } from './records.ts'
import { settle } from './settle.ts'

/** Why a variable cannot be added, or renamed, under a name; null when it can. `isName` tells words of the language. */
export function findVariableFault(
  project: Project,
  name: string,
  isName: (word: string) => boolean,
): string | null {
  if (Object.hasOwn(project.variables, name)) return `There is a variable "${name}" already.`
  if (isName(name)) return null
  return `"${name}" cannot be a variable: begin with a letter, go on with letters, digits and _, and avoid names of functions.`
}

/** Adds a variable or changes its expression. */
export function setVariable(project: Project, name: string, text: string, facts: BlockFacts): Project {
  const variables = setKey(project.variables, name, text)
  return variables === project.variables ? project : settle(project, { ...project, variables }, facts)
}

/** Expressions that name it have a problem from then on, which the editor shows. */
export function removeVariable(project: Project, name: string, facts: BlockFacts): Project {
  const variables = dropKeys(project.variables, key => key === name)
  return variables === project.variables ? project : settle(project, { ...project, variables }, facts)
}
