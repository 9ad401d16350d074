import { expect, it } from 'vitest'
import { createFrameClock } from './frame-clock.ts'

function createBench() {
  const frames: (() => void)[] = []
  const clock = createFrameClock(callback => frames.push(callback))
  return { clock, frames, runFrame: () => frames.shift()?.() }
}

it('feeds before it draws, and runs one frame however often it is asked', () => {
  const { clock, frames, runFrame } = createBench()
  const order: string[] = []
  clock.onDraw(() => order.push('draw'))
  clock.onFeed(() => {
    order.push('feed')
    return false
  })
  clock.request()
  clock.request()
  expect(frames).toHaveLength(1)
  runFrame()
  expect(order).toEqual(['feed', 'draw'])
  expect(frames).toHaveLength(0)
})

it('goes on by itself only while a feed is live, and forgets who left', () => {
  const { clock, frames, runFrame } = createBench()
  let isLive = true
  let drawn = 0
  clock.onFeed(() => isLive)
  const leave = clock.onDraw(() => {
    drawn++
  })
  for (let i = 0; i < 3; i++) runFrame()
  expect([frames.length, drawn]).toEqual([1, 3])
  leave()
  isLive = false
  runFrame()
  expect([frames.length, drawn]).toEqual([0, 3])
})
