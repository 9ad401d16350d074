import { describe, expect, it } from 'vitest'
import { runExample } from '../engine/testing/run-example.ts'
import { integrate } from '../engine/testing/runge-kutta.ts'

/** Control Tutorials for MATLAB and Simulink, University of Michigan: DC Motor Speed, System Modeling. SI units. */
const R = 1
const L = 0.5
const K = 0.01
const J = 0.01
const b = 0.1

const SUPPLY = 24
const LOAD = 0.05
const P = 25
const I = 60

describe('the DC motor', () => {
  const { times, trace } = runExample('dc-motor')
  const speed = trace('motor.speed')
  const current = trace('motor.current')
  const voltage = trace('speedPid.y')

  it('follows its differential equations', () => {
    const clamp = (x: number): number => Math.min(Math.max(x, -SUPPLY), SUPPLY)
    const points = integrate(
      (t, [i = 0, w = 0, integral = 0]) => {
        // The setpoint and the load change between the steps that end and begin there.
        const error = (t > 0.1 - 1e-9 ? 1 : 0) - w
        const load = t > 1.5 - 1e-9 ? LOAD : 0
        const free = P * error + integral
        const isDrivenOut = (free > SUPPLY && error > 0) || (free < -SUPPLY && error < 0)
        return [(clamp(free) - R * i - K * w) / L, (K * i - b * w - load) / J, isDrivenOut ? 0 : I * error]
      },
      [0, 0, 0],
      1e-3,
      3000,
    )
    points.forEach(([i = 0, w = 0], n) => {
      expect(Math.abs((current[n] ?? Number.NaN) - i)).toBeLessThan(1e-6)
      expect(Math.abs((speed[n] ?? Number.NaN) - w)).toBeLessThan(1e-6)
    })
  })

  it('starts at the limit of its supply, overshoots little and settles at the setpoint', () => {
    expect(Math.max(...voltage)).toBe(SUPPLY)
    expect(Math.max(...speed)).toBeLessThan(1.05)
    expect(speed[times.indexOf(1.5)]).toBeCloseTo(1, 2)
  })

  it('carries the load with the voltage and current that the steady state asks for', () => {
    // 0 = K i - b w - load and 0 = V - R i - K w, at w = 1 rad/s.
    const steadyCurrent = (b + LOAD) / K
    expect(current.at(-1)).toBeCloseTo(steadyCurrent, 1)
    expect(voltage.at(-1)).toBeCloseTo(R * steadyCurrent + K, 1)
    expect(speed.at(-1)).toBeCloseTo(1, 2)
  })
})
