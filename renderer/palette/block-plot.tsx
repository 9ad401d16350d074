/** What a block does with a typical input, as the engine computed it. */
import type { Demonstration } from '../../engine/index.ts'
import { formatQuantity } from '../kernels/si-format.ts'
import { useDemonstration } from '../stores/demonstrations.ts'

const WIDTH = 268
const HEIGHT = 72
const MARGIN = 4

export function BlockPlot({ type }: { readonly type: string }) {
  const demonstration = useDemonstration(type)
  if (!demonstration) return null
  const { input, outputs } = demonstration
  const place = createPlace(demonstration)
  const caption = describe(demonstration)
  return (
    <figure className="block-plot">
      <svg width={WIDTH} height={HEIGHT} role="img" aria-label={caption}>
        <line className="block-plot-zero" x1={0} x2={WIDTH} y1={place.zero} y2={place.zero} />
        {input && <polyline className="block-plot-input" points={place.points(input)} />}
        {outputs.map(({ name, values }, i) => (
          <polyline key={name} className={`block-plot-output-${i + 1}`} points={place.points(values)} />
        ))}
      </svg>
      <figcaption>
        {caption}
        {input && <span className="block-plot-key">dashed: input</span>}
      </figcaption>
    </figure>
  )
}

/** From rows and values to pixels; 0 is always in sight. */
function createPlace({ input, outputs }: Demonstration) {
  const all = [0, ...(input ?? []), ...outputs.flatMap(({ values }) => values)]
  const [least, largest] = [Math.min(...all), Math.max(...all)]
  const scale = (HEIGHT - 2 * MARGIN) / (largest - least || 1)
  const y = (value: number): number => Math.round((HEIGHT - MARGIN - (value - least) * scale) * 100) / 100
  return {
    zero: y(0),
    points: (values: readonly number[]): string => {
      const pitch = WIDTH / Math.max(1, values.length - 1)
      return values.map((value, row) => `${Math.round(row * pitch * 100) / 100},${y(value)}`).join(' ')
    },
  }
}

const SUBJECTS = { none: 'Its output', step: 'Answer to a step', sine: 'Answer to a sine' } as const

function describe({ kind, seconds, changed }: Demonstration): string {
  const rest = changed.length > 0 ? `, with ${changed.join(', ')}` : ''
  return `${SUBJECTS[kind]}, ${formatQuantity(seconds, 's')}${rest}`
}
