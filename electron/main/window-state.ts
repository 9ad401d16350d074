/** Where the window stood when it was closed last. */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import type { Rectangle } from 'electron'
import * as z from 'zod/mini'

const DEFAULT_SIZE = { width: 1440, height: 900 }
/** Pixels of the window, each way, that must be on a screen for it to be found and dragged. */
const VISIBLE_PIXELS = 100

const stateSchema = z.object({
  bounds: z.object({
    x: z.int(),
    y: z.int(),
    width: z.int().check(z.minimum(400), z.maximum(20_000)),
    height: z.int().check(z.minimum(300), z.maximum(20_000)),
  }),
  isMaximized: z.boolean(),
})

export type WindowState = z.infer<typeof stateSchema>

export interface WindowPlace {
  readonly bounds: Partial<Rectangle>
  readonly isMaximized: boolean
}

/** A window that would lie off every screen (one was unplugged) opens in the middle instead. */
export function readWindowPlace(path: string, workAreas: readonly Rectangle[]): WindowPlace {
  const state = readState(path)
  if (state === null) return { bounds: DEFAULT_SIZE, isMaximized: false }
  const isVisible = workAreas.some(area => isWithin(state.bounds, area))
  const { width, height } = state.bounds
  return { bounds: isVisible ? state.bounds : { width, height }, isMaximized: state.isMaximized }
}

/** Synchronous, because the window is closing. That it fails is no reason to keep the user. */
export function writeWindowState(path: string, state: WindowState): void {
  try {
    mkdirSync(dirname(path), { recursive: true })
    writeFileSync(path, `${JSON.stringify(state)}\n`)
  } catch (fault) {
    console.warn(`The window's place was not written: ${String(fault)}`)
  }
}

function readState(path: string): WindowState | null {
  try {
    return stateSchema.parse(JSON.parse(readFileSync(path, 'utf8')))
  } catch {
    return null
  }
}

function isWithin(bounds: Rectangle, area: Rectangle): boolean {
  const left = Math.max(bounds.x, area.x)
  const right = Math.min(bounds.x + bounds.width, area.x + area.width)
  const isTopVisible = bounds.y >= area.y && bounds.y <= area.y + area.height - VISIBLE_PIXELS
  return right - left >= VISIBLE_PIXELS && isTopVisible
}
