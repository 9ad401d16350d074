/** What a plugin threw, as a fault with its place. */
import type { QuickJSContext, QuickJSHandle } from 'quickjs-emscripten-core'
import { MEMORY_BYTES } from './limits.ts'
import { toPlainText } from './plain-text.ts'
import { PluginError, type PluginFault } from './plugin-fault.ts'

/** Names of the modules inside that are ours. */
export const SDK = 'loopwright'
export const GUEST = 'loopwright/guest'

export function toPluginError(vm: QuickJSContext, handle: QuickJSHandle): PluginError {
  const read = (name: string): string => {
    // A getter may throw, or give anything.
    try {
      return vm
        .getProp(handle, name)
        .consume(value => (vm.typeof(value) === 'string' ? vm.getString(value) : ''))
    } catch {
      return ''
    }
  }
  const isObject = vm.typeof(handle) === 'object'
  const name = isObject ? read('name') : ''
  const message = (isObject ? read('message') : '') || 'It threw something that is no error.'
  const stack = isObject ? read('stack') : ''
  // Where nothing is left there is no room for an error, either: the machine throws null then.
  const isMemory =
    (name === 'InternalError' && message.includes('out of memory')) || vm.sameValue(handle, vm.null)
  handle.dispose()
  const text = isMemory
    ? `It needs more than ${MEMORY_BYTES / 1024 / 1024} MB of memory.`
    : toPlainText(message.slice(0, 500))
  return new PluginError({ message: text, ...findPlace(stack) })
}

/** The first line of a stack that is in a file of the plugin. */
function findPlace(stack: string): Pick<PluginFault, 'file' | 'line'> {
  for (const [, file = '', line = ''] of stack.slice(0, 5000).matchAll(/([\w./-]+\.[jt]s):(\d+)/g)) {
    if (!file.startsWith(SDK)) return { file, line: Number(line) }
  }
  return {}
}
