import { describe, expect, it } from 'vitest'
import type { Demonstration, DemonstrationReport } from '../../engine/index.ts'
import { createDemonstrations } from './demonstrations.ts'

const DEMONSTRATION: Demonstration = { kind: 'none', seconds: 1, changed: [], input: null, outputs: [] }

/** Workers that answer when they are told to. */
function createBench() {
  const posts: string[] = []
  let ended = 0
  let answer: (report: DemonstrationReport) => void = () => {}
  let crash: (message: string) => void = () => {}
  const store = createDemonstrations((onReport, onCrash) => {
    answer = onReport
    crash = onCrash
    return {
      post: ({ type }) => posts.push(type),
      terminate: () => {
        ended += 1
      },
    }
  })
  return {
    posts,
    ended: () => ended,
    ask: (type: string) => store.getState().ask(type),
    forget: () => store.getState().forget(),
    find: (type: string) => store.getState().found.get(type),
    answer: (type: string) => answer({ kind: 'demonstrated', type, demonstration: DEMONSTRATION }),
    crash: () => crash('out of memory'),
  }
}

describe('demonstrations', () => {
  it('are asked for once, however often they are shown', () => {
    const bench = createBench()
    bench.ask('math/abs')
    bench.ask('math/abs')
    expect(bench.posts).toEqual(['math/abs'])
    expect(bench.find('math/abs')).toBeUndefined()
    bench.answer('math/abs')
    bench.ask('math/abs')
    expect(bench.posts).toEqual(['math/abs'])
    expect(bench.find('math/abs')).toBe(DEMONSTRATION)
  })

  it('are computed anew when the block types are others, and late answers are dropped', () => {
    const bench = createBench()
    bench.ask('mine/doubler')
    bench.forget()
    expect(bench.ended()).toBe(1)
    bench.answer('mine/doubler')
    expect(bench.find('mine/doubler')).toBeUndefined()
    bench.ask('mine/doubler')
    expect(bench.posts).toEqual(['mine/doubler', 'mine/doubler'])
  })

  it('are none of a block that brings its worker down, and the next block gets a worker of its own', () => {
    const bench = createBench()
    bench.ask('mine/bad')
    bench.crash()
    expect(bench.find('mine/bad')).toBeNull()
    bench.ask('math/abs')
    bench.answer('math/abs')
    expect(bench.find('math/abs')).toBe(DEMONSTRATION)
  })
})
