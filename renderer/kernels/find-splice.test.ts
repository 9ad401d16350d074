import { describe, expect, it } from 'vitest'
import { alignToWire, findSplice } from './find-splice.ts'
import type { NetWire } from './wire-parts.ts'

const wire = (id: string, net: string, ...corners: readonly (readonly [number, number])[]): NetWire => ({
  id,
  net,
  points: corners.map(([x, y]) => ({ x, y })),
})

const wires = [
  wire('up', 'a.y', [0, 100], [100, 100], [100, 20], [200, 20]),
  wire('down', 'a.y', [0, 100], [100, 100], [100, 180], [200, 180]),
  wire('other', 'b.y', [0, 112], [300, 112]),
]

describe('findSplice', () => {
  it('takes all branches before they part and one after', () => {
    expect(findSplice(wires, { x: 50, y: 96 })?.connections).toEqual(['up', 'down'])
    expect(findSplice(wires, { x: 160, y: 25 })?.connections).toEqual(['up'])
  })

  it('takes the nearer of two signals', () => {
    expect(findSplice(wires, { x: 50, y: 109 })?.connections).toEqual(['other'])
    expect(findSplice(wires, { x: 50, y: 104 })?.connections).toEqual(['up', 'down'])
  })

  it('takes none that is out of reach', () => {
    expect(findSplice(wires, { x: 50, y: 140 })).toBeNull()
    expect(findSplice([], { x: 0, y: 0 })).toBeNull()
  })
})

describe('alignToWire', () => {
  const shape = { inputs: [{ name: 'u', side: 'left', x: 0, y: 30 }] } as const

  it('brings the input onto the wire, and only where both run the same way', () => {
    const level = findSplice(wires, { x: 50, y: 96 })
    const upright = findSplice(wires, { x: 104, y: 60 })
    expect(level && alignToWire({ x: 20, y: 66 }, shape, level)).toEqual({ x: 20, y: 70 })
    expect(upright && alignToWire({ x: 70, y: 30 }, shape, upright)).toEqual({ x: 70, y: 30 })
  })
})
