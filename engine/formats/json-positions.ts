/** Where in the text of a document its values stand. Needed only once something is wrong, so computed only then. */
import { visit } from 'jsonc-parser'
import { type DocumentPath, formatPath } from './reading.ts'

export interface Position {
  readonly line: number
  readonly column: number
}

/** A wanted place with those within it. */
interface Branch {
  readonly path: DocumentPath
  readonly within: Map<string | number, Branch>
}

/**
 * Positions of the values at these paths, by `formatPath`. Where a value is missing, the nearest one around it counts.
 * The text must be valid JSON.
 */
export function locate(text: string, paths: readonly DocumentPath[]): ReadonlyMap<string, Position> {
  const root: Branch = { path: [], within: new Map() }
  for (const path of paths) grow(root, path)
  const found = new Map<string, Position>()

  // One entry for each open object or list: what is wanted in it, and the next index of a list.
  const open: { branch: Branch | undefined; index: number }[] = []
  let next: Branch | undefined = root
  const enter = (line: number, column: number): Branch | undefined => {
    const top = open.at(-1)
    if (top && top.index >= 0) {
      next = top.branch?.within.get(top.index)
      top.index += 1
    }
    if (next) found.set(formatPath(next.path), { line: line + 1, column: column + 1 })
    return next
  }
  visit(text, {
    onObjectBegin: (_offset, _length, line, column) => {
      open.push({ branch: enter(line, column), index: -1 })
    },
    onArrayBegin: (_offset, _length, line, column) => {
      open.push({ branch: enter(line, column), index: 0 })
    },
    onObjectProperty: name => {
      next = open.at(-1)?.branch?.within.get(name)
    },
    onLiteralValue: (_value, _offset, _length, line, column) => {
      enter(line, column)
    },
    onObjectEnd: () => {
      open.pop()
    },
    onArrayEnd: () => {
      open.pop()
    },
  })
  return new Map(
    paths.flatMap(path => {
      const position = findNearest(found, path)
      return position ? [[formatPath(path), position] as const] : []
    }),
  )
}

function grow(root: Branch, path: DocumentPath): void {
  let branch = root
  path.forEach((step, i) => {
    const inner = branch.within.get(step) ?? { path: path.slice(0, i + 1), within: new Map() }
    branch.within.set(step, inner)
    branch = inner
  })
}

function findNearest(found: ReadonlyMap<string, Position>, path: DocumentPath): Position | undefined {
  for (let length = path.length; length >= 0; length -= 1) {
    const position = found.get(formatPath(path.slice(0, length)))
    if (position) return position
  }
  return undefined
}
