/** `docs/performance.md`: the figures of the engines, as they were measured last. */
import { cpus, totalmem } from 'node:os'
import type { Figure, Measurement } from './figures.ts'

export function formatPage(
  figures: readonly Figure[],
  senses: ReadonlyMap<string, Measurement['sense']>,
): string {
  const [cpu] = cpus()
  const machine = `${cpus().length} cores of ${cpu?.model.trim() ?? 'an unknown kind'}, ${Math.round(totalmem() / 2 ** 30)} GiB, Node ${process.versions.node}, ${process.platform}`
  const rows = figures.map(
    ({ what, value, unit, bar, holds }) =>
      `| ${what} | ${Number(value.toPrecision(3))} ${unit} | ${senses.get(what) ?? ''} ${bar} | ${holds ? 'yes' : '**no**'} |`,
  )
  const missed = figures.filter(({ holds }) => !holds).map(({ what }) => `- ${what}`)
  return `${HEAD}
Measured on: ${machine}.

| What | Measured | Bar | Reached |
|---|---|---|---|
${rows.join('\n')}

${missed.length === 0 ? 'Every bar was reached.' : `Not reached on this machine:\n\n${missed.join('\n')}`}
${TAIL}`
}

const HEAD = `# How fast the engines are

The model is the cascade of the bench supply, drawn from elementary blocks (31 a copy) and used 1, 20, 100 and 1,000 times,
with the classical Runge-Kutta method and a step of 1 us. The yardstick is \`bench/cascade.c\`, the same equations by hand at
gcc -O2. Every ratio is of medians of five stretches that took turns within one run; a busy machine shows in all of them.
\`npm run bench -- --docs\` measures anew and writes this page.
`

const TAIL = `
## What the figures do and do not say

- Copies do not touch each other, so that the compiled engine keeps each in registers for many steps at a time, two copies
  side by side, and threads meet only once in many steps. A model whose parts are all coupled takes the common path:
  loops over parts that are alike and only read each other's states, two at a time, else straight code; states in memory.
  Threads then share the branches of each evaluation and meet some ten times a step: values that one computes and another
  reads travel between cores, which leaves less of a gain than copies do, and none where everything reads everything.
- C computes one copy after the other at each stage, as one would write it by hand. At one copy it waits for its own chain
  of operations; the compiled engine shares the time and what is known of the parameters among the stages, and waits less.
- Threads are used only where that was measured to be faster; one copy cannot be shared out and starts none.
`
