/** Which block types were placed last, remembered on this machine for its user. */
const MARK = 'loopwright.recent-blocks'
const MOST = 12

let recent: readonly string[] | null = null

/** Ids, the last first. */
export function listRecentBlocks(): readonly string[] {
  recent ??= read()
  return recent
}

export function noteBlockUse(typeId: string): void {
  recent = [typeId, ...listRecentBlocks().filter(id => id !== typeId)].slice(0, MOST)
  globalThis.localStorage?.setItem(MARK, JSON.stringify(recent))
}

function read(): readonly string[] {
  try {
    const kept: unknown = JSON.parse(globalThis.localStorage?.getItem(MARK) ?? '[]')
    return Array.isArray(kept) ? kept.filter(id => typeof id === 'string').slice(0, MOST) : []
  } catch {
    return []
  }
}
