/**
 * The coefficients of Radau IIA of order 5, and the coordinates in which its equations fall apart.
 * E. Hairer, G. Wanner, Solving Ordinary Differential Equations II (1996), IV.8.
 */

/** One vector a stage, or a part of the transformed system. */
export type Trio = readonly [Float64Array, Float64Array, Float64Array]

const ROOT_6 = Math.sqrt(6)
export const C = [(4 - ROOT_6) / 10, (4 + ROOT_6) / 10, 1] as const
/** Weights of the stages in the error estimate. */
export const E = [(-13 - 7 * ROOT_6) / 3, (-13 + 7 * ROOT_6) / 3, -1 / 3] as const
/** Eigenvalues of A^-1: one real, one pair. */
export const REAL = 3 + 3 ** (2 / 3) - 3 ** (1 / 3)
export const COMPLEX_RE = 3 + 0.5 * (3 ** (1 / 3) - 3 ** (2 / 3))
export const COMPLEX_IM = -0.5 * (3 ** (5 / 6) + 3 ** (7 / 6))
/** Z = T W, W = T^-1 Z, row by row. */
export const T = [
  [0.09443876248897524, -0.14125529502095421, 0.03002919410514742],
  [0.25021312296533332, 0.20412935229379994, -0.38294211275726192],
  [1, 1, 0],
] as const
export const T_INVERSE = [
  [4.178718591551904, 0.32768282076106237, 0.52337644549944951],
  [-4.178718591551904, -0.32768282076106237, 0.47662355450055044],
  [0.50287263494578682, -2.571926949855605, 0.59603920482822492],
] as const
/** Coefficients of theta, theta^2, theta^3 over the stages. */
export const P = [
  [13 / 3 + (7 * ROOT_6) / 3, -23 / 3 - (22 * ROOT_6) / 3, 10 / 3 + 5 * ROOT_6],
  [13 / 3 - (7 * ROOT_6) / 3, -23 / 3 + (22 * ROOT_6) / 3, 10 / 3 - 5 * ROOT_6],
  [1 / 3, -8 / 3, 10 / 3],
] as const

/** into = rows of the matrix times the three vectors. */
export function transform(
  matrix: readonly (readonly [number, number, number])[],
  from: Trio,
  into: Trio,
): void {
  for (let i = 0; i < from[0].length; i += 1) {
    const [a = 0, b = 0, c = 0] = [from[0][i], from[1][i], from[2][i]]
    for (let row = 0; row < 3; row += 1) {
      const [p = 0, r = 0, s = 0] = matrix[row] ?? []
      const target = into[row as 0 | 1 | 2]
      target[i] = p * a + r * b + s * c
    }
  }
}
