import { describe, expect, it } from 'vitest'
import { call } from '../testing/call-commands.ts'

const read = async (...args: string[]) => JSON.parse((await call(['run', ...args, '--trust', '--json'])).out)

describe('run --trust', () => {
  it('says what it compared with and how far each signal is wrong', async () => {
    const { status, out } = await call(['run', 'examples/first-order-lag.loop', '--trust'])
    expect(status).toBe(0)
    expect(out).toContain('Compared with a run of steps of 0.0001 s:')
    expect(out).toMatch(/signal +error +of its size +worst at\n/)
  })

  it('gives the bands as JSON', async () => {
    const { trust, signals } = await read('examples/van-der-pol.loop', '--solver', 'dp54')
    expect(trust).toMatchObject({ fault: null, notes: [] })
    expect(trust.finer).toMatch(/^a relative tolerance of 1e-7, steps of .+ s at most$/)
    expect(trust.bands.map(({ name }: { name: string }) => name)).toEqual(
      signals.map(({ name }: { name: string }) => name),
    )
    for (const band of trust.bands) {
      expect(Object.keys(band)).toEqual(['name', 'absolute', 'relative', 'timeSeconds'])
      expect(band.relative).toBeLessThan(1e-4)
      expect(band.absolute).toBeGreaterThan(0)
    }
  })

  it('does not take an event that moves by rounding for an error', async () => {
    const { trust } = await read('examples/bench-supply.loop', '--solver', 'dp54')
    for (const { relative } of trust.bands) expect(relative).toBeLessThan(1e-3)
  })

  it.each([
    [['--from', 'some.json'], '--trust and --from do not go together. A run is repeated from its beginning'],
    [['--verify'], '--trust and --verify do not go together. Give one at a time.'],
  ])('%s beside it is refused', async (others, message) => {
    const { status, error } = await call(['run', 'examples/dc-motor.loop', '--trust', ...others])
    expect(status).toBe(2)
    expect(error).toContain(message)
  })
})
