import { beforeEach, describe, expect, it } from 'vitest'
import { moveBlocks, type Project, renameBlock } from '../../engine/index.ts'
import { describeDiagram } from '../kernels/diagram.ts'
import { createWiring } from '../kernels/wiring.ts'
import { blockFacts } from '../stores/block-facts.ts'
import { registry } from '../stores/registry.ts'
import { drawChain, drawRow } from './testing/draw-project.ts'
import { createWireDrawer, type WireDrawer } from './wire-drawer.ts'
import type { WiringQuestion } from './wiring-thread.ts'

const show = (project: Project) => describeDiagram(project, registry, 'main', null)
const moveTo = (project: Project, y: number) => moveBlocks(project, 'main', new Map([['b1', [120, y]]]))

/** What the thread was asked, and what it answers when it is let. */
let waiting: WiringQuestion[]
let answerNext: () => void
let crash: (message: string) => void
let crashes: string[]
let changes: number
let settlings: number
let drawer: WireDrawer

beforeEach(() => {
  waiting = []
  crashes = []
  changes = 0
  settlings = 0
  drawer = createWireDrawer({
    spawn: (onAnswer, onCrash) => {
      let wiring = createWiring()
      crash = onCrash
      answerNext = () => {
        const question = waiting.shift()
        if (!question) throw new Error('nothing was asked')
        if (question.isNew) wiring = createWiring()
        // As between threads: values, and no identities.
        const { serial, change } = structuredClone(question)
        onAnswer(structuredClone({ serial, drawings: wiring.change(change) }))
      }
      return { ask: question => waiting.push(question), end: () => {} }
    },
    onSettled: () => {
      settlings += 1
    },
    onChange: () => {
      changes += 1
    },
    onCrash: message => crashes.push(message),
  })
})

const routed = (project: Project) => createWireDrawer(null).draw(show(project), null)

describe('wires from a thread', () => {
  it('of a small diagram are there at once, and are what is answered', () => {
    const project = drawChain()
    expect(drawer.draw(show(project), null)).toEqual(routed(project))
    answerNext()
    expect(changes).toBe(0)
    expect(settlings).toBe(1)
  })

  it('of a large one come when they are answered, as they would have at once', () => {
    const project = drawRow(60)
    expect(drawer.draw(show(project), null).size).toBe(0)
    expect(drawer.isRouting()).toBe(true)
    answerNext()
    expect(changes).toBe(1)
    expect(settlings).toBe(1)
    expect(drawer.isRouting()).toBe(false)
    expect(drawer.drawings()).toEqual(routed(project))
  })

  it('lead to their blocks until they are answered, and what an edit does not touch is the very same', () => {
    const project = drawChain()
    drawer.draw(show(project), null)
    answerNext()
    const before = drawer.drawings()
    const moved = moveTo(project, 200)
    const guessed = drawer.draw(show(moved), null)
    const ends = (wires: typeof before) => [...wires.values()].map(({ points }) => [points[0], points.at(-1)])
    expect(ends(guessed)).toEqual(ends(routed(moved)))
    expect(guessed.get('b2.y -> b3.u')).toBe(before.get('b2.y -> b3.u'))
    answerNext()
    expect(drawer.drawings()).toEqual(routed(moved))
    expect(drawer.drawings().get('b2.y -> b3.u')).toBe(before.get('b2.y -> b3.u'))
  })

  it('are not drawn as they were answered about the past', () => {
    const project = drawChain()
    drawer.draw(show(project), null)
    answerNext()
    for (const y of [100, 200, 0, 300]) drawer.draw(show(moveTo(project, y)), null)
    const guessed = drawer.drawings()
    settlings = 0
    for (let i = 0; i < 3; i += 1) answerNext()
    expect(drawer.drawings()).toEqual(guessed)
    expect(settlings).toBe(0)
    answerNext()
    expect(settlings).toBe(1)
    expect(drawer.drawings()).toEqual(routed(moveTo(project, 300)))
  })

  it('stay as they lie when a block gets another name', () => {
    const project = drawChain()
    drawer.draw(show(project), null)
    answerNext()
    const before = drawer.drawings()
    const renamed = drawer.draw(show(renameBlock(project, 'main', 'b1', 'gain', blockFacts)), null)
    expect(renamed.get('b0.y -> gain.u')).toBe(before.get('b0.y -> b1.u'))
    changes = 0
    answerNext()
    expect(changes).toBe(0)
  })

  it('of a diagram that is no longer shown are left aside', () => {
    const project = drawRow(60)
    drawer.draw(show(project), null)
    drawer.draw({ ...show(moveTo(project, 200)), modelKey: 'other' }, null)
    answerNext()
    expect(drawer.drawings().size).toBe(0)
    answerNext()
    expect(drawer.drawings()).toEqual(routed(moveTo(project, 200)))
  })

  it('are routed here once the thread has ended', () => {
    const project = drawChain()
    drawer.draw(show(project), null)
    crash('out of memory')
    expect(crashes).toEqual(['out of memory'])
    expect(drawer.isRouting()).toBe(false)
    expect(drawer.drawings()).toEqual(routed(project))
    expect(drawer.draw(show(moveTo(project, 200)), null)).toEqual(routed(moveTo(project, 200)))
  })
})
