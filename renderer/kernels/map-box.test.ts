import { expect, it } from 'vitest'
import { boundsOfNodes, uniteBoxes } from './map-box.ts'

it('is the least box that holds all nodes, and holds what it is united with', () => {
  const nodes = [
    { position: { x: -5, y: 10 }, width: 10, height: 10 },
    { position: { x: 40, y: -20 }, width: 20, height: 5 },
    { position: { x: 0, y: 0 } },
  ]
  const bounds = boundsOfNodes(nodes)
  expect(bounds).toEqual({ x: -5, y: -20, width: 65, height: 40 })
  expect(boundsOfNodes([])).toBeNull()
  const far = { x: 100, y: 0, width: 10, height: 100 }
  expect(bounds && uniteBoxes(bounds, far)).toEqual({ x: -5, y: -20, width: 115, height: 120 })
})
