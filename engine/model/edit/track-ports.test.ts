/** Wires at the uses of a model follow the Entries and Exits themselves, whatever one edit does to several of them. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { formatConnection, type Project } from '../project.ts'
import { removeSelection } from './remove-selection.ts'
import { renameBlock } from './rename-block.ts'
import { setParameters } from './set-parameter.ts'
import { testFacts, testModel, testProject } from './testing/facts.ts'

type Names = Readonly<Record<string, string>>

/** A model whose Entries e0, e1, ... and Exits x0, x1, ... have these port names, and a use of it with a wire at every port. */
function projectOf(entries: readonly string[], exits: readonly string[]): Project {
  const ofType = (letter: string, type: string, names: readonly string[]) =>
    names.map((name, i) => [`${letter}${i}`, [type, { name }]] as const)
  const shared = testModel(Object.fromEntries([...ofType('e', 'in', entries), ...ofType('x', 'out', exits)]))
  const readers = exits.map((_, i) => [`r${i}`, ['gain']] as const)
  const wires = [
    ...entries.filter(name => !exits.includes(name)).map(name => `g.y -> use.${name}`),
    ...exits.flatMap((name, i) => (entries.includes(name) ? [] : [`use.${name} -> r${i}.u`])),
  ]
  return testProject({
    main: testModel(
      { g: ['gain'], use: ['use', { model: 'shared' }], ...Object.fromEntries(readers) },
      wires,
    ),
    shared,
  })
}

const pool = ['p', 'q', 'r', 's', 't']
const names = fc.uniqueArray(fc.constantFrom(...pool), { maxLength: 4 })
const wiresOf = (project: Project): string[] => (project.models.main?.connections ?? []).map(formatConnection)

/** What is to be, from the port names of the blocks before and after. */
function expectedWires(before: readonly [Names, Names], after: readonly [Names, Names]): string[] {
  const wired = (side: 0 | 1, text: (port: string, block: string) => string): string[] =>
    Object.entries(before[side]).flatMap(([block, port]) => {
      const now = after[side][block]
      const isLoop = (names: readonly [Names, Names], name: string): boolean =>
        Object.values(names[1 - side] ?? {}).includes(name)
      return now === undefined || isLoop(before, port) || isLoop(after, now) ? [] : [text(now, block)]
    })
  return [
    ...wired(0, port => `g.y -> use.${port}`),
    ...wired(1, (port, block) => `use.${port} -> r${block.slice(1)}.u`),
  ]
}

const numbered = (letter: string, list: readonly string[]): Names =>
  Object.fromEntries(list.map((name, i) => [`${letter}${i}`, name]))
const without = (all: Names, gone: readonly string[]): Names =>
  Object.fromEntries(Object.entries(all).filter(([block]) => !gone.includes(block)))

describe('Wires at a use of a model', () => {
  it('stay at what was their Entry or Exit when several go at once, also those that closed loops', () => {
    fc.assert(
      fc.property(names, names, fc.infiniteStream(fc.boolean()), (entries, exits, stream) => {
        const project = projectOf(entries, exits)
        const all = [numbered('e', entries), numbered('x', exits)] as const
        const blocks = all.flatMap(side => Object.keys(side)).filter(() => stream.next().value === true)
        const after = removeSelection(project, 'shared', { blocks, connections: [] }, testFacts)
        const expected = expectedWires(all, [without(all[0], blocks), without(all[1], blocks)])
        expect(wiresOf(after).sort()).toEqual(expected.sort())
      }),
      { numRuns: 300 },
    )
  })

  it('follow a port name that is typed, into a loop and out of it', () => {
    fc.assert(
      fc.property(names, names, fc.nat(), fc.constantFrom(...pool, 'new'), (entries, exits, n, name) => {
        const project = projectOf(entries, exits)
        const all = [numbered('e', entries), numbered('x', exits)] as const
        const blocks = all.flatMap(side => Object.keys(side))
        const block = blocks[n % Math.max(1, blocks.length)]
        if (block === undefined) return
        const side = block.startsWith('e') ? 0 : 1
        const others = Object.entries(all[side]).filter(([other]) => other !== block)
        fc.pre(!others.some(([, port]) => port === name))
        const renamed = { ...all[side], [block]: name }
        const after = setParameters(project, 'shared', [block], 'name', name, testFacts)
        const expected = expectedWires(all, side === 0 ? [renamed, all[1]] : [all[0], renamed])
        expect(wiresOf(after).sort()).toEqual(expected.sort())
      }),
      { numRuns: 300 },
    )
  })

  it('do not move to an Entry that became a port in the place of one that went', () => {
    const project = projectOf(['gone', 'loop'], ['loop'])
    const removal = { blocks: ['e0', 'x0'], connections: [] }
    expect(wiresOf(removeSelection(project, 'shared', removal, testFacts))).toEqual([])
    expect(wiresOf(renameBlock(project, 'shared', 'e0', 'other', testFacts))).toEqual(['g.y -> use.gone'])
  })
})
