/**
 * Places for blocks of which the file does not say where they stand: in columns, each block right of those that feed
 * it (feedback left aside), below whatever has a place already.
 */
import { type BlockLayout, keysOf, type Model, type ModelLayout } from '../../engine/index.ts'

const COLUMN = 140
const ROW = 100

export function placeMissing(model: Model, layout: ModelLayout): ReadonlyMap<string, BlockLayout> {
  const names: string[] = []
  for (const name of keysOf(model.blocks)) if (!Object.hasOwn(layout, name)) names.push(name)
  const places = new Map<string, BlockLayout>()
  if (names.length === 0) return places
  const columns = rankBlocks(model)
  const top = Object.values(layout).reduce((lowest, { at }) => Math.max(lowest, at[1] + ROW), 0)
  const filled = new Map<number, number>()
  for (const name of names) {
    const column = columns.get(name) ?? 0
    const row = filled.get(column) ?? 0
    filled.set(column, row + 1)
    places.set(name, { at: [column * COLUMN, top + row * ROW] })
  }
  return places
}

/** Longest way from a source, over the connections that are no way back when followed from the sources on. */
function rankBlocks(model: Model): ReadonlyMap<string, number> {
  const followers = new Map<string, string[]>()
  for (const { from, to } of model.connections) {
    followers.set(from.block, [...(followers.get(from.block) ?? []), to.block])
  }
  const fed = new Set(model.connections.map(({ to }) => to.block))
  const names = Object.keys(model.blocks)
  const order: string[] = []
  const state = new Map<string, 'open' | 'done'>()
  const forward = new Map<string, string[]>()
  const visit = (name: string): void => {
    state.set(name, 'open')
    for (const follower of followers.get(name) ?? []) {
      if (state.get(follower) === 'open') continue
      forward.set(name, [...(forward.get(name) ?? []), follower])
      if (!state.has(follower)) visit(follower)
    }
    state.set(name, 'done')
    order.unshift(name)
  }
  for (const name of [...names.filter(name => !fed.has(name)), ...names]) {
    if (!state.has(name)) visit(name)
  }
  const ranks = new Map<string, number>()
  for (const name of order) {
    const rank = ranks.get(name) ?? 0
    ranks.set(name, rank)
    for (const follower of forward.get(name) ?? []) {
      ranks.set(follower, Math.max(ranks.get(follower) ?? 0, rank + 1))
    }
  }
  return ranks
}
