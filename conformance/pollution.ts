/** Air pollution: 25 reactions of 20 substances. Test Set for IVP Solvers: POLLU; the peer is SciPy's Radau. */
import type { Equations } from './equations.ts'
import type { IvpProblem } from './ivp-problem.ts'

/** Rate, what reacts, what it becomes; substances count from 1, and one that stands on both sides stays. */
type Reaction = readonly [rate: number, from: readonly number[], to: readonly number[]]

const REACTIONS: readonly Reaction[] = [
  [0.35, [1], [2, 3]],
  [26.6, [2, 4], [1]],
  [12300, [5, 2], [6, 1]],
  [0.86e-3, [7], [8, 5, 5]],
  [0.82e-3, [7], [8]],
  [15000, [7, 6], [8, 5]],
  [0.13e-3, [9], [10, 8, 5]],
  [24000, [9, 6], [11]],
  [16500, [11, 2], [10, 1, 12]],
  [9000, [11, 1], [13]],
  [0.22e-1, [13], [11, 1]],
  [12000, [10, 2], [14, 1]],
  [1.88, [14], [7, 5]],
  [16300, [1, 6], [15]],
  [4.8e6, [3], [4]],
  [0.35e-3, [4], [16]],
  [0.175e-1, [4], [3]],
  [1e8, [16], [6, 6]],
  [0.444e12, [16], [3]],
  [1240, [17, 6], [18, 5]],
  [2.1, [19], [2]],
  [5.78, [19], [1, 3]],
  [0.474e-1, [1, 4], [19]],
  [1780, [19, 1], [20]],
  [3.12, [20], [1, 19]],
]

const SUBSTANCES = Array.from({ length: 20 }, (_, i) => i + 1)

/** How many of a substance a reaction gives, less what it takes. */
function gainOf(substance: number, [, from, to]: Reaction): number {
  const count = (side: readonly number[]): number => side.filter(other => other === substance).length
  return count(to) - count(from)
}

function sumOf(substance: number): string {
  const terms = REACTIONS.flatMap((reaction, i) => {
    const gain = gainOf(substance, reaction)
    return gain === 0 ? [] : [`${gain} * r${i + 1}`]
  })
  return terms.join(' + ')
}

export const pollutionEquations: Omit<Equations, 'start'> = {
  definitions: Object.fromEntries(
    REACTIONS.map(([rate, from], i) => [
      `r${i + 1}`,
      [rate, ...from.map(substance => `y${substance}`)].join(' * '),
    ]),
  ),
  derivatives: Object.fromEntries(SUBSTANCES.map(substance => [`y${substance}`, sumOf(substance)])),
}

export const pollution: IvpProblem = {
  id: 'pollution',
  isStiff: true,
  f: (_, y, dy) => {
    dy.fill(0)
    for (const reaction of REACTIONS) {
      const [rate, from, to] = reaction
      const speed = from.reduce((product, substance) => product * (y[substance - 1] ?? 0), rate)
      for (const substance of new Set([...from, ...to]))
        dy[substance - 1] = (dy[substance - 1] ?? 0) + speed * gainOf(substance, reaction)
    }
  },
  start: [0, 0.2, 0, 0.04, 0, 0, 0.1, 0.3, 0.01, 0, 0, 0, 0, 0, 0, 0, 0.007, 0, 0, 0],
  end: 60,
  reference: [
    0.05646255480022769, 0.1342484130422339, 4.139734331099427e-9, 0.005523140207484359, 2.018977262302196e-7,
    1.464541863493966e-7, 0.07784249118997964, 0.3245075353396018, 0.007494013383880406, 1.622293157301561e-8,
    1.135863833257075e-8, 0.002230505975721359, 0.000208716288279863, 1.396921016840158e-5,
    0.008964884856898295, 4.352846369330103e-18, 0.006899219696263405, 0.0001007803037365946,
    1.772146513969984e-6, 5.682943292316392e-5,
  ],
  peer: [8.4, 11.4],
}
