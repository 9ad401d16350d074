/** The problems of `ivp-problems.ts` as equations to draw. */
import type { Equations } from './equations.ts'
import { pleiadesEquations } from './pleiades.ts'
import { pollutionEquations } from './pollution.ts'

type Drawn = Omit<Equations, 'start'>

const vanDerPol = (mu: string): Drawn => ({
  derivatives: { x: 'v', v: 'mu * (1 - x^2) * v - x' },
  constants: { mu },
})

const robertson: Drawn = {
  definitions: { first: '-0.04 * y1 + 1e4 * y2 * y3', third: '3e7 * y2^2' },
  derivatives: { y1: 'first', y2: '-first - third', y3: 'third' },
}

const kepler: Drawn = {
  definitions: { cube: 'hypot(x, y)^3' },
  derivatives: { x: 'vx', y: 'vy', vx: '-x / cube', vy: '-y / cube' },
}

export const IVP_EQUATIONS: Readonly<Record<string, Drawn>> = {
  pleiades: pleiadesEquations,
  pollution: pollutionEquations,
  hires: {
    derivatives: {
      y1: '-1.71 * y1 + 0.43 * y2 + 8.32 * y3 + 0.0007',
      y2: '1.71 * y1 - 8.75 * y2',
      y3: '-10.03 * y3 + 0.43 * y4 + 0.035 * y5',
      y4: '8.32 * y2 + 1.71 * y3 - 1.12 * y4',
      y5: '-1.745 * y5 + 0.43 * y6 + 0.43 * y7',
      y6: '-280 * y6 * y8 + 0.69 * y4 + 1.71 * y5 - 0.43 * y6 + 0.69 * y7',
      y7: '280 * y6 * y8 - 1.81 * y7',
      y8: '1.81 * y7 - 280 * y6 * y8',
    },
  },
  'robertson-40': robertson,
  'robertson-1e11': robertson,
  'van-der-pol-1000': vanDerPol('1000'),
  'van-der-pol-1e6': vanDerPol('1e6'),
  arenstorf: {
    definitions: {
      moon: '((x + mu)^2 + y^2)^1.5',
      earth: '((x - (1 - mu))^2 + y^2)^1.5',
    },
    derivatives: {
      x: 'vx',
      y: 'vy',
      vx: 'x + 2 * vy - (1 - mu) * (x + mu) / moon - mu * (x - (1 - mu)) / earth',
      vy: 'y - 2 * vx - (1 - mu) * y / moon - mu * y / earth',
    },
    constants: { mu: '0.012277471' },
  },
  'detest-a3': { derivatives: { y: 'y * cos(t)' } },
  'detest-a5': { derivatives: { y: '(y - t) / (y + t)' } },
  'lotka-volterra': {
    definitions: { meetings: 'a * b' },
    derivatives: { a: '2 * (a - meetings)', b: 'meetings - b' },
  },
  'euler-rigid-body': { derivatives: { a: 'b * c', b: '-a * c', c: '-0.51 * a * b' } },
  'van-der-pol-1': vanDerPol('1'),
  brusselator: { derivatives: { x: '1 + x^2 * y - 4 * x', y: '3 * x - x^2 * y' } },
  oregonator: {
    derivatives: {
      a: '77.27 * (b + a * (1 - 8.375e-6 * a - b))',
      b: '(c - (1 + a) * b) / 77.27',
      c: '0.161 * (a - c)',
    },
  },
  'kepler-0.5': kepler,
  'kepler-0.9': kepler,
  lorenz: { derivatives: { x: '10 * (y - x)', y: 'x * (28 - z) - y', z: 'x * y - 8 / 3 * z' } },
  roessler: { derivatives: { x: '-y - z', y: 'x + 0.2 * y', z: '0.2 + z * (x - 5.7)' } },
}
