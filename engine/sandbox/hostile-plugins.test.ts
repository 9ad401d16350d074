import { afterEach, describe, expect, it } from 'vitest'
import { hostilePlugins } from '../../e2e/bad-input/hostile-plugins.ts'
import sdk from '../../plugins/sdk.ts?bundle'
import type { BlockType } from '../block/block-type.ts'
import { ExpressionError } from '../block/expression.ts'
import { SCALAR } from '../block/signal-type.ts'
import guest from './guest.ts?bundle'
import { type LoadOptions, loadPlugin } from './load-plugin.ts'
import type { PluginFault } from './plugin-fault.ts'

const shared: Omit<LoadOptions, 'report'> = { modules: { sdk, guest }, taken: new Set(['math']) }

/** Asks everything of a block that the app would. */
function use(type: BlockType): string[] {
  const parameters = Object.fromEntries(Object.keys(type.parameters).map(name => [name, [1]]))
  const inputs = Object.keys(type.inputs(parameters))
  type.outputs(parameters)
  type.look({})
  type.period(parameters)
  type.check(parameters)
  try {
    type.configure({ parameters, inputs: Object.fromEntries(inputs.map(name => [name, SCALAR])) })
    return []
  } catch (error) {
    if (!(error instanceof ExpressionError)) throw error
    return [error.message]
  }
}

describe('a hostile plugin', () => {
  const globals = new Set(Object.getOwnPropertyNames(globalThis))
  const ofObject = Object.getOwnPropertyNames(Object.prototype)
  afterEach(() => {
    expect(Object.getOwnPropertyNames(globalThis).filter(name => !globals.has(name))).toEqual([])
    expect(Object.getOwnPropertyNames(Object.prototype)).toEqual(ofObject)
  })

  it.each(hostilePlugins.map(plugin => [plugin.why, plugin] as const))(
    'that %s is refused',
    async (_, hostile) => {
      const told: PluginFault[] = []
      const plugin = await loadPlugin(hostile.source, { ...shared, report: fault => told.push(fault) })
      const messages = 'fault' in plugin ? [plugin.fault.message] : plugin.library.blocks.flatMap(use)
      expect([...messages, ...told.map(({ message }) => message)].join('\n')).toMatch(hostile.told)
    },
  )
})
