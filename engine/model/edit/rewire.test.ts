import { describe, expect, it } from 'vitest'
import { formatConnection, type Project } from '../project.ts'
import { exciseSelection } from './excise.ts'
import { spliceBlock } from './splice.ts'
import { testFacts, testModel, testProject } from './testing/facts.ts'

const wires = (project: Project): string[] => (project.models.main?.connections ?? []).map(formatConnection)

const branching = testProject({
  main: testModel({ a: ['in'], b: ['gain'], c: ['gain'], d: ['out'], loose: ['sum'], sink: ['out'] }, [
    'a.y -> b.u',
    'b.y -> c.u',
    'b.y -> d.u',
  ]),
})

const splice = (block: string, ...connections: string[]): Project =>
  spliceBlock(branching, 'main', block, connections, testFacts)

const excise = (blocks: readonly string[], connections: readonly string[] = []): Project =>
  exciseSelection(branching, 'main', { blocks, connections }, testFacts)

describe('spliceBlock', () => {
  it('puts the block between the source and the target, by its first input and output', () => {
    expect(wires(splice('loose', 'b.y -> d.u'))).toEqual([
      'a.y -> b.u',
      'b.y -> c.u',
      'b.y -> loose.u1',
      'loose.y -> d.u',
    ])
  })

  it('takes all branches that it is given through the block', () => {
    expect(wires(splice('loose', 'b.y -> c.u', 'b.y -> d.u'))).toEqual([
      'a.y -> b.u',
      'b.y -> loose.u1',
      'loose.y -> c.u',
      'loose.y -> d.u',
    ])
  })

  it('is the inverse of taking the block out', () => {
    const spliced = splice('loose', 'b.y -> d.u')
    const healed = exciseSelection(spliced, 'main', { blocks: ['loose'], connections: [] }, testFacts)
    expect(wires(healed)).toEqual(wires(branching))
  })

  it.each([
    ['a block without an output', 'sink', ['b.y -> d.u']],
    ['a block that is wired', 'c', ['a.y -> b.u']],
    ['a connection that does not exist', 'loose', ['a.y -> d.u']],
    ['wires of two sources', 'loose', ['a.y -> b.u', 'b.y -> d.u']],
    ['a block that does not exist', 'nobody', ['b.y -> d.u']],
  ])('changes nothing for %s', (_, block, connections) => {
    expect(splice(block, ...connections)).toBe(branching)
  })
})

describe('exciseSelection', () => {
  it('joins the source of a block to all its targets', () => {
    expect(wires(excise(['b']))).toEqual(['a.y -> c.u', 'a.y -> d.u'])
  })

  it('heals through a chain of removed blocks', () => {
    const chain = testProject({
      main: testModel({ a: ['in'], b: ['gain'], c: ['gain'], d: ['out'] }, [
        'a.y -> b.u',
        'b.y -> c.u',
        'c.y -> d.u',
      ]),
    })
    const healed = exciseSelection(chain, 'main', { blocks: ['b', 'c'], connections: [] }, testFacts)
    expect(wires(healed)).toEqual(['a.y -> d.u'])
  })

  it('leaves a gap where a wire is removed too', () => {
    expect(wires(excise(['b'], ['a.y -> b.u']))).toEqual([])
    expect(wires(excise(['b'], ['b.y -> d.u']))).toEqual(['a.y -> c.u'])
  })

  it('does not guess for a block with two sources, with two outputs in use, or in a circle', () => {
    const knots = testProject({
      main: testModel(
        {
          a: ['in'],
          s: ['sum'],
          o: ['out'],
          box: ['use', { model: 'two' }],
          p: ['out'],
          q: ['out'],
          l: ['gain'],
          r: ['out'],
        },
        [
          'a.y -> s.u1',
          'a.y -> s.u2',
          's.y -> o.u',
          'a.y -> box.i',
          'box.x -> p.u',
          'box.y -> q.u',
          'l.y -> l.u',
          'l.y -> r.u',
        ],
      ),
      two: testModel({ i: ['in'], x: ['out'], y: ['out'] }),
    })
    const removed = exciseSelection(knots, 'main', { blocks: ['s', 'box', 'l'], connections: [] }, testFacts)
    expect(wires(removed)).toEqual([])
  })
})
