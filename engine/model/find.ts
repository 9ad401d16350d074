/** Look-ups by the user's own words, which may be names such as `constructor`. */
import { findOwn } from '../math/find-own.ts'
import type { BlockInstance, Model, Project } from './project.ts'

export function findModel(project: Project, key: string | undefined): Model | undefined {
  return key === undefined ? undefined : findOwn(project.models, key)
}

export function findBlock(model: Model, name: string): BlockInstance | undefined {
  return findOwn(model.blocks, name)
}

const keys = new WeakMap<object, readonly string[]>()

/** The keys of a record that never changes, such as the blocks of a model: to list a thousand takes time, and many ask. */
export function keysOf(record: object): readonly string[] {
  const known = keys.get(record)
  if (known) return known
  const listed = Object.keys(record)
  keys.set(record, listed)
  return listed
}

/** The nearest of some words to a mistyped one, or undefined when none is near. */
export function suggest(word: string, known: Iterable<string>): string | undefined {
  let best: string | undefined
  let least = Math.max(2, Math.ceil(word.length / 3)) + 1
  for (const candidate of known) {
    const distance = countEdits(word.toLowerCase(), candidate.toLowerCase(), least)
    if (distance < least) {
      least = distance
      best = candidate
    }
  }
  return best
}

/** Levenshtein distance, given up at `most`. */
function countEdits(a: string, b: string, most: number): number {
  if (Math.abs(a.length - b.length) >= most) return most
  let row = Array.from({ length: b.length + 1 }, (_, j) => j)
  for (let i = 1; i <= a.length; i += 1) {
    const next = [i]
    for (let j = 1; j <= b.length; j += 1) {
      const replace = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1)
      next.push(Math.min(replace, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1))
    }
    row = next
  }
  return row[b.length] ?? most
}
