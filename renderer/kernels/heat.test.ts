import { describe, expect, it } from 'vitest'
import type { Profile } from '../../engine/index.ts'
import { heatOf } from './heat.ts'

const block = (path: string, name: string, share: number) =>
  ({ path, name, type: 'math/gain', share, nanosecondsPerStep: 100 * share, source: 'timed' }) as const
const context = (path: string, blocks: number, share: number) => ({
  path,
  model: 'm',
  blocks,
  share,
  nanosecondsPerStep: 100 * share,
})

const profile: Profile = {
  engine: 'compiled',
  nanosecondsPerStep: 100,
  nanosecondsAlone: 120,
  rounds: 3,
  blocks: [block('a', 'slow', 0.5), block('', 'gain', 0.3), block('a/b', 'deep', 0.2), block('', 'still', 0)],
  contexts: [context('a', 2, 0.7), context('a/b', 1, 0.2)],
  models: [],
}

describe('heatOf', () => {
  it('shows blocks with their own share and Model blocks with all that stands in them', () => {
    expect(heatOf(profile, []).map(({ name, share, blocks }) => [name, share, blocks])).toEqual([
      ['a', 0.7, 2],
      ['gain', 0.3, null],
    ])
    expect(heatOf(profile, ['a']).map(({ name, level }) => [name, level])).toEqual([
      ['slow', 5],
      ['b', 4],
    ])
    expect(heatOf(profile, ['a', 'b']).map(({ name }) => name)).toEqual(['deep'])
  })
})
