/**
 * One animation frame for all who draw: first the run hands over its samples, then everyone draws them, so that a
 * sample is on the screen one frame after it was computed. No frame runs unless one was asked for.
 */
export interface FrameClock {
  /** Called first in each frame; returning true asks for the next one. */
  readonly onFeed: (feed: () => boolean) => () => void
  readonly onDraw: (draw: () => void) => () => void
  readonly request: () => void
}

export function createFrameClock(schedule: (callback: () => void) => void): FrameClock {
  const feeds = new Set<() => boolean>()
  const draws = new Set<() => void>()
  let isScheduled = false
  const request = () => {
    if (isScheduled) return
    isScheduled = true
    schedule(runFrame)
  }
  const runFrame = () => {
    isScheduled = false
    let isLive = false
    for (const feed of feeds) isLive = feed() || isLive
    // Asked for before drawing: drawing late must not cost the next frame its place.
    if (isLive) request()
    for (const draw of draws) draw()
  }
  const join = <Listener>(set: Set<Listener>, listener: Listener) => {
    set.add(listener)
    request()
    return () => {
      set.delete(listener)
    }
  }
  return { onFeed: feed => join(feeds, feed), onDraw: draw => join(draws, draw), request }
}

/** Outside a browser there is nothing to draw; frames then come by timer. */
export const frameClock = createFrameClock(callback => {
  if (typeof requestAnimationFrame === 'function') requestAnimationFrame(callback)
  else setTimeout(callback, 16)
})
