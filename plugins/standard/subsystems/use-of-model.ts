/** What the blocks that stand for a model have in common. */
import { type Look, text } from '../../sdk.ts'

export const modelParameter = text('Model', '', {
  description: 'Name of the model. Its own parameters can be given beside it.',
})

/** The model's name; controls stand on the upper side. */
export function lookOfUse(model: string, kind: string, above: readonly string[] = []): Look {
  return {
    shape: 'rectangle',
    label: model.trim() || kind,
    size: [100, 60],
    ...(above.length ? { above } : {}),
  }
}

export const EDGES = {
  rising: 'Rising: the signal becomes positive',
  falling: 'Falling: the signal stops being positive',
  either: 'Either edge',
} as const

const LONGEST_LABEL = 24

/** A rectangle with a text, cut where it is long. */
export function labelOf(typed: string, height: number): Look {
  const label = typed.length > LONGEST_LABEL ? `${typed.slice(0, LONGEST_LABEL - 1)}\u2026` : typed
  return { shape: 'rectangle', label, size: [100, height] }
}
