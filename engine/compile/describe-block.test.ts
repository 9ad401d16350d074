import { describe, expect, it } from 'vitest'
import { builtInLibraries } from '../../plugins/libraries.ts'
import { createRegistry } from '../block/registry.ts'
import { describeBlock } from './describe-block.ts'

const registry = createRegistry(builtInLibraries)

function factsOf(id: string) {
  const type = registry.find(id)
  if (!type) throw new Error(`There is no ${id}.`)
  return describeBlock(type)
}

describe('describeBlock', () => {
  it('says which inputs act at once, by default and with another option', () => {
    expect(factsOf('math/gain').feedthrough).toBe('u → y')
    expect(factsOf('routing/switch').feedthrough).toBe('all inputs → y')
    expect(factsOf('discrete/unit-delay').feedthrough).toBe('None')
    expect(factsOf('discrete/tapped-delay').feedthrough).toBe('None; u → y with “With the current input”')
    expect(factsOf('continuous/integrator').feedthrough).toBe(
      'None; u0 → y with “Initial value comes from: Signal at port u0”',
    )
    expect(factsOf('discrete/discrete-integrator').feedthrough).toBe(
      'None; u → y with any other “Method”; u0 → y with “Initial value comes from: Signal at port u0”; ' +
        'reset → y with any other “External reset”',
    )
  })

  it('knows blocks that work with no scalars', () => {
    expect(factsOf('routing/demux').feedthrough).toBe('u → y1, y2')
    expect(factsOf('routing/bus-assignment').feedthrough).toBe('u, u1 → y')
  })

  it.each([
    ['continuous/integrator', 'Continuous'],
    ['math/gain', 'That of its inputs'],
    ['sources/constant', 'Constant'],
    ['sources/sine', 'Continuous'],
    ['discrete/memory', 'Every step'],
    ['discrete/unit-delay', 'Its own: every step by default'],
    ['power/adc', 'Its own: 0.00001 s by default'],
    ['subsystems/model', 'Each block in it has its own'],
  ])('says when %s computes: %s', (id, words) => {
    expect(factsOf(id).sampleTime).toBe(words)
  })

  it.each([
    ['sources/step', 'Its breaks, known beforehand'],
    ['discontinuities/saturation', 'Where its law changes over, found by zero crossing'],
    ['subsystems/enabled', 'Changes of its control'],
    ['power/adc', 'None'],
    ['math/gain', 'None'],
  ])('says which events %s has: %s', (id, words) => {
    expect(factsOf(id).events).toBe(words)
  })
})
