/**
 * What follows from an edit and belongs to the same step: connections follow ports that got another name and go with
 * ports that vanished; slider pins go with what they were pinned to.
 */
import { findBlock, findModel, keysOf } from '../find.ts'
import {
  type BlockInstance,
  type Connection,
  formatConnection,
  formatPort,
  type Model,
  type PortReference,
  type Project,
  parsePort,
} from '../project.ts'
import { type BlockFacts, findUsedModel } from './block-facts.ts'
import { changeModel } from './change-model.ts'
import { keepItems } from './records.ts'
import { renameSignals } from './signals.ts'
import { followSliderPath } from './slider-path.ts'
import { type BlockMoves, trackPorts } from './track-ports.ts'
import { renameWires, settleWires } from './wires.ts'

export function settle(before: Project, after: Project, facts: BlockFacts): Project {
  if (before === after) return after
  return settleSliders(before, settleWires(before, settlePorts(before, after, facts), facts), facts)
}

function settlePorts(before: Project, after: Project, facts: BlockFacts): Project {
  let project = after
  const others = listChangedModels(before, after)
  for (const [key, model] of Object.entries(after.models)) {
    const old = findModel(before, key)
    if (!old) continue
    // Then a block that is the very one of before has the ports of before: of a thousand most need no second look.
    const isAlone = before.variables === after.variables && others.every(other => other === key)
    if (isAlone && old.blocks === model.blocks) continue
    const moves = new Map<string, BlockMoves>()
    for (const name of keysOf(model.blocks)) {
      const block = model.blocks[name]
      if (!block || (isAlone && old.blocks[name] === block)) continue
      const previous = findBlock(old, name)
      if (!previous || !canHaveOtherPorts(before, after, previous, block, facts)) continue
      const { inputs, outputs } = trackPorts(before, after, previous, block, facts)
      if (inputs.size + outputs.size > 0) moves.set(name, { inputs, outputs })
    }
    if (moves.size > 0) project = followPorts(project, key, moves)
  }
  return project
}

function listChangedModels(before: Project, after: Project): string[] {
  const keys = new Set([...Object.keys(before.models), ...Object.keys(after.models)])
  return [...keys].filter(key => findModel(before, key) !== findModel(after, key))
}

/** Ports hang on the block, on the Entries and Exits of the model it stands for, and on variables in its parameters. */
function canHaveOtherPorts(
  before: Project,
  after: Project,
  previous: BlockInstance,
  block: BlockInstance,
  facts: BlockFacts,
): boolean {
  if (previous !== block) return true
  const used = findUsedModel(block, facts)
  if (used !== undefined) return findModel(before, used) !== findModel(after, used)
  if (before.variables === after.variables) return false
  return Object.values(block.parameters).some(text => /[A-Za-z_]/.test(text))
}

type Move = (end: PortReference, side: keyof BlockMoves) => PortReference | null

/** Connections, names of signals and what is settled about wires. */
function followPorts(project: Project, key: string, moves: ReadonlyMap<string, BlockMoves>): Project {
  const move: Move = (end, side) => {
    const successor = moves.get(end.block)?.[side].get(end.port)
    if (successor === undefined) return end
    return successor === null ? null : { ...end, port: successor }
  }
  const renamed = new Map<string, string>()
  for (const { from, to } of findModel(project, key)?.connections ?? []) {
    const [start, end] = [move(from, 'outputs'), move(to, 'inputs')]
    if (start && end) renamed.set(formatConnection({ from, to }), formatConnection({ from: start, to: end }))
  }
  const moved = changeModel(project, key, model =>
    renameSignals(moveConnections(model, move), output => {
      const port = parsePort(output)
      const successor = port && move(port, 'outputs')
      return successor ? formatPort(successor) : null
    }),
  )
  return renameWires(moved, key, renamed)
}

function moveConnections(model: Model, move: Move): Model {
  const connections = model.connections.flatMap((connection): Connection[] => {
    const from = move(connection.from, 'outputs')
    const to = move(connection.to, 'inputs')
    if (!from || !to) return []
    return [from === connection.from && to === connection.to ? connection : { ...connection, from, to }]
  })
  const isSame =
    connections.length === model.connections.length &&
    connections.every((connection, i) => connection === model.connections[i])
  return isSame ? model : { ...model, connections }
}

function settleSliders(before: Project, after: Project, facts: BlockFacts): Project {
  const sliders = keepItems(
    after.sliders,
    ({ parameter }) =>
      followSliderPath(after, parameter, facts) !== null ||
      followSliderPath(before, parameter, facts) === null,
  )
  return sliders === after.sliders ? after : { ...after, sliders }
}
