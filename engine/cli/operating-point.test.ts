import { describe, expect, it } from 'vitest'
import { call } from '../testing/call-commands.ts'

describe('run --steady-state', () => {
  const run = ['run', 'examples/predator-prey.loop', '--steady-state']

  it('starts where nothing moves, and says where that is', async () => {
    const { status, out } = await call([...run])
    expect(status).toBe(0)
    expect(out).toMatch(/Starts from the steady state:\nstate +value\n\S+ +4\n\S+ +2\.75\n/)
  })

  it('gives the point as JSON, by names', async () => {
    const { operatingPoint, signals } = JSON.parse((await call([...run, '--json'])).out)
    expect(operatingPoint).toHaveLength(2)
    expect(operatingPoint[0]).toEqual({
      name: expect.stringMatching(/\.x$/),
      kind: 'continuous',
      value: expect.closeTo(4, 9),
    })
    for (const { min, max } of signals) expect(max - min).toBeLessThan(1e-9)
  })
})
