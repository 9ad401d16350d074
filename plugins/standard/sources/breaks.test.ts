/** The law of sources with variable steps: steps end on each of their breaks, so that what they drive is exact. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { runDiagram } from '../../testing/run-diagram.ts'

/** A source with what it should give, said a second time, and where that is not smooth. */
interface Drawn {
  readonly type: string
  readonly parameters: Readonly<Record<string, string>>
  readonly value: (t: number) => number
  readonly breaks: (stop: number) => readonly number[]
}

const STOP = 4
const number = (min: number, max: number) =>
  fc.double({ min, max, noNaN: true }).map(x => Math.round(x * 2 ** 20) / 2 ** 20)
const time = number(0.05, 3.9)

const multiples =
  (of: number, begin = 0) =>
  (stop: number) =>
    Array.from({ length: Math.ceil((stop - begin) / of) + 1 }, (_, i) => begin + i * of)

const step: fc.Arbitrary<Drawn> = fc.tuple(time, number(-5, 5), number(-5, 5)).map(([at, before, after]) => ({
  type: 'sources/step',
  parameters: { time: `${at}`, before: `${before}`, after: `${after}` },
  value: t => (t >= at ? after : before),
  breaks: () => [at],
}))

const ramp: fc.Arbitrary<Drawn> = fc
  .tuple(time, number(-5, 5), number(-5, 5))
  .map(([at, slope, initial]) => ({
    type: 'sources/ramp',
    parameters: { start: `${at}`, slope: `${slope}`, initial: `${initial}` },
    value: t => initial + slope * Math.max(0, t - at),
    breaks: () => [at],
  }))

const pulse: fc.Arbitrary<Drawn> = fc
  .tuple(number(0.1, 3), number(10, 90), number(0, 2), number(-5, 5))
  .map(([period, width, delay, amplitude]) => ({
    type: 'sources/pulse',
    parameters: { period: `${period}`, width: `${width}`, delay: `${delay}`, amplitude: `${amplitude}` },
    value: t => (t >= delay && (((t - delay) / period) % 1) * 100 < width ? amplitude : 0),
    breaks: stop => [
      ...multiples(period, delay)(stop),
      ...multiples(period, delay + (period * width) / 100)(stop),
    ],
  }))

const wave: fc.Arbitrary<Drawn> = fc
  .tuple(
    fc.constantFrom('square', 'sawtooth', 'triangle'),
    number(0.1, 8),
    number(-3, 3),
    fc.constantFrom('Hz', 'rad/s'),
  )
  .map(([waveform, hertz, amplitude, unit]) => ({
    type: 'sources/signal-generator',
    parameters: {
      waveform,
      amplitude: `${amplitude}`,
      unit,
      frequency: unit === 'Hz' ? `${hertz}` : `${2 * Math.PI * hertz}`,
    },
    value: t => {
      const phase = (hertz * t) % 1
      if (waveform === 'square') return amplitude * (phase < 0.5 ? 1 : -1)
      if (waveform === 'sawtooth') return amplitude * (2 * phase - 1)
      return amplitude * (phase < 0.5 ? 4 * phase - 1 : 3 - 4 * phase)
    },
    breaks: multiples(1 / hertz / 2),
  }))

/** Increasing times with values. */
const table = fc
  .tuple(number(-1, 2), fc.array(fc.tuple(number(0.05, 1.5), number(-5, 5)), { minLength: 2, maxLength: 6 }))
  .map(([first, rest]) => {
    let last = first
    const times = rest.map(([distance], i) => {
      last += i === 0 ? 0 : distance
      return last
    })
    return { times, values: rest.map(([, value]) => value) }
  })

function read(times: readonly number[], values: readonly number[], t: number, isHeld: boolean): number {
  const after = times.findIndex(point => point > t)
  const i = after === -1 ? times.length - 2 : Math.max(0, after - 1)
  const [t0 = 0, t1 = 0] = times.slice(i)
  const [y0 = 0, y1 = 0] = values.slice(i)
  return isHeld ? y0 : y0 + ((t - t0) / (t1 - t0)) * (y1 - y0)
}

