import { describe, expect, it } from 'vitest'
import { runBlock } from '../../testing/run-block.ts'

const CRITERIA: Readonly<Record<string, (control: number) => boolean>> = {
  '>=': control => control >= 0.5,
  '>': control => control > 0.5,
  '!=': control => control !== 0,
}

describe('Switch', () => {
  it.each(Object.entries(CRITERIA))('passes the first input while control %s holds', (criterion, holds) => {
    const { times, output } = runBlock('routing/switch', {
      parameters: { criterion, threshold: '0.5' },
      inputs: {
        u1: ['sources/clock'],
        control: ['sources/clock'],
        u2: ['sources/sine', { amplitude: '[-1, -2]' }],
      },
    })
    expect(output('y', 0)).toEqual(times.map(t => (holds(t) ? t : 0 - Math.sin(t))))
    expect(output('y', 1)).toEqual(times.map(t => (holds(t) ? t : 0 - 2 * Math.sin(t))))
  })

  it('chooses element by element where the control is a vector', () => {
    const { output } = runBlock('routing/switch', { inputs: { u1: '7', control: '[-1, 1]', u2: '[8, 9]' } })
    expect([output('y', 0).at(-1), output('y', 1).at(-1)]).toEqual([8, 7])
  })
})
