/** The figures as a page of the manual. */
import type { Figure, Measurement } from '../bench/figures.ts'

export interface Chapter {
  readonly title: string
  readonly text: string
  readonly figures: readonly Figure[]
}

export function writeReport(
  chapters: readonly Chapter[],
  senses: ReadonlyMap<string, Measurement['sense']>,
): string {
  const pages = chapters.map(({ title, text, figures }) =>
    [
      `## ${title}`,
      '',
      text,
      '',
      '| What | Value | Bar | Holds |',
      '| --- | ---: | ---: | --- |',
      ...figures.map(
        ({ what, value, unit, bar, holds }) =>
          `| ${what} | ${format(value)} ${unit} | ${senses.get(what) ?? ''} ${bar} | ${holds ? 'yes' : '**no**'} |`,
      ),
    ].join('\n'),
  )
  return `${[INTRODUCTION, ...pages].join('\n\n')}\n`
}

const INTRODUCTION = `# How right the results are

Written by \`npm run conformance\`. Every row is a diagram of ordinary blocks, compiled and run as the app runs it, and
held against numbers from elsewhere: closed forms, the Test Set for IVP Solvers (Bari/CWI), DETEST, and what SciPy 1.17
reaches on the same equations.`

/** As many digits as say something. */
function format(value: number): string {
  if (!Number.isFinite(value)) return String(value)
  if (Number.isInteger(value)) return String(value)
  return Math.abs(value) >= 0.01 ? String(Number(value.toFixed(2))) : value.toExponential(0)
}