const repeated = (times: readonly number[]) => {
  const [first = 0] = times
  const length = (times.at(-1) ?? 0) - first
  return {
    within: (t: number): number => first + ((((t - first) % length) + length) % length),
    breaks: (stop: number): number[] =>
      Array.from(
        { length: Math.ceil((stop + 6) / length) + 2 },
        (_, k) => k - Math.ceil(2 / length) - 1,
      ).flatMap(k => times.map(point => point + k * length)),
  }
}

const sequence: fc.Arbitrary<Drawn> = table.map(({ times, values }) => {
  const { within, breaks } = repeated(times)
  return {
    type: 'sources/repeating-sequence',
    parameters: { times: `[${times}]`, values: `[${values}]` },
    value: t => read(times, values, within(t), false),
    breaks,
  }
})

const editor: fc.Arbitrary<Drawn> = fc
  .tuple(
    table,
    fc.constantFrom('linear', 'previous'),
    fc.constantFrom('hold', 'extrapolate', 'zero', 'repeat'),
  )
  .filter(([, method, ends]) => method === 'linear' || ends !== 'extrapolate')
  .map(([{ times, values }, method, ends]) => {
    const [first = 0] = times
    const last = times.at(-1) ?? 0
    const { within, breaks } = repeated(times)
    const isHeld = method === 'previous'
    return {
      type: 'sources/signal-editor',
      parameters: { times: `[${times}]`, values: `[${values}]`, method, ends },
      value: t => {
        if (ends === 'repeat') return read(times, values, within(t), isHeld)
        if (ends === 'extrapolate') return read(times, values, t, false)
        if (t < first) return ends === 'zero' ? 0 : (values[0] ?? 0)
        if (t > last) return ends === 'zero' ? 0 : (values.at(-1) ?? 0)
        return read(times, values, t, isHeld)
      },
      breaks: stop => (ends === 'repeat' ? breaks(stop) : times),
    }
  })

/** Of a function that is a straight line between its breaks. */
function integrate({ value, breaks }: Drawn): number {
  const inside = breaks(STOP).filter(t => t > 0 && t < STOP)
  const points = [0, ...inside, STOP].sort((a, b) => a - b)
  return points.slice(1).reduce((sum, end, i) => {
    const begin = points[i] ?? 0
    return sum + (end - begin) * value((begin + end) / 2)
  }, 0)
}

describe('a source with breaks', () => {
  it.each([
    ['Step', step],
    ['Ramp', ramp],
    ['Pulse', pulse],
    ['Signal Generator', wave],
    ['Repeating Sequence', sequence],
    ['Signal Editor', editor],
  ] as const)('%s ends steps on each of them', (_, source) => {
    fc.assert(
      fc.property(source, fc.constantFrom('dp54', 'dp853', 'esdirk43'), (drawn, solver) => {
        const { times, trace } = runDiagram({
          blocks: { source: [drawn.type, drawn.parameters], x: ['continuous/integrator'] },
          connections: ['source.y -> x.u'],
          settings: { solver, step: '1', stop: `${STOP}`, relTol: '1e-9', maxStep: '10' },
        })
        for (const instant of drawn.breaks(STOP)) {
          if (instant <= 1e-9 || instant >= STOP) continue
          const nearest = times.reduce((best, t) => Math.min(best, Math.abs(t - instant)), STOP)
          expect(nearest).toBeLessThan(1e-14 * STOP)
        }
        const exact = integrate(drawn)
        expect(Math.abs((trace('x.y').at(-1) ?? Number.NaN) - exact)).toBeLessThan(
          1e-10 * (1 + Math.abs(exact)),
        )
      }),
      { numRuns: 40 },
    )
  })
})

it('goes on over two breaks that are one but for rounding, where a state leaves 0 between them', () => {
  const times = '[0.01312808904398771, 0.02312808904398771, 0.034180982775475424]'
  const { times: taken } = runDiagram({
    blocks: {
      source: ['sources/signal-editor', { times, values: '[0, 0, -7]', ends: 'repeat' }],
      x: ['continuous/integrator'],
    },
    connections: ['source.y -> x.u'],
    settings: { solver: 'dp54', step: '0.01', stop: '2' },
  })
  expect(taken.at(-1)).toBe(2)
})
