/** The parts of a supply's control loop, each held against a closed form or a computation of its own. */
import { describe, expect, it } from 'vitest'
import { expectEachElementAlone } from '../testing/each-element.ts'
import { expectReference } from '../testing/reference.ts'
import { findFaultyParameters, largestError, runBlock } from '../testing/run-block.ts'
import { runDiagram } from '../testing/run-diagram.ts'

describe('Electronic Load', () => {
  it.each<[string, (v: number, set: number) => number]>([
    ['current', (v, set) => set * Math.min(Math.max(v / 0.5, 0), 1)],
    ['resistance', (v, set) => Math.max(v, 0) / set],
    ['power', (v, set) => (v >= 0.5 ? set / v : (set * Math.max(v, 0)) / 0.25)],
  ])('draws a constant %s, and nothing at 0 V', (mode, law) => {
    const inputs = { v: ['sources/sine', { amplitude: '5', bias: '[3, 0]' }], setting: '2' } as const
    expectReference(
      'power/electronic-load',
      { parameters: { mode }, inputs, tolerance: 1e-15 },
      () =>
        ({ u: { v = 0, setting = 0 } }) => ({ i: law(v, setting) }),
    )
    const atRest = runBlock('power/electronic-load', {
      parameters: { mode },
      inputs: { v: '0', setting: '2' },
    })
    expect(atRest.output('i')[0]).toBe(0)
  })

  it('keeps to its current limit, also at 0 Ω', () => {
    const { output } = runBlock('power/electronic-load', {
      parameters: { mode: 'resistance', most: '10' },
      inputs: { v: '12', setting: '0' },
    })
    expect(output('i')[0]).toBe(10)
  })
})

describe('CV/CC Selector', () => {
  const parameters = { Pv: '1', Iv: '3', Pi: '1', Ii: '2', Kt: '50', upper: '10' }

  it('gives what the lower loop asks; the other one follows at its distance I e/Kt', () => {
    const { times, trace } = runDiagram({
      blocks: {
        block: ['power/cv-cc-selector', parameters],
        vset: ['sources/constant', { value: '2' }],
        iset: ['sources/step', { time: '1', before: '0.5', after: '5' }],
      },
      connections: ['vset.y -> block.vset', 'iset.y -> block.iset'],
      settings: { step: '1e-3', stop: '1.5' },
    })
    // Until 1 s: w_i = 0.5 + t rules; w_v - w_i starts at 1.5 and obeys x' = (6 - 1) - 50 x.
    const apart = 0.1 + 1.4 * Math.exp(-50)
    const exact = (t: number) => (t < 1 ? 0.5 + t : 1.5 + apart + 6 * (t - 1))
    // The last stage of the step before 1 s sees the new limit already: h/6 of the jump of the slope.
    expect(largestError(trace('block.y'), times, exact)).toBeLessThan(1e-3)
    expect(trace('block.cc')).toEqual(times.map(t => Number(t < 1)))
  })

  it('does not wind up at a limit: its output turns with the error', () => {
    const { times, trace } = runDiagram({
      blocks: {
        block: ['power/cv-cc-selector', { ...parameters, upper: '4' }],
        vset: ['sources/step', { time: '2', before: '3', after: '-1' }],
        iset: ['sources/constant', { value: '100' }],
      },
      connections: ['vset.y -> block.vset', 'iset.y -> block.iset'],
      settings: { step: '1e-3', stop: '4' },
    })
    const y = trace('block.y')
    const at = (t: number) => y[times.findIndex(time => time >= t - 1e-9)] ?? Number.NaN
    expect(at(1.999)).toBe(4)
    // Held at the limit with the excess I e/Kt = 0.18, the voltage loop falls by P at once and by I e from there.
    expect(at(2)).toBeCloseTo(4.18 - 4, 2)
    expect(at(2.02)).toBeCloseTo(0.18 - 3 * 0.02, 2)
  })

  it('refuses limits in the wrong order', () => {
    expect(findFaultyParameters('power/cv-cc-selector', { lower: '1', upper: '0' })).toEqual(['lower'])
  })
})

