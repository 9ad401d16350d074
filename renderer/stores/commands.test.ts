import { describe, expect, it, vi } from 'vitest'
import { registerCommands, runCommand, useCommands } from './commands.ts'

const command = (id: string, run: () => void, isEnabled?: () => boolean) => ({
  id,
  title: id,
  group: 'Edit' as const,
  run,
  ...(isEnabled ? { isEnabled } : {}),
})

describe('commands', () => {
  it('run when they are enabled, and are gone when taken away', () => {
    const run = vi.fn()
    let isEnabled = false
    const remove = registerCommands([command('test.one', run, () => isEnabled)])
    expect(runCommand('test.one')).toBe(false)
    isEnabled = true
    expect(runCommand('test.one')).toBe(true)
    expect(run).toHaveBeenCalledTimes(1)
    remove()
    expect(runCommand('test.one')).toBe(false)
  })

  it('are replaced by those of the same id; the first registrar takes away only its own', () => {
    const old = vi.fn()
    const fresh = vi.fn()
    const removeOld = registerCommands([command('test.two', old)])
    const removeFresh = registerCommands([command('test.two', fresh)])
    removeOld()
    expect(runCommand('test.two')).toBe(true)
    expect(old).not.toHaveBeenCalled()
    expect(fresh).toHaveBeenCalledTimes(1)
    removeFresh()
    expect(useCommands.getState().commands.some(({ id }) => id === 'test.two')).toBe(false)
  })
})
