/**
 * A QuickJS machine for one plugin: memory, stack and time are bounded, and there is nothing in it but the language
 * and the SDK. No file, no network, no clock of ours, no other plugin. Only text comes out.
 */

import type { QuickJSContext, QuickJSHandle, QuickJSRuntime } from 'quickjs-emscripten-core'
import type { PlainFunction } from '../block/callee.ts'
import { BOUND_LISTS } from './bound-lists.ts'
import { limitTime } from './limit-time.ts'
import {
  CALL_MILLISECONDS,
  LOAD_MILLISECONDS,
  MEMORY_BYTES,
  MOST_ANSWER_CHARACTERS,
  STACK_BYTES,
} from './limits.ts'
import { ENTRY, type GuestModules, loadModules } from './load-modules.ts'
import { openPlainFunction } from './open-plain-function.ts'
import { PluginError, type PluginFault } from './plugin-fault.ts'
import type { PluginSource } from './source.ts'
import { GUEST, SDK, toPluginError } from './to-plugin-error.ts'
import { createToScript } from './to-script.ts'

export interface Sandbox {
  /**
   * Asks the plugin about one of its block types.
   * @param given JSON
   * @returns JSON, not yet believed
   * @throws PluginError also for every later question once one ran out of time or memory
   */
  ask(question: string, index: number, given: string): string
  /** A plain function of one of its block types. @throws PluginError as `ask` does */
  plainFunction(index: number, name: string): PlainFunction
  /** What a plugin of one file says of itself, as JSON. */
  readonly manifest: string
}

const MOST_JOBS = 1000

/** Evaluates the plugin's main file. @throws PluginError */
export async function openSandbox(
  source: PluginSource,
  main: string,
  modules: GuestModules,
): Promise<Sandbox> {
  const { files } = source
  const [runtime, toScript] = await Promise.all([createRuntime(), createToScript(source)])
  runtime.setMemoryLimit(MEMORY_BYTES)
  runtime.setMaxStackSize(STACK_BYTES)
  const clock = limitTime(runtime)
  const loadFault = loadModules(runtime, { files, modules, toScript })
  const vm = runtime.newContext({ intrinsics: INTRINSICS })
  let broken: PluginFault | null = null

  const run = <T>(milliseconds: number, work: () => T): T => {
    if (broken) throw new PluginError(broken)
    clock.start(milliseconds)
    try {
      const result = work()
      if (!clock.isOver()) return result
      throw new Error('It was stopped.')
    } catch (error) {
      if (clock.isOver())
        broken = {
          message: `It did not answer within ${milliseconds} ms and was stopped.`,
          isStopped: true,
        }
      // Anything but its own error is the machine itself, broken by what it was made to do.
      else if (!(error instanceof PluginError))
        broken = { message: 'It broke its sandbox and was stopped.', isStopped: true }
      const fault = broken ?? loadFault()
      throw fault ? new PluginError(fault) : error
    }
  }

  vm.unwrapResult(vm.evalCode(BOUND_LISTS, `${SDK}/bounds`)).dispose()
  const { ask, prepare, manifest } = run(LOAD_MILLISECONDS, () => evaluate(vm, runtime, main))
  return {
    manifest,
    plainFunction: (index, name) => openPlainFunction({ vm, prepare, run }, index, name),
    ask: (question, index, given) =>
      run(CALL_MILLISECONDS, () => {
        const values = [vm.newString(question), vm.newNumber(index), vm.newString(given)]
        const result = vm.callFunction(ask, vm.undefined, ...values)
        for (const value of values) value.dispose()
        if (result.error) throw toPluginError(vm, result.error)
        return takeText(vm, result.value)
      }),
  }
}

/**
 * All of the language but the time of day: the same plugin gives the same answers. And but the normal forms of texts:
 * they take time with the square of the length, and do not look at the clock.
 */
const INTRINSICS = {
  BaseObjects: true,
  Eval: true,
  RegExp: true,
  JSON: true,
  Proxy: true,
  MapSet: true,
  TypedArrays: true,
  Promise: true,
} as const

/**
 * In a WebAssembly memory of its own, so that a plugin that breaks its machine breaks no other. It goes with the
 * last reference to it: freeing what a hostile plugin left behind is not safe.
 */
async function createRuntime(): Promise<QuickJSRuntime> {
  const [{ newQuickJSWASMModuleFromVariant }, { default: variant }] = await Promise.all([
    import('quickjs-emscripten-core'),
    import('@jitl/quickjs-singlefile-mjs-release-sync'),
  ])
  try {
    return (await newQuickJSWASMModuleFromVariant(variant)).newRuntime()
  } catch (error) {
    // A window has room for about a hundred such memories, those that nobody needs any more included.
    if (!(error instanceof RangeError)) throw error
    const message = 'There is no memory left for one more plugin. Turn off what is not needed, and try again.'
    throw new PluginError({ message })
  }
}

function evaluate(
  vm: QuickJSContext,
  runtime: QuickJSRuntime,
  main: string,
): { ask: QuickJSHandle; prepare: QuickJSHandle; manifest: string } {
  const code = `
import * as plugin from ${JSON.stringify(`./${main}`)}
import { prepareCalls, serve } from ${JSON.stringify(GUEST)}
export const ask = serve(plugin)
export const prepare = prepareCalls(plugin)
export const manifest = JSON.stringify(plugin.plugin ?? null)
`
  const result = vm.evalCode(code, ENTRY, { type: 'module' })
  if (result.error) throw toPluginError(vm, result.error)
  const exported = settle(vm, runtime, result.value)
  const ask = vm.getProp(exported, 'ask')
  const prepare = vm.getProp(exported, 'prepare')
  const manifest = takeText(vm, vm.getProp(exported, 'manifest'))
  exported.dispose()
  return { ask, prepare, manifest }
}

/** A module that awaits something gives a promise; nothing that it could wait for exists here. */
function settle(vm: QuickJSContext, runtime: QuickJSRuntime, value: QuickJSHandle): QuickJSHandle {
  runtime.executePendingJobs(MOST_JOBS)
  const state = vm.getPromiseState(value)
  if (state.type === 'fulfilled') {
    if (state.notAPromise) return value
    value.dispose()
    return state.value
  }
  value.dispose()
  if (state.type === 'rejected') throw toPluginError(vm, state.error)
  throw new PluginError({ message: 'It waits for something while it is loaded; a plugin cannot wait.' })
}

function takeText(vm: QuickJSContext, handle: QuickJSHandle): string {
  if (vm.typeof(handle) !== 'string') {
    handle.dispose()
    throw new PluginError({ message: 'It did not answer with data.' })
  }
  const lengthHandle = vm.getProp(handle, 'length')
  const length = vm.getNumber(lengthHandle)
  lengthHandle.dispose()
  const text = length > MOST_ANSWER_CHARACTERS ? null : vm.getString(handle)
  handle.dispose()
  if (text === null) throw new PluginError({ message: `Its answer has ${length} characters: too many.` })
  return text
}
