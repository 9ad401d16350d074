/**
 * Philox4x32-10, a counter-based random number generator: ten rounds of a keyed bijection of 128 bits. Every number
 * is a pure function of seed and position, so that it is the same in parallel, after a snapshot and in any order.
 *
 * J. K. Salmon, M. A. Moraes, R. O. Dror, D. E. Shaw: Parallel random numbers: as easy as 1, 2, 3. SC 2011,
 * doi:10.1145/2063384.2063405
 */
const ROUNDS = 10
const MULTIPLIER_0 = 0xd2511f53
const MULTIPLIER_1 = 0xcd9e8d57
/** Golden ratio and sqrt(3) - 1 in fixed point: what the key grows by from round to round. */
const WEYL_0 = 0x9e3779b9
const WEYL_1 = 0xbb67ae85

const TWO_32 = 2 ** 32

/** Upper half of the 64-bit product of two unsigned 32-bit numbers. */
function multiplyHigh(a: number, b: number): number {
  const [aLow, aHigh, bLow, bHigh] = [a & 0xffff, a >>> 16, b & 0xffff, b >>> 16]
  const middle = aHigh * bLow + ((aLow * bLow) >>> 16)
  const carry = aLow * bHigh + (middle & 0xffff)
  return (aHigh * bHigh + (middle >>> 16) + (carry >>> 16)) >>> 0
}

/** `counter` of four words is replaced by four random ones; all words are unsigned and of 32 bits. */
export function philox(counter: Uint32Array, key0: number, key1: number): void {
  let [x0 = 0, x1 = 0, x2 = 0, x3 = 0] = counter
  let k0 = key0
  let k1 = key1
  for (let round = 0; round < ROUNDS; round += 1) {
    const high0 = multiplyHigh(MULTIPLIER_0, x0)
    const low0 = Math.imul(MULTIPLIER_0, x0) >>> 0
    const high1 = multiplyHigh(MULTIPLIER_1, x2)
    const low1 = Math.imul(MULTIPLIER_1, x2) >>> 0
    x0 = (high1 ^ x1 ^ k0) >>> 0
    x1 = low1
    x2 = (high0 ^ x3 ^ k1) >>> 0
    x3 = low0
    k0 = (k0 + WEYL_0) >>> 0
    k1 = (k1 + WEYL_1) >>> 0
  }
  counter[0] = x0
  counter[1] = x1
  counter[2] = x2
  counter[3] = x3
}

const words = new Uint32Array(4)

/**
 * The number at position k of the sequence of a seed, uniform in [0, 1) with 53 random bits. Whole parts count, modulo
 * 2^64; what is not finite counts as 0.
 */
export function uniformAt(seed: number, k: number): number {
  words[0] = k >>> 0
  words[1] = Math.floor(k / TWO_32) >>> 0
  words[2] = 0
  words[3] = 0
  philox(words, seed >>> 0, Math.floor(seed / TWO_32) >>> 0)
  const [high = 0, low = 0] = words
  return ((high >>> 5) * 2 ** 26 + (low >>> 6)) / 2 ** 53
}
