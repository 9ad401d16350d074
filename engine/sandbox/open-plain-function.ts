/** A plain function of a plugin, called in its sandbox: numbers in, numbers out, in a bounded time. */
import type { QuickJSContext, QuickJSHandle } from 'quickjs-emscripten-core'
import type { PlainFunction } from '../block/callee.ts'
import { CALL_MILLISECONDS, MOST_NUMBERS } from './limits.ts'
import { PluginError } from './plugin-fault.ts'
import { toPluginError } from './to-plugin-error.ts'

interface Machine {
  readonly vm: QuickJSContext
  /** The guest's `prepareCalls`. */
  readonly prepare: QuickJSHandle
  readonly run: <T>(milliseconds: number, work: () => T) => T
}

/** So many first calls, and then one in so many, are done twice: what gives two answers keeps something to itself. */
const FIRST_CALLS = 16
const CALLS_BETWEEN = 256

export function openPlainFunction({ vm, prepare, run }: Machine, index: number, name: string): PlainFunction {
  /** The guest's functions, by the widths of their operands. */
  const prepared = new Map<string, QuickJSHandle>()
  let calls = 0

  const prepareFor = (widths: string): QuickJSHandle => {
    const known = prepared.get(widths)
    if (known) return known
    const made = callGuest(vm, prepare, [vm.newNumber(index), vm.newString(name), vm.newString(widths)])
    prepared.set(widths, made)
    return made
  }
  const call = (target: QuickJSHandle, numbers: readonly number[]): number | number[] => {
    const given = numbers.map(value => vm.newNumber(value))
    return callGuest(vm, target, given).consume(found => {
      if (vm.typeof(found) === 'number') return vm.getNumber(found)
      const length = vm.getProp(found, 'length').consume(value => vm.getNumber(value))
      if (length > MOST_NUMBERS)
        throw new PluginError({ message: `The function "${name}" gave ${length} numbers.` })
      return Array.from({ length }, (_, i) => vm.getProp(found, i).consume(value => vm.getNumber(value)))
    })
  }

  return (...given) =>
    run(CALL_MILLISECONDS, () => {
      const widths = given.map(value => (typeof value === 'number' ? 1 : value.length))
      const target = prepareFor(JSON.stringify(widths))
      const numbers = given.flat()
      const found = call(target, numbers)
      const isChecked = calls < FIRST_CALLS || calls % CALLS_BETWEEN === 0
      if (isChecked && !isSame(found, call(target, numbers))) {
        throw new PluginError({
          message: `The function "${name}" gives two answers for the same numbers. It must depend on them only; what it remembers belongs into a state.`,
        })
      }
      calls += 1
      return found
    })
}

function callGuest(
  vm: QuickJSContext,
  target: QuickJSHandle,
  given: readonly QuickJSHandle[],
): QuickJSHandle {
  const result = vm.callFunction(target, vm.undefined, ...given)
  for (const value of given) value.dispose()
  if (result.error) throw toPluginError(vm, result.error)
  return result.value
}

function isSame(a: number | readonly number[], b: number | readonly number[]): boolean {
  const [first, second] = [[a].flat(), [b].flat()]
  return first.length === second.length && first.every((value, i) => Object.is(value, second[i]))
}
