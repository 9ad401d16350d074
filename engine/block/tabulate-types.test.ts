import { expect, it, vi } from 'vitest'
import { testRegistry as registry } from '../testing/blocks.ts'
import type { BlockType } from './block-type.ts'
import { tabulateTypes } from './tabulate-types.ts'

it('has the types that have something, and is made once for each list of types', () => {
  const read = vi.fn(({ role }: BlockType) => role)
  const rolesOf = tabulateTypes(read)
  const roles = rolesOf(registry)
  expect(registry.all.map(({ id }) => roles.get(id))).toEqual(registry.all.map(({ role }) => role))
  expect(roles.size).toBeLessThan(registry.all.length)
  expect(rolesOf({ ...registry })).toBe(roles)
  expect(read).toHaveBeenCalledTimes(registry.all.length)
  expect(rolesOf({ ...registry, all: [...registry.all] })).not.toBe(roles)
})
