import type { PolesZeros } from '../kernels/poles-zeros.ts'
import { writeRoots } from '../kernels/root-text.ts'
import type { Complex } from '../kernels/roots.ts'
import { formatTicks } from '../kernels/si-format.ts'

interface PoleZeroPlotProps extends PolesZeros {
  /** In the plane of z, where what is stable lies inside the unit circle; else of s, where it lies on the left. */
  readonly isDiscrete: boolean
}

const WIDTH = 264
const HEIGHT = 132
const MARGIN = 14
const MARK = 4

/** Poles as crosses, zeros as circles, in the complex plane; both axes have one scale. */
export function PoleZeroPlot({ poles, zeros, isDiscrete }: PoleZeroPlotProps) {
  const all = [...poles, ...zeros]
  const least = isDiscrete ? 1.15 : 0
  const reach = (of: (root: Complex) => number, side: 1 | -1) =>
    Math.max(least, ...all.map(root => side * of(root)))
  const [left, right] = [reach(({ re }) => re, -1), reach(({ re }) => re, 1)]
  const up = Math.max(least, ...all.map(({ im }) => Math.abs(im)))
  const size = Math.max(left, right, up) || 1
  const [from, to] = [-Math.max(left, 0.15 * size), Math.max(right, 0.15 * size)]
  const high = Math.max(up, 0.1 * size)
  const scale = Math.min((WIDTH - 2 * MARGIN) / (to - from), (HEIGHT - 2 * MARGIN) / (2 * high))
  const originX = WIDTH / 2 - (scale * (from + to)) / 2
  const originY = HEIGHT / 2
  const [tick] = formatTicks([size])
  const atX = (re: number) => originX + scale * re
  const atY = (im: number) => originY - scale * im
  const list = (roots: readonly Complex[]) => writeRoots(roots).join(', ') || 'none'
  const place = (roots: readonly Complex[]) => roots.map((root, index) => ({ ...root, index }))
  const edge = left >= right ? -size : size
  return (
    <figure className="pole-zero-plot">
      <svg
        viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
        role="img"
        aria-label={`Poles at ${list(poles)}; zeros at ${list(zeros)}`}
      >
        <rect className="plot-frame" x={0.5} y={0.5} width={WIDTH - 1} height={HEIGHT - 1} />
        {isDiscrete ? (
          <circle className="plot-stable" cx={originX} cy={originY} r={scale} />
        ) : (
          <rect className="plot-stable" x={1} y={1} width={Math.max(originX - 1, 0)} height={HEIGHT - 2} />
        )}
        <line className="plot-zero" x1={0} x2={WIDTH} y1={originY} y2={originY} />
        <line className="plot-zero" x1={originX} x2={originX} y1={0} y2={HEIGHT} />
        {Math.abs(edge) <= Math.max(left, right) && (
          <text className="plot-tick" x={atX(edge)} y={originY + 14} textAnchor="middle">
            {edge < 0 ? `−${tick}` : tick}
          </text>
        )}
        {place(zeros).map(({ re, im, index }) => (
          <circle key={index} className="plot-root" cx={atX(re)} cy={atY(im)} r={MARK} />
        ))}
        {place(poles).map(({ re, im, index }) => (
          <path
            key={index}
            className="plot-root"
            d={`M${atX(re) - MARK} ${atY(im) - MARK}l${2 * MARK} ${2 * MARK}m0 ${-2 * MARK}l${-2 * MARK} ${2 * MARK}`}
          />
        ))}
      </svg>
      <figcaption aria-hidden="true">× poles {zeros.length > 0 && '○ zeros '}· shaded: stable</figcaption>
    </figure>
  )
}
