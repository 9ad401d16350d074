/** The classical Runge-Kutta method once more, independent of engine/solvers: examples are held against it. */
export function integrate(
  f: (t: number, x: readonly number[]) => readonly number[],
  initial: readonly number[],
  step: number,
  steps: number,
): (readonly number[])[] {
  const points: (readonly number[])[] = [initial]
  const move = (x: readonly number[], k: readonly number[], by: number) =>
    x.map((value, i) => value + by * (k[i] ?? 0))
  for (let n = 0; n < steps; n += 1) {
    const t = n * step
    const x = points.at(-1) ?? initial
    const k1 = f(t, x)
    const k2 = f(t + step / 2, move(x, k1, step / 2))
    const k3 = f(t + step / 2, move(x, k2, step / 2))
    const k4 = f(t + step, move(x, k3, step))
    points.push(
      x.map(
        (value, i) =>
          value + (step / 6) * ((k1[i] ?? 0) + 2 * (k2[i] ?? 0) + 2 * (k3[i] ?? 0) + (k4[i] ?? 0)),
      ),
    )
  }
  return points
}