describe('Soft Start', () => {
  it.each<[string, (x: number) => number]>([
    ['linear', x => x],
    ['smooth', x => 3 * x ** 2 - 2 * x ** 3],
  ])('rises over its duration, %s', (curve, shape) => {
    const { times, output } = runBlock('power/soft-start', {
      parameters: { duration: '[0.5, 0.8]', curve },
      inputs: { u: '12' },
    })
    for (const [element, duration] of [0.5, 0.8].entries()) {
      const exact = (t: number) => 12 * shape(Math.min(t / duration, 1))
      expect(largestError(output('y', element), times, exact)).toBeLessThan(1e-9)
    }
  })

  it('begins anew each time that it is switched on', () => {
    const { times, output } = runBlock('power/soft-start', {
      parameters: { duration: '0.25', external: 'true' },
      inputs: { u: '4', enable: ['sources/pulse', { period: '1', width: '50', delay: '0.25' }] },
      settings: { step: '2^-7', stop: '2' },
    })
    const exact = (t: number) => {
      const since = (t - 0.25) % 1
      return t < 0.25 || since >= 0.5 ? 0 : 4 * Math.min(since / 0.25, 1)
    }
    // Of 4 V in 0.25 s by steps of 2^-7 s: the last stage before an edge sees it already, a sixth of a step.
    expect(largestError(output(), times, exact)).toBeLessThan(0.021)
  })
})

describe('compensators', () => {
  it('Type II answers a step as G (1 + wz/s)/(1 + s/wp) does', () => {
    const [G, fz, fp] = [3, 2, 10]
    const [wz, wp] = [2 * Math.PI * fz, 2 * Math.PI * fp]
    const { times, output } = runBlock('power/type-2-compensator', {
      parameters: { gain: `${G}`, zero: `${fz}`, pole: `${fp}` },
      inputs: { u: '[1, -2]' },
      settings: { step: '1e-4', stop: '0.5' },
    })
    const exact = (t: number) => {
      const rest = 1 - Math.exp(-wp * t)
      return G * (rest + wz * (t - rest / wp))
    }
    expect(largestError(output('y', 0), times, exact)).toBeLessThan(1e-8)
    expect(largestError(output('y', 1), times, t => -2 * exact(t))).toBeLessThan(1e-8)
  })

  it('Type III is the linear system of its zeros and poles', () => {
    const [G, z1, z2, p1, p2] = [2, 1, 3, 12, 20].map((x, i) => (i === 0 ? x : 2 * Math.PI * x)) as [
      number,
      number,
      number,
      number,
      number,
    ]
    const { trace, times } = runDiagram({
      blocks: {
        input: ['sources/sine', { frequency: '15', bias: '0.3' }],
        block: [
          'power/type-3-compensator',
          { gain: `${G}`, zero1: '1', zero2: '3', pole1: '12', pole2: '20' },
        ],
        // G (s + z1)(s + z2) p1 p2 / (z2 s (s + p1)(s + p2))
        linear: [
          'continuous/zero-pole',
          { zeros: `[${-z1}, ${-z2}]`, poles: `[0, ${-p1}, ${-p2}]`, gain: `${(G * p1 * p2) / z2}` },
        ],
      },
      connections: ['input.y -> block.u', 'input.y -> linear.u'],
      settings: { step: '1e-4', stop: '1' },
    })
    const linear = trace('linear.y')
    trace('block.y').forEach((value, k) => {
      expect(Math.abs(value - (linear[k] ?? Number.NaN)), `t = ${times[k]}`).toBeLessThan(1e-7)
    })
  })

  it('do not wind up at a limit', () => {
    const { times, trace } = runDiagram({
      blocks: {
        error: ['sources/step', { time: '1', before: '1', after: '-1' }],
        block: ['power/type-2-compensator', { gain: '1', zero: '1', pole: '50', upper: '2', lower: '-1' }],
      },
      connections: ['error.y -> block.u'],
      settings: { step: '1e-3', stop: '2' },
    })
    const y = trace('block.y')
    const leaves = times[y.findIndex((value, k) => (times[k] ?? 0) > 1 && value < 2)] ?? Number.NaN
    expect(Math.max(...y)).toBe(2)
    expect(leaves).toBeLessThan(1.01)
  })

  it('refuse corners that are not above 0', () => {
    expect(findFaultyParameters('power/type-2-compensator', { zero: '0', pole: '-1' })).toEqual([
      'zero',
      'pole',
    ])
  })
})

