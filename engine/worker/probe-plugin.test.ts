import { afterEach, describe, expect, it } from 'vitest'
import { hostilePlugins } from '../../e2e/bad-input/hostile-plugins.ts'
import { builtInLibraries } from '../../plugins/libraries.ts'
import sdk from '../../plugins/sdk.ts?bundle'
import { createPluginTemplate } from '../cli/plugin-template.ts'
import guest from '../sandbox/guest.ts?bundle'
import { formatPluginFault } from '../sandbox/plugin-fault.ts'
import { probePlugin } from './probe-plugin.ts'

const options = { modules: { sdk, guest }, libraries: builtInLibraries }

describe('probePlugin', () => {
  const globals = new Set(Object.getOwnPropertyNames(globalThis))
  const ofObject = Object.getOwnPropertyNames(Object.prototype)
  afterEach(() => {
    expect(Object.getOwnPropertyNames(globalThis).filter(name => !globals.has(name))).toEqual([])
    expect(Object.getOwnPropertyNames(Object.prototype)).toEqual(ofObject)
  })

  it('finds nothing wrong with an honest plugin', async () => {
    const source = { name: 'mine', files: createPluginTemplate('mine') }
    expect(await probePlugin(source, options)).toEqual({ fault: null, isUsable: true })
  })

  it('tells of one block that fails, with its line, and leaves the others usable', async () => {
    const files = createPluginTemplate('mine')
    const code = (files['index.js'] ?? '').replace(
      '    const y =',
      "    throw new Error('not today')\n    const y =",
    )
    const { fault, isUsable } = await probePlugin(
      { name: 'mine', files: { ...files, 'index.js': code } },
      options,
    )
    const line = code.split('\n').findIndex(text => text.includes('not today')) + 1
    expect(fault && formatPluginFault(fault)).toBe(`Lag: index.js:${line}: not today`)
    expect(isUsable).toBe(true)
  })

  it.each(hostilePlugins.map(plugin => [plugin.why, plugin] as const))(
    'finds out before it is used that it %s',
    async (_, { source, told }) => {
      expect((await probePlugin(source, options)).fault?.message).toMatch(told)
    },
  )
})
