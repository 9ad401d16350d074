/** The ways in which edits reach into a project; each returns the project itself where nothing changes. */
import { findOwn } from '../../math/find-own.ts'
import { findBlock, findModel } from '../find.ts'
import type { BlockInstance, BlockLayout, Model, ModelLayout, Project } from '../project.ts'
import { joinRecords, recordOf, setKey } from './records.ts'

export function changeModel(project: Project, key: string, change: (model: Model) => Model): Project {
  const model = findModel(project, key)
  if (!model) return project
  const next = change(model)
  return next === model ? project : { ...project, models: setKey(project.models, key, next) }
}

export function changeBlock(
  project: Project,
  key: string,
  name: string,
  change: (block: BlockInstance) => BlockInstance,
): Project {
  return changeBlocks(project, key, [name], change)
}

/** At once: a thousand changes are no thousand copies. */
export function changeBlocks(
  project: Project,
  key: string,
  names: Iterable<string>,
  change: (block: BlockInstance, name: string) => BlockInstance,
): Project {
  return changeModel(project, key, model => {
    const changed: [string, BlockInstance][] = []
    for (const name of names) {
      const block = findBlock(model, name)
      const next = block && change(block, name)
      if (next && next !== block) changed.push([name, next])
    }
    return changed.length === 0 ? model : { ...model, blocks: joinRecords(model.blocks, recordOf(changed)) }
  })
}

export function changeLayout(
  project: Project,
  key: string,
  change: (layout: ModelLayout) => ModelLayout,
): Project {
  const layout = findLayout(project, key)
  const next = change(layout)
  return next === layout ? project : { ...project, layout: setKey(project.layout, key, next) }
}

/** Changes the layout of some blocks that exist; one that had none starts from `at` 0, 0. */
export function changePlaces(
  project: Project,
  key: string,
  names: Iterable<string>,
  change: (place: BlockLayout, name: string) => BlockLayout,
): Project {
  const model = findModel(project, key)
  if (!model) return project
  return changeLayout(project, key, layout => {
    const changed: [string, BlockLayout][] = []
    for (const name of names) {
      if (!findBlock(model, name)) continue
      const place = findOwn(layout, name)
      const next = change(place ?? { at: [0, 0] }, name)
      if (next !== place) changed.push([name, next])
    }
    // At once: a thousand moves are no thousand copies.
    return changed.length === 0 ? layout : joinRecords(layout, recordOf(changed))
  })
}

/** Without the field where there are no notes at all, as in the file. */
export function withNotes(project: Project, notes: NonNullable<Project['notes']>): Project {
  const { notes: _, ...rest } = project
  return Object.keys(notes).length === 0 ? rest : { ...rest, notes }
}

/** Without the field where nothing is settled about any wire, as in the file. */
export function withWires(project: Project, wires: NonNullable<Project['wires']>): Project {
  const { wires: _, ...rest } = project
  return Object.keys(wires).length === 0 ? rest : { ...rest, wires }
}

export function findLayout(project: Project, key: string): ModelLayout {
  return findOwn(project.layout, key) ?? {}
}
