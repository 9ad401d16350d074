/** The outline of a block as a path: what is left of it when it is seen from far. */
import type { Look, Rotation } from '../../engine/index.ts'
import { turnPoint } from './block-shape.ts'
import type { Point } from './geometry.ts'

export interface Outlined {
  readonly look: Pick<Look, 'shape'>
  readonly width: number
  readonly height: number
  readonly rotation: Rotation
  readonly flipped: boolean
}

/** @param at the block's top left corner as drawn */
export function outlineBlock({ look, width, height, rotation, flipped }: Outlined, at: Point): string {
  switch (look.shape) {
    case 'circle': {
      const r = width / 2
      return `M${at.x} ${at.y + height / 2}a${r} ${r} 0 1 1 ${width} 0a${r} ${r} 0 1 1 ${-width} 0Z`
    }
    case 'pill': {
      const r = Math.min(width, height) / 2
      const [wide, tall] = [width - 2 * r, height - 2 * r]
      const arc = (x: number, y: number): string => `a${r} ${r} 0 0 1 ${x} ${y}`
      return `M${at.x + r} ${at.y}h${wide}${arc(r, r)}v${tall}${arc(-r, r)}h${-wide}${arc(-r, -r)}v${-tall}${arc(r, -r)}Z`
    }
    case 'triangle': {
      const isLying = rotation === 90 || rotation === 270
      const size = isLying ? ([height, width] as const) : ([width, height] as const)
      const corners = [
        { x: 0, y: 0 },
        { x: size[0], y: size[1] / 2 },
        { x: 0, y: size[1] },
      ].map(corner => turnPoint(corner, size, rotation, flipped))
      return `M${corners.map(({ x, y }) => `${at.x + x} ${at.y + y}`).join('L')}Z`
    }
    case 'bar':
    case 'rectangle':
      return `M${at.x} ${at.y}h${width}v${height}h${-width}Z`
  }
}
