/**
 * Evaluated before a plugin. The machine looks whether its time is over once in ten thousand of its own jumps, and what
 * is built into it works through a long list or text without one. So whoever hands it much first jumps as often as
 * that is worth.
 */
export const BOUND_LISTS = `
(() => {
  const { apply, getOwnPropertyDescriptor, getPrototypeOf, ownKeys } = Reflect
  const MOST = 1000000
  const sizeOf = value => {
    if (typeof value === 'number') return value
    if (typeof value === 'string') return value.length
    return value !== null && typeof value === 'object' && typeof value.length === 'number' ? value.length : 0
  }
  const pay = value => {
    const size = sizeOf(value)
    if (size > MOST) throw new RangeError('A list or text of more than a million elements is too long.')
    for (let i = size >> 4; i > 0; i -= 1);
  }
  for (const proto of [Array.prototype, String.prototype, getPrototypeOf(Uint8Array.prototype)]) {
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
  Math.random = () => {
    throw new TypeError('Math.random gives other numbers each time; use random(seed, k).')
  }
})()
`
