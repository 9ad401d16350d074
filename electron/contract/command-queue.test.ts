import { describe, expect, it } from 'vitest'
import { createCommandQueue } from './command-queue.ts'
import type { HostCommand } from './host.ts'

const open = (path: string): HostCommand => ({ kind: 'open-path', path })

describe('command queue', () => {
  it('keeps commands for the first listener, in order and once', () => {
    const queue = createCommandQueue()
    queue.push(open('a'))
    queue.push(open('b'))
    const first: HostCommand[] = []
    const second: HostCommand[] = []
    queue.listen(command => first.push(command))
    queue.listen(command => second.push(command))
    expect(first).toEqual([open('a'), open('b')])
    expect(second).toEqual([])
  })

  it('keeps what comes between two listeners', () => {
    const queue = createCommandQueue()
    const stop = queue.listen(() => {})
    stop()
    queue.push(open('a'))
    const heard: HostCommand[] = []
    queue.listen(command => heard.push(command))
    expect(heard).toEqual([open('a')])
  })
})
