/** What the user settled about wires: the course of one, and whether its value stands beside it. */
import { findOwn } from '../../math/find-own.ts'
import { findBlock, findModel } from '../find.ts'
import {
  type Connection,
  formatConnection,
  type ModelWires,
  type Position,
  type Project,
  parsePort,
  type WireLayout,
} from '../project.ts'
import type { BlockFacts } from './block-facts.ts'
import { changeModel, withWires } from './change-model.ts'
import { dropKeys, recordOf, setKey } from './records.ts'
import { findSignals, withSignals } from './signals.ts'

/** Always the same value, so that whoever watches sees no change. */
const NO_WIRES: ModelWires = {}

export function findWires(project: Project, modelKey: string): ModelWires {
  return (project.wires && findOwn(project.wires, modelKey)) ?? NO_WIRES
}

/** Gives a wire the corners that the user drew; without corners it finds its own way again. */
export function routeWires(
  project: Project,
  modelKey: string,
  routes: ReadonlyMap<string, readonly Position[]>,
): Project {
  return changeWires(project, modelKey, routes.keys(), (wire, id) => {
    const { route: old = [], ...rest } = wire
    const route = routes.get(id) ?? []
    if (isSameRoute(old, route)) return wire
    return route.length === 0 ? rest : { ...rest, route }
  })
}

/** Whether the values of wires stand beside them on the canvas. */
export function showWires(
  project: Project,
  modelKey: string,
  ids: Iterable<string>,
  isShown: boolean,
): Project {
  return changeWires(project, modelKey, ids, wire => {
    const { shown = false, ...rest } = wire
    if (shown === isShown) return wire
    return isShown ? { ...rest, shown: true } : rest
  })
}

/** Courses go along where both ends move by the same step. */
export function moveWires(project: Project, modelKey: string, steps: ReadonlyMap<string, Position>): Project {
  const moved = (findModel(project, modelKey)?.connections ?? []).flatMap(({ from, to }) => {
    const [a, b] = [steps.get(from.block), steps.get(to.block)]
    return a && b && a[0] === b[0] && a[1] === b[1] ? [[formatConnection({ from, to }), a] as const] : []
  })
  return Object.keys(findWires(project, modelKey)).length === 0
    ? project
    : shiftWires(project, modelKey, new Map(moved))
}

function shiftWires(project: Project, modelKey: string, steps: ReadonlyMap<string, Position>): Project {
  return changeWires(project, modelKey, steps.keys(), (wire, id) => shiftWire(wire, steps.get(id) ?? [0, 0]))
}

function shiftWire(wire: WireLayout, [dx, dy]: Position): WireLayout {
  if (!wire.route || (dx === 0 && dy === 0)) return wire
  return { ...wire, route: wire.route.map(([x, y]) => [x + dx, y + dy] as const) }
}

/** Connections that go by another name now. */
export function renameWires(project: Project, modelKey: string, names: ReadonlyMap<string, string>): Project {
  const wires = findWires(project, modelKey)
  const isSame = Object.keys(wires).every(id => (names.get(id) ?? id) === id)
  if (isSame) return project
  const renamed = Object.entries(wires).map(([id, wire]) => [names.get(id) ?? id, wire] as const)
  return putWires(project, modelKey, recordOf(renamed))
}

/** What is known of other wires goes with them, and the name of a signal with the output that gave it. */
export function settleWires(before: Project, after: Project, facts: BlockFacts): Project {
  let project = after
  for (const [key, model] of Object.entries(after.models)) {
    if (findModel(before, key) === model) continue
    const wires = findWires(project, key)
    if (Object.keys(wires).length > 0) {
      const present = new Set(model.connections.map(formatConnection))
      project = putWires(
        project,
        key,
        dropKeys(wires, id => !present.has(id)),
      )
    }
    const signals = findSignals(model)
    if (Object.keys(signals).length === 0) continue
    const isGone = (output: string): boolean => {
      const port = parsePort(output)
      const block = port && findBlock(model, port.block)
      return !block || !Object.hasOwn(facts.portsOf(after, block).outputs, port.port)
    }
    project = changeModel(project, key, old => withSignals(old, dropKeys(signals, isGone)))
  }
  return project
}

function changeWires(
  project: Project,
  modelKey: string,
  ids: Iterable<string>,
  change: (wire: WireLayout, id: string) => WireLayout,
): Project {
  const present = new Set((findModel(project, modelKey)?.connections ?? []).map(formatConnection))
  const old = findWires(project, modelKey)
  let wires = old
  for (const id of ids) {
    if (!present.has(id)) continue
    const wire = findOwn(wires, id) ?? {}
    const changed = change(wire, id)
    if (changed === wire) continue
    wires =
      Object.keys(changed).length === 0 ? dropKeys(wires, key => key === id) : setKey(wires, id, changed)
  }
  return putWires(project, modelKey, wires)
}

export function putWires(project: Project, modelKey: string, wires: ModelWires): Project {
  if (wires === findWires(project, modelKey)) return project
  const all = project.wires ?? {}
  const others = dropKeys(all, key => key === modelKey)
  return withWires(project, Object.keys(wires).length === 0 ? others : setKey(all, modelKey, wires))
}

/** The wires of a part of a model, under the names that they get elsewhere; those without stay behind. */
export function pickWires(wires: ModelWires, names: ReadonlyMap<string, string>, by: Position): ModelWires {
  const picked = Object.entries(wires).flatMap(([id, wire]): [string, WireLayout][] => {
    const name = names.get(id)
    return name === undefined ? [] : [[name, shiftWire(wire, by)]]
  })
  return recordOf(picked)
}

/** What connections are called once their blocks have other names. */
export function renameConnections(
  connections: readonly Connection[],
  rename: (block: string) => string,
): ReadonlyMap<string, string> {
  return new Map(
    connections.map(({ from, to }) => [
      formatConnection({ from, to }),
      formatConnection({
        from: { ...from, block: rename(from.block) },
        to: { ...to, block: rename(to.block) },
      }),
    ]),
  )
}

function isSameRoute(a: readonly Position[], b: readonly Position[]): boolean {
  return a.length === b.length && a.every(([x, y], i) => x === b[i]?.[0] && y === b[i]?.[1])
}
