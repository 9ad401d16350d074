/** Seven stars in a plane that nearly collide. Test Set for IVP Solvers: PLEI; the peer is SciPy's Radau. */
import type { Equations } from './equations.ts'
import type { IvpProblem } from './ivp-problem.ts'

/** Masses are 1 to 7. */
const STARS = [1, 2, 3, 4, 5, 6, 7]

const distanceOf = (i: number, j: number): string => `r${Math.min(i, j)}${Math.max(i, j)}`

function pullOn(axis: string, i: number): string {
  const pulls = STARS.filter(j => j !== i).map(
    j => `${j} * (${axis}${j} - ${axis}${i}) / ${distanceOf(i, j)}`,
  )
  return pulls.join(' + ')
}

export const pleiadesEquations: Omit<Equations, 'start'> = {
  definitions: Object.fromEntries(
    STARS.flatMap(i =>
      STARS.filter(j => j > i).map(j => [distanceOf(i, j), `((x${i} - x${j})^2 + (y${i} - y${j})^2)^1.5`]),
    ),
  ),
  derivatives: Object.fromEntries([
    ...['x', 'y'].flatMap(axis => STARS.map(i => [`${axis}${i}`, `v${axis}${i}`])),
    ...['x', 'y'].flatMap(axis => STARS.map(i => [`v${axis}${i}`, pullOn(axis, i)])),
  ]),
}

export const pleiades: IvpProblem = {
  id: 'pleiades',
  isStiff: false,
  f: (_, state, dx) => {
    const at = (part: number, star: number): number => state[7 * part + star - 1] ?? 0
    for (const i of STARS) {
      dx[i - 1] = at(2, i)
      dx[6 + i] = at(3, i)
      let [x, y] = [0, 0]
      for (const j of STARS) {
        if (j === i) continue
        const cube = ((at(0, i) - at(0, j)) ** 2 + (at(1, i) - at(1, j)) ** 2) ** 1.5
        x += (j * (at(0, j) - at(0, i))) / cube
        y += (j * (at(1, j) - at(1, i))) / cube
      }
      dx[13 + i] = x
      dx[20 + i] = y
    }
  },
  start: [
    ...[3, 3, -1, -3, 2, -2, 2],
    ...[3, -3, 2, 0, 0, -4, 4],
    ...[0, 0, 0, 0, 0, 1.75, -1.5],
    ...[0, 0, 0, -1.25, 1, 0, 0],
  ],
  end: 3,
  reference: [
    0.3706139143970502, 3.237284092057233, -3.222559032418324, 0.659709145577531, 0.3425581707156584,
    1.562172101400631, -0.7003092922212495, -3.943437585517392, -3.27138097397255, 5.225081843456543,
    -2.59061243497747, 1.198213693392275, -0.2429682344935824, 1.09144924042898, 3.417003806314313,
    1.354584501625501, -2.590065597810775, 2.025053734714242, -1.155815100160448, -0.8072988170223021,
    0.595239635420871, -3.74124496123401, 0.377345968575063, 0.9386858869551074, 0.3667922227200571,
    -0.347404635380849, 2.344915448180937, -1.947020434263292,
  ],
  peer: [5.5, 9.1],
}
