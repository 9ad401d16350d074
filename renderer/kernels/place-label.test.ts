import fc from 'fast-check'
import { expect, it } from 'vitest'
import type { Rotation } from '../../engine/index.ts'
import { LETTER, shapeBlock } from './block-shape.ts'
import { widthOfLabel } from './fit-label.ts'
import { NAME_INSET, placeLabel } from './place-label.ts'

const name = fc.stringMatching(/^[a-z][a-zA-Z0-9]{0,24}$/)
const names = fc.uniqueArray(name, { maxLength: 5 })
const rotation = fc.constantFrom<Rotation>(0, 90, 180, 270)

it('a label stands inside, clear of all port names, and in the middle where it can', () => {
  fc.assert(
    fc.property(name, names, names, rotation, fc.boolean(), (label, inputs, outputs, rotation, flipped) => {
      const look = { shape: 'rectangle', label } as const
      const shape = shapeBlock({ look, inputs, outputs, rotation, flipped })
      const placed = placeLabel(label, { look, ...shape })
      const half = widthOfLabel(placed) / 2
      const [start, end] = [placed.x - half, placed.x + half]
      const isNamed = inputs.length > 1 || outputs.length > 1
      const reach = ({ name }: { readonly name: string }) => (isNamed ? NAME_INSET + name.length * LETTER : 0)
      const ports = [...shape.inputs, ...shape.outputs]
      const left = Math.max(0, ...ports.filter(({ side }) => side === 'left').map(reach))
      const right = shape.width - Math.max(0, ...ports.filter(({ side }) => side === 'right').map(reach))
      expect(start).toBeGreaterThanOrEqual(left)
      expect(end).toBeLessThanOrEqual(right)
      const isRoomInMiddle = Math.min(shape.width / 2 - left, right - shape.width / 2) > half + 8
      if (isRoomInMiddle) expect(placed.x).toBeCloseTo(shape.width / 2)
    }),
  )
})
