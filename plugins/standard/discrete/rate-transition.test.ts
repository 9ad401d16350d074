import { describe, expect, it } from 'vitest'
import { expectEachElementAlone } from '../../testing/each-element.ts'
import { type BlockText, type Diagram, diagnose, runDiagram } from '../../testing/run-diagram.ts'

/** Ticks of 0.1 s: a fast signal every two of them, a slow one every six. */
const settings = { step: '0.1', stop: '3' }
const FAST = 2
const SLOW = 6
const sampled = (period: string): BlockText => ['discrete/zero-order-hold', { sampleTime: period }]

function between(from: string, to: string, parameters: Record<string, string>): Diagram {
  return {
    blocks: {
      clock: ['sources/clock'],
      from: sampled(from),
      transition: ['discrete/rate-transition', { sampleTime: to, ...parameters }],
      to: ['discrete/unit-delay', { sampleTime: to }],
      after: ['math/gain'],
    },
    connections: [
      'clock.y -> from.u',
      'from.y -> transition.u',
      'transition.y -> to.u',
      'transition.y -> after.u',
    ],
    settings,
  }
}

const last = (tick: number, every: number): number => every * Math.floor(tick / every)

describe('Rate Transition', () => {
  it('samples a fast signal for slow readers', () => {
    const { times, trace } = runDiagram(between('0.2', '0.6', {}))
    times.forEach((_, k) => {
      expect(trace('after.y')[k]).toBe(times[last(k, SLOW)])
      expect(trace('to.y')[k]).toBe(k < SLOW ? 0 : times[last(k, SLOW) - SLOW])
    })
  })

  it('delays a slow signal by one of its samples for fast readers', () => {
    const { times, trace } = runDiagram(between('0.6', '0.2', { initial: '7' }))
    times.forEach((_, k) => {
      expect(trace('after.y')[k]).toBe(k < SLOW ? 7 : times[last(k, SLOW) - SLOW])
      const before = last(k, FAST) - FAST
      expect(trace('to.y')[k]).toBe(k < FAST ? 0 : before < SLOW ? 7 : times[last(before, SLOW) - SLOW])
    })
  })

  it('holds a slow signal without delay, if that is asked for', () => {
    const { times, trace } = runDiagram(between('0.6', '0.2', { isDeterministic: 'false' }))
    times.forEach((_, k) => {
      expect(trace('after.y')[k]).toBe(times[last(k, SLOW)])
    })
  })

  it('refuses two sample times of which neither is a multiple of the other', () => {
    const fault = diagnose(between('0.2', '0.3', {})).find(({ severity }) => severity === 'error')
    expect(fault).toMatchObject({ code: 'rate-mismatch', place: { block: 'transition', port: 'u' } })
    expect(fault?.message).toBe(
      'Rate Transition gives samples every 0.3 s, but from.y computes every 0.2 s: neither is a multiple of the other.',
    )
  })
})

describe('two sample times that meet without it', () => {
  const blocks = {
    clock: ['sources/clock'],
    fast: sampled('0.2'),
    slow: sampled('0.6'),
  } as const
  const feeds = ['clock.y -> fast.u', 'clock.y -> slow.u']
  const refusal = (more: Diagram['blocks'], connections: readonly string[]) =>
    diagnose({ blocks: { ...blocks, ...more }, connections: [...feeds, ...connections], settings }).filter(
      ({ severity }) => severity === 'error',
    )

  it('are refused where a block joins them, and both ends are named', () => {
    const [fault, ...others] = refusal({ sum: ['math/sum'] }, ['slow.y -> sum.u1', 'fast.y -> sum.u2'])
    expect(others).toEqual([])
    expect(fault).toMatchObject({ code: 'rate-mismatch', place: { block: 'sum', port: 'u2' } })
    expect(fault?.message).toBe(
      'Sum joins two sample times: slow.y computes every 0.6 s, fast.y every 0.2 s.',
    )
    expect(fault?.hint).toContain('Rate Transition')
  })

  it('are refused where a block has a sample time of its own', () => {
    const [fault] = refusal({ delay: ['discrete/unit-delay', { sampleTime: '0.6' }] }, ['fast.y -> delay.u'])
    expect(fault).toMatchObject({ code: 'rate-mismatch', place: { block: 'delay', port: 'u' } })
    expect(fault?.message).toBe(
      'Unit Delay computes every 0.6 s, but fast.y, which feeds its input u, every 0.2 s.',
    )
  })

  it('are refused where only their offsets differ', () => {
    const delay: BlockText = ['discrete/unit-delay', { sampleTime: '[0.6, 0.2]' }]
    expect(refusal({ delay }, ['slow.y -> delay.u'])[0]?.message).toBe(
      'Unit Delay computes every 0.6 s from 0.2 s on, but slow.y, which feeds its input u, every 0.6 s.',
    )
  })

  it('may meet in a Scope, and with continuous signals everywhere', () => {
    const more: Diagram['blocks'] = {
      scope: ['sinks/scope', { inputs: '2' }],
      sum: ['math/sum', { signs: '+++' }],
    }
    const joined = ['slow.y -> sum.u1', 'fast.y -> sum.u2', 'clock.y -> sum.u3']
    expect(refusal(more, ['slow.y -> scope.u1', 'fast.y -> scope.u2', ...joined])).toEqual([])
  })
})

describe('a sample time with an offset', () => {
  const hold = (sampleTime: string): Diagram => ({
    blocks: { clock: ['sources/clock'], hold: ['discrete/zero-order-hold', { sampleTime }] },
    connections: ['clock.y -> hold.u'],
    settings,
  })

  it('begins at it: 0 before, then the first sample', () => {
    const { times, trace } = runDiagram(hold('[0.5, 0.2]'))
    times.forEach((_, k) => {
      const sample = 2 + 5 * Math.floor((k - 2) / 5)
      expect(trace('hold.y')[k]).toBe(sample < 0 ? 0 : times[sample])
    })
  })

  it.each([
    ['[0.5, 0.25]', 'bad-sample-time', 'The offset of 0.25 s is not a whole multiple of the step of 0.1 s.'],
    [
      '[0.25, 0.1]',
      'bad-sample-time',
      'The sample time of 0.25 s is not a whole multiple of the step of 0.1 s.',
    ],
    ['[0.5, 0.6]', 'bad-expression', 'An offset of 0.6 s is not possible with a sample time of 0.5 s.'],
    ['[0.5, 0.1, 1]', 'bad-expression', 'A sample time is one number, or a list of two.'],
  ])('%s is refused', (sampleTime, code, message) => {
    const fault = diagnose(hold(sampleTime)).find(({ severity }) => severity === 'error')
    expect(fault).toMatchObject({ code, message, place: { block: 'hold' } })
  })

  it('hands over vectors as their elements', () => {
    expectEachElementAlone('discrete/rate-transition', { sampleTime: '2^-3' })
  })
})