describe('ADC', () => {
  it.each(['value', 'code'])('rounds to one of 2^n codes and stays within them: %s', result => {
    const parameters = { bits: '4', low: '-1', high: '1', sampleTime: '0.05', result }
    expectReference('power/adc', { parameters }, () => {
      let held = 0
      return ({ u: { u = 0 }, k }) => {
        if (k % 5 === 0) {
          const code = Math.min(Math.max(Math.floor((u + 1) / 0.125 + 0.5), 0), 15)
          held = result === 'code' ? code : -1 + 0.125 * code
        }
        return held
      }
    })
  })

  it('samples at the offset of its sample time', () => {
    const { times, output } = runBlock('power/adc', {
      parameters: { bits: '32', low: '0', high: '4', sampleTime: '[0.1, 0.03]' },
      inputs: { u: ['sources/clock'] },
      settings: { step: '0.01', stop: '1' },
    })
    const exact = (t: number) => (t < 0.0299 ? 0 : 0.1 * Math.floor((t - 0.03 + 1e-9) / 0.1) + 0.03)
    expect(largestError(output(), times, exact)).toBeLessThan(1e-8)
  })
})

describe('Computation Delay', () => {
  it.each([
    [16, 5],
    [16, 16],
    [16, 1],
  ])('with a period of %d steps shows each sample %d steps later', (period, delay) => {
    const parameters = { period: `${period}*2^-7`, delay: `${delay}*2^-7`, initial: '-3' }
    expectReference('power/computation-delay', { parameters, settings: { step: '2^-7', stop: '2' } }, () => {
      const seen: number[] = []
      return ({ u: { u = 0 }, k }) => {
        seen[k] = u
        const ready = k - delay
        return ready < 0 ? -3 : (seen[ready - (ready % period)] ?? Number.NaN)
      }
    })
  })

  it('refuses a delay above its period', () => {
    expect(findFaultyParameters('power/computation-delay', { period: '1', delay: '2' })).toEqual(['delay'])
  })
})

describe('PWM Dead Time', () => {
  const settings = { step: '2^-8', stop: '2' }
  const inputs = { duty: ['sources/sine', { bias: '0.47', amplitude: '0.6', frequency: '[3, 5]' }] } as const

  it.each(['edge', 'centre'])(
    'reads its duty each period, rounds it and keeps the gates apart, %s',
    alignment => {
      const parameters = { frequency: '4', bits: '3', deadTime: '2*2^-8', alignment }
      expectReference('power/pwm', { parameters, inputs, settings }, () => {
        let duty = 0
        return ({ u: { duty: u = 0 }, k }) => {
          const phase = k % 64
          if (phase === 0) duty = Math.floor(Math.min(Math.max(u, 0), 1) * 8 + 0.5) * 8
          const begin = alignment === 'edge' ? 0 : (64 - duty) / 2
          const end = begin + duty
          const high = phase >= begin + 2 && phase < end
          const low = phase >= end + 2 || (alignment === 'centre' && phase < begin)
          return { high: Number(duty === 64 || high), low: Number(duty === 0 || low) }
        }
      })
    },
  )

  it('keeps any duty with a resolution of 0 bits', () => {
    const { output } = runBlock('power/pwm', {
      parameters: { frequency: '1', bits: '0' },
      inputs: { duty: '0.37' },
      settings: { step: '0.01', stop: '0.99' },
    })
    expect(output('high').filter(x => x === 1)).toHaveLength(37)
  })

  it('is a part of its own for each element of a vector', () => {
    expectEachElementAlone('power/cv-cc-selector', { Pv: '0.5', Iv: '2', Pi: '0.4', Ii: '3', Kt: '5' })
    const corners = { zero1: '0.2', zero2: '0.5', pole1: '2', pole2: '3', lower: '-2', upper: '2' }
    expectEachElementAlone('power/type-3-compensator', corners)
  })
})
