/**
 * Evaluated before a plugin. The machine looks whether its time is over once in ten thousand of its own jumps, and what
 * is built into it works through a long list or text without one. So whoever hands it much first jumps as often as
 * that is worth.
 */
export const BOUND_LISTS = `
(() => {
  const { apply, getOwnPropertyDescriptor, getPrototypeOf, ownKeys } = Reflect
  const { isArray } = Array
  const MOST = 1000000
  const sizeOf = value => {
    if (typeof value === 'number') return value
    if (typeof value === 'string') return value.length
    return value !== null && typeof value === 'object' && typeof value.length === 'number' ? value.length : 0
  }
  const spend = size => {
    for (let i = size >> 4; i > 0; i -= 1);
  }
  const pay = value => {
    const size = sizeOf(value)
    if (size > MOST) throw new RangeError('A list or text of more than a million elements is too long.')
    spend(size)
  }
  for (const proto of [
    Array.prototype,
    String.prototype,
    RegExp.prototype,
    getPrototypeOf(Uint8Array.prototype),
  ]) {
    for (const name of ownKeys(proto)) {
      const native = getOwnPropertyDescriptor(proto, name).value
      if (typeof native !== 'function' || name === 'constructor') continue
      proto[name] = function (...given) {
        pay(this)
        for (let i = 0; i < given.length; i += 1) pay(given[i])
        return apply(native, this, given)
      }
    }
  }
  // What is in an object shows when it has been gone through.
  const spendAfter = (holder, names, least) => {
    for (const name of names) {
      const native = holder[name]
      if (typeof native !== 'function') continue
      holder[name] = function (...given) {
        for (let i = 0; i < given.length; i += 1) spend(typeof given[i] === 'string' ? given[i].length : least)
        const found = apply(native, this, given)
        if (typeof found === 'string' || isArray(found)) spend(found.length)
        return found
      }
    }
  }
  spendAfter(JSON, ['parse', 'stringify'], 16)
  spendAfter(Reflect, ['ownKeys'], 16)
  spendAfter(Object, ['keys', 'values', 'entries', 'getOwnPropertyNames', 'getOwnPropertySymbols', 'fromEntries'], 16)
  spendAfter(Object, ['assign', 'freeze', 'seal', 'isFrozen', 'isSealed', 'defineProperties', 'groupBy'], 1600)
  spendAfter(Object, ['getOwnPropertyDescriptors'], 1600)
  Math.random = () => {
    throw new TypeError('Math.random gives other numbers each time; use random(seed, k).')
  }
})()
`
