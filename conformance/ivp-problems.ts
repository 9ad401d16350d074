/**
 * Initial-value problems with published or closed-form end values, as right-hand sides, and the correct digits that
 * the best of SciPy's solvers reaches on them at relTol 1e-6 and 1e-9. Sources: Test Set for IVP Solvers (Bari/CWI);
 * DETEST (T. E. Hull et al., SIAM J. Numer. Anal. 9, 1972); E. Hairer, S. P. Norsett, G. Wanner, Solving Ordinary
 * Differential Equations I (1993).
 */
import type { Derivatives } from '../engine/solvers/solver.ts'
import type { IvpProblem } from './ivp-problem.ts'
import { pleiades } from './pleiades.ts'
import { pollution } from './pollution.ts'

type RightHandSide = (x: Float64Array, t: number) => readonly number[]

const fill =
  (rightHandSide: RightHandSide): Derivatives =>
  (t, x, dx) => {
    dx.set(rightHandSide(x, t))
  }

const hires: RightHandSide = ([a = 0, b = 0, c = 0, d = 0, e = 0, f = 0, g = 0, h = 0]) => [
  -1.71 * a + 0.43 * b + 8.32 * c + 0.0007,
  1.71 * a - 8.75 * b,
  -10.03 * c + 0.43 * d + 0.035 * e,
  8.32 * b + 1.71 * c - 1.12 * d,
  -1.745 * e + 0.43 * f + 0.43 * g,
  -280 * f * h + 0.69 * d + 1.71 * e - 0.43 * f + 0.69 * g,
  280 * f * h - 1.81 * g,
  -280 * f * h + 1.81 * g,
]

const MU = 0.012277471

const arenstorf: RightHandSide = ([x = 0, y = 0, vx = 0, vy = 0]) => {
  const moon = ((x + MU) ** 2 + y ** 2) ** 1.5
  const earth = ((x - 1 + MU) ** 2 + y ** 2) ** 1.5
  return [
    vx,
    vy,
    x + 2 * vy - ((1 - MU) * (x + MU)) / moon - (MU * (x - 1 + MU)) / earth,
    y - 2 * vx - ((1 - MU) * y) / moon - (MU * y) / earth,
  ]
}
const arenstorfStart = [0.994, 0, 0, -2.0015851063790824]

const vanDerPol =
  (mu: number): RightHandSide =>
  ([x = 0, v = 0]) => [v, mu * (1 - x * x) * v - x]

const kepler: RightHandSide = ([x = 0, y = 0, vx = 0, vy = 0]) => {
  const cube = Math.hypot(x, y) ** 3
  return [vx, vy, -x / cube, -y / cube]
}

const robertson: RightHandSide = ([a = 0, b = 0, c = 0]) => {
  const first = -0.04 * a + 1e4 * b * c
  const third = 3e7 * b * b
  return [first, -first - third, third]
}

