import { findBlock, findModel } from '../find.ts'
import {
  type Connection,
  findNameFault,
  formatPort,
  type PortReference,
  type Project,
  parsePort,
} from '../project.ts'
import type { BlockFacts } from './block-facts.ts'
import { changeLayout, changeModel } from './change-model.ts'
import { mapList, renameKey } from './records.ts'
import { settle } from './settle.ts'
import { renameSignals } from './signals.ts'
import { followSliderPath, formatSliderPath } from './slider-path.ts'
import { renameConnections, renameWires } from './wires.ts'

/** Why a block cannot have this name, or null when it can. */
export function findRenameFault(project: Project, modelKey: string, from: string, to: string): string | null {
  const model = findModel(project, modelKey)
  if (!model || !findBlock(model, from)) return `There is no block "${from}".`
  if (from === to) return null
  if (findBlock(model, to)) return `The name "${to}" is taken. Choose another one.`
  return findNameFault(to)
}

/** Renames a block wherever its name stands; a name that `findRenameFault` objects to changes nothing. */
export function renameBlock(
  project: Project,
  modelKey: string,
  from: string,
  to: string,
  facts: BlockFacts,
): Project {
  if (from === to || findRenameFault(project, modelKey, from, to) !== null) return project
  const renameEnd = (end: PortReference): PortReference => (end.block === from ? { ...end, block: to } : end)
  const isAt = ({ from: start, to: end }: Connection): boolean => start.block === from || end.block === from
  const own = findModel(project, modelKey)?.connections.filter(isAt) ?? []
  const wires = renameConnections(own, name => (name === from ? to : name))
  const renamed = changeModel(project, modelKey, model => ({
    ...renameSignals(model, output => {
      const port = parsePort(output)
      return port && formatPort(renameEnd(port))
    }),
    blocks: renameKey(model.blocks, from, to),
    connections: mapList(model.connections, connection =>
      isAt(connection)
        ? { ...connection, from: renameEnd(connection.from), to: renameEnd(connection.to) }
        : connection,
    ),
  }))
  const rewired = renameWires(renamed, modelKey, wires)
  const placed = changeLayout(rewired, modelKey, layout => renameKey(layout, from, to))
  const sliders = mapList(project.sliders, pin => {
    const path = followSliderPath(project, pin.parameter, facts)
    if (!path?.steps.some(step => step.model === modelKey && step.name === from)) return pin
    const names = path.steps.map(step => (step.model === modelKey && step.name === from ? to : step.name))
    return { ...pin, parameter: formatSliderPath(names, path.parameter) }
  })
  return settle(project, sliders === project.sliders ? placed : { ...placed, sliders }, facts)
}
