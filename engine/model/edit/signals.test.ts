import { describe, expect, it } from 'vitest'
import type { Project } from '../project.ts'
import { connect } from './connect.ts'
import { copyBlocks } from './copy-blocks.ts'
import { expandSubsystem } from './expand-subsystem.ts'
import { makeSubsystem } from './make-subsystem.ts'
import { pasteBlocks } from './paste-blocks.ts'
import { moveBlocks } from './place-blocks.ts'
import { removeSelection } from './remove-selection.ts'
import { renameBlock } from './rename-block.ts'
import { findSignalFault, nameSignal } from './signals.ts'
import { spliceBlock } from './splice.ts'
import { testFacts, testModel, testProject } from './testing/facts.ts'
import { findWires, routeWires, showWires } from './wires.ts'

const PARTS = { entry: 'in', exit: 'out', model: 'use', conditions: [] }
const ID = 'a.y -> b.u'
const ROUTE = [
  [50, 0],
  [50, 80],
] as const

const plain = testProject({
  main: testModel({ a: ['gain'], b: ['gain'], c: ['gain'], d: ['gain'] }, [ID, 'b.y -> c.u']),
})
const name = (project: Project, block: string, text: string) =>
  nameSignal(project, 'main', { block, port: 'y' }, text, testFacts)
const drawn = showWires(
  routeWires(name(name(plain, 'a', 'duty'), 'c', 'level'), 'main', new Map([[ID, ROUTE]])),
  'main',
  [ID],
  true,
)
const signals = (project: Project, key = 'main') => project.models[key]?.signals

describe('the name of a signal', () => {
  it('is given and taken away, and leaves nothing behind', () => {
    expect(signals(drawn)).toEqual({ 'a.y': 'duty', 'c.y': 'level' })
    expect(name(name(drawn, 'a', ''), 'c', '').models).toEqual(plain.models)
  })

  it('is one of a kind, and no name that could be a path', () => {
    const output = { block: 'b', port: 'y' }
    expect(findSignalFault(drawn, 'main', output, 'duty')).toContain('a.y')
    expect(name(drawn, 'b', 'duty')).toBe(drawn)
    for (const bad of ['a.b', 'a/b', ' x', 'a > b']) expect(name(drawn, 'b', bad)).toBe(drawn)
    expect(nameSignal(drawn, 'main', { block: 'b', port: 'none' }, 'x', testFacts)).toBe(drawn)
  })

  it('follows the block and goes with it', () => {
    expect(signals(renameBlock(drawn, 'main', 'a', 'source', testFacts))).toEqual({
      'source.y': 'duty',
      'c.y': 'level',
    })
    const removed = removeSelection(drawn, 'main', { blocks: ['a'], connections: [] }, testFacts)
    expect(signals(removed)).toEqual({ 'c.y': 'level' })
    expect(findWires(removed, 'main')).toEqual({})
  })

  it('is copied under a name of its own', () => {
    const copy = copyBlocks(drawn, 'main', ['a', 'b'], testFacts)
    const pasted = pasteBlocks(drawn, 'main', copy, [10, 20], testFacts)
    expect(signals(pasted)).toEqual({ 'a.y': 'duty', 'c.y': 'level', 'a2.y': 'duty2' })
    expect(findWires(pasted, 'main')['a2.y -> b2.u']).toEqual({
      route: [
        [60, 20],
        [60, 100],
      ],
      shown: true,
    })
  })

  it('goes into a subsystem and comes out again', () => {
    const grouped = makeSubsystem(drawn, 'main', ['a', 'b'], PARTS, testFacts)
    expect(signals(grouped)).toEqual({ 'c.y': 'level' })
    expect(signals(grouped, 'subsystem')).toEqual({ 'a.y': 'duty' })
    expect(findWires(grouped, 'subsystem')[ID]?.route).toEqual(ROUTE)
    const out = expandSubsystem(grouped, 'main', 'subsystem', PARTS, testFacts)
    expect(signals(out)).toEqual({ 'a.y': 'duty', 'c.y': 'level' })
    expect(Object.keys(findWires(out, 'main'))).toEqual([ID])
    expect(Object.keys(out.wires ?? {})).toEqual(['main'])
  })

  it('stands outside as well where the signal leaves the subsystem', () => {
    const grouped = makeSubsystem(name(plain, 'b', 'x'), 'main', ['a', 'b'], PARTS, testFacts)
    expect(signals(grouped)).toEqual({ 'subsystem.bOut': 'x' })
    expect(signals(grouped, 'subsystem')).toEqual({ 'b.y': 'x' })
    const inner = nameSignal(grouped, 'subsystem', { block: 'b', port: 'y' }, '', testFacts)
    const out = expandSubsystem(inner, 'main', 'subsystem', PARTS, testFacts)
    expect(signals(out)).toEqual({ 'b.y': 'x' })
  })
})

describe('the course of a wire', () => {
  it('goes with the wire, whatever takes it away', () => {
    const replaced = connect(
      drawn,
      'main',
      { from: { block: 'c', port: 'y' }, to: { block: 'b', port: 'u' } },
      testFacts,
    )
    expect(replaced.wires).toBeUndefined()
    expect(spliceBlock(drawn, 'main', 'd', [ID], testFacts).wires).toBeUndefined()
    expect(routeWires(drawn, 'main', new Map([[ID, []]])).wires).toEqual({ main: { [ID]: { shown: true } } })
  })

  it('goes along where both ends move alike, and stays where one does', () => {
    const both = moveBlocks(
      drawn,
      'main',
      new Map([
        ['a', [10, 5]],
        ['b', [110, 5]],
      ]),
    )
    expect(findWires(both, 'main')[ID]?.route).toEqual([
      [60, 5],
      [60, 85],
    ])
    const one = moveBlocks(drawn, 'main', new Map([['a', [10, 5]]]))
    expect(findWires(one, 'main')[ID]?.route).toEqual(ROUTE)
  })

  it('keeps its name with a renamed end', () => {
    const renamed = renameBlock(drawn, 'main', 'b', 'plant', testFacts)
    expect(Object.keys(findWires(renamed, 'main'))).toEqual(['a.y -> plant.u'])
  })
})
