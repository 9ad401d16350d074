import { findModel } from '../find.ts'
import type { Model, ModelLayout, Project } from '../project.ts'
import { findFreeName } from './name-block.ts'
import { setKey } from './records.ts'

/** A key under which a new model can stand. */
export function nameNewModel(project: Project, word: string): string {
  return findFreeName(word, key => findModel(project, key) !== undefined)
}

/** Adds a model under a key that is free; under any other nothing is added. */
export function addModel(project: Project, key: string, model: Model, layout: ModelLayout): Project {
  if (key === '' || key === '__proto__' || findModel(project, key)) return project
  return {
    ...project,
    models: setKey(project.models, key, model),
    layout: setKey(project.layout, key, layout),
  }
}
