import { describe, expect, it } from 'vitest'
import { readOptions } from './options.mjs'

const plain = { isWeb: false, isOpened: true, isElectronRetried: false, isSandboxed: true, path: null }

describe('options of npm start', () => {
  it.each([
    [[], plain],
    [['--web'], { ...plain, isWeb: true }],
    [['--no-open'], { ...plain, isWeb: true, isOpened: false }],
    [['--no-sandbox', 'a.loop'], { ...plain, isSandboxed: false, path: '/p/a.loop' }],
    [['/q/a.loop', '--electron'], { ...plain, isElectronRetried: true, path: '/q/a.loop' }],
    [['--help'], 'help'],
  ])('%j', (values, options) => {
    expect(readOptions(values, '/p')).toEqual(options)
  })

  it.each([[['--wbe']], [['a.loop', 'b.loop']], [['notes.txt']]])('says what is wrong with %j', values => {
    expect(readOptions(values, '/p')).toHaveProperty('fault')
  })
})