export const IVP_PROBLEMS: readonly IvpProblem[] = [
  {
    id: 'hires',
    isStiff: true,
    f: fill(hires),
    start: [1, 0, 0, 0, 0, 0, 0, 0.0057],
    end: 321.8122,
    reference: [
      0.0007371312573325668, 0.0001442485726316185, 5.888729740967575e-5, 0.001175651343283149,
      0.002386356198831331, 0.006238968252742796, 0.002849998395185769, 0.002850001604814231,
    ],
    peer: [7.0, 10.5],
  },
  {
    id: 'robertson-40',
    isStiff: true,
    f: fill(robertson),
    start: [1, 0, 0],
    end: 40,
    reference: [0.715827068719, 9.18553476456e-6, 0.284163745746],
    peer: [8.8, 12.3],
  },
  {
    id: 'van-der-pol-1000',
    isStiff: true,
    f: fill(vanDerPol(1000)),
    start: [2, 0],
    end: 2000,
    reference: [1.706167732170469, -0.0008928097010248125],
    peer: [8.2, 12.1],
  },
  {
    id: 'arenstorf',
    isStiff: false,
    f: fill(arenstorf),
    start: arenstorfStart,
    end: 17.065216560157964,
    reference: arenstorfStart,
    peer: [1.6, 4.3],
  },
  {
    id: 'detest-a3',
    isStiff: false,
    f: fill(([y = 0], t) => [y * Math.cos(t)]),
    start: [1],
    end: 20,
    reference: [2.4916502718504145],
    peer: null,
  },
  {
    id: 'detest-a5',
    isStiff: false,
    f: fill(([y = 0], t) => [(y - t) / (y + t)]),
    start: [4],
    end: 20,
    reference: [-0.7887826688964015],
    peer: [6.1, 8.5],
  },
  {
    id: 'lotka-volterra',
    isStiff: false,
    f: fill(([a = 0, b = 0]) => [2 * (a - a * b), -(b - a * b)]),
    start: [1, 3],
    end: 20,
    reference: [0.6761876008576606, 0.18608160996400297],
    peer: [5.8, 8.2],
  },
  {
    id: 'euler-rigid-body',
    isStiff: false,
    f: fill(([a = 0, b = 0, c = 0]) => [b * c, -a * c, -0.51 * a * b]),
    start: [0, 1, 1],
    end: 20,
    reference: [-0.9396570798729204, -0.34211777540007493, 0.7414126596199953],
    peer: [5.4, 8.8],
  },
  {
    id: 'van-der-pol-1',
    isStiff: false,
    f: fill(vanDerPol(1)),
    start: [2, 0],
    end: 20,
    reference: [2.0081497621749484, -0.04250887527320215],
    peer: [4.5, 10.3],
  },
  {
    id: 'kepler-0.5',
    isStiff: false,
    f: fill(kepler),
    start: [0.5, 0, 0, 1.7320508075688772],
    end: 20,
    reference: [-0.5780432953035362, 0.8633840009194192, -0.9595083730380728, -0.06504915126712091],
    peer: [4.3, 6.5],
  },
  {
    // Hairer, Norsett, Wanner, I, (16.12)
    id: 'brusselator',
    isStiff: false,
    f: fill(([x = 0, y = 0]) => [1 + x * x * y - 4 * x, 3 * x - x * x * y]),
    start: [1.5, 3],
    end: 20,
    reference: [0.49863707126834783, 4.596780349452011],
    peer: null,
  },
  {
    // Test Set for IVP Solvers: OREGO
    id: 'oregonator',
    isStiff: true,
    f: fill(([a = 0, b = 0, c = 0]) => [
      77.27 * (b + a * (1 - 8.375e-6 * a - b)),
      (c - (1 + a) * b) / 77.27,
      0.161 * (a - c),
    ]),
    start: [1, 2, 3],
    end: 360,
    reference: [1.000814870318523, 1228.178521549917, 132.0554942846706],
    peer: null,
  },
  {
    // Test Set for IVP Solvers: ROBER, to its end
    id: 'robertson-1e11',
    isStiff: true,
    f: fill(robertson),
    start: [1, 0, 0],
    end: 1e11,
    reference: [2.083340149701255e-8, 8.333360770334713e-14, 0.999999979166505],
    peer: [12.5, 13.9],
  },
  {
    // Two spikes a million times as fast as the rest, late: rounding of the time is no excuse. In Lienard's form
    // x' = mu (z - x^3/3 + x), z' = -x / mu, which is not stiff in what is wanted, SciPy's Radau agrees to 2e-12.
    id: 'van-der-pol-1e6',
    isStiff: true,
    f: fill(vanDerPol(1e6)),
    start: [2, 0],
    end: 2e6,
    reference: [1.705546217535, -8.934763625e-7],
    peer: [8.6, 8.1],
  },
  {
    // Closed form, by Kepler's equation
    id: 'kepler-0.9',
    isStiff: false,
    f: fill(kepler),
    start: [0.1, 0, 0, Math.sqrt(19)],
    end: 20,
    reference: [-1.295266250987575, 0.400393896379232, -0.6775390924707562, -0.1270838154278687],
    peer: [5.2, 8.9],
  },
  {
    // SciPy's DOP853 and ours at the finest tolerances agree to 4e-13 here, to 4e-12 on the next.
    id: 'lorenz',
    isStiff: false,
    f: fill(([x = 0, y = 0, z = 0]) => [10 * (y - x), x * (28 - z) - y, x * y - (8 / 3) * z]),
    start: [1, 1, 1],
    end: 10,
    reference: [-4.902687541134773, -3.7438729218030304, 24.6908581027907],
    peer: [5.6, 9.6],
  },
  {
    id: 'roessler',
    isStiff: false,
    f: fill(([x = 0, y = 0, z = 0]) => [-y - z, x + 0.2 * y, 0.2 + z * (x - 5.7)]),
    start: [1, 1, 1],
    end: 50,
    reference: [-7.061532263374933, 0.7818212449892535, 0.015805049191911877],
    peer: [6.6, 10.7],
  },
  pleiades,
  pollution,
]

/** -log10 of the worst error, each relative to its reference or to a thousandth of the largest. */
export function countDigits(values: ArrayLike<number>, reference: readonly number[]): number {
  const floor = 1e-3 * Math.max(...reference.map(Math.abs))
  const errors = reference.map(
    (value, i) => Math.abs((values[i] ?? Number.NaN) - value) / Math.max(Math.abs(value), floor),
  )
  return -Math.log10(Math.max(...errors))
}

/** The absolute tolerance of these tables: relTol times a thousandth of the smallest end value. */
export function chooseAbsTol(relTol: number, reference: readonly number[]): number {
  return Math.max(relTol * 1e-3 * Math.min(...reference.map(Math.abs)), 1e-20)
}
