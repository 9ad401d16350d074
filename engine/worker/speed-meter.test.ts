import { expect, it } from 'vitest'
import { createSpeedMeter } from './speed-meter.ts'

const AT = { steps: 0, timeSeconds: 0 }

it('counts only the time while the run goes on, and computing apart from waiting', () => {
  const meter = createSpeedMeter()
  meter.begin(0)
  meter.add(100, 0.1, 20)
  meter.rest(100)
  meter.begin(5000)
  meter.add(300, 0.3, 60)
  expect(meter.average(5100, AT)).toMatchObject({
    stepsPerSecond: 2000,
    realTimeFactor: 2,
    computeSeconds: 0.08,
  })
})

it('shows the speed of the last stretch, and forgets it when the pace changes', () => {
  const meter = createSpeedMeter()
  meter.begin(0)
  meter.add(10, 10, 1)
  expect(meter.measure(1000, AT).stepsPerSecond).toBe(10)
  meter.add(1000, 1000, 1)
  expect(meter.measure(1100, AT).stepsPerSecond).toBe(10)
  expect(meter.measure(2000, AT).stepsPerSecond).toBe(1000)
  meter.restart(2000)
  meter.add(50, 50, 1)
  expect(meter.average(2500, AT).stepsPerSecond).toBe(100)
})

it('waits for the next step of a slow pace, but not for ever', () => {
  const meter = createSpeedMeter()
  meter.begin(0)
  meter.add(1, 1, 1)
  expect(meter.measure(500, AT).stepsPerSecond).toBe(2)
  expect(meter.measure(900, AT).stepsPerSecond).toBe(2)
  meter.add(1, 1, 1)
  expect(meter.measure(1000, AT).stepsPerSecond).toBe(2)
  expect(meter.measure(3500, AT).stepsPerSecond).toBe(0)
})
