import { defineBlock, file, select } from '../../sdk.ts'
import { countSamples, periodOf, SAMPLING } from './sampled.ts'

/** No time of a run. */
const NEVER = -1

export const toFile = defineBlock({
  id: 'sinks/to-file',
  name: 'To File',
  role: 'log',
  summary: "Writes its input into a CSV file in the project's folder, with every run that you start.",
  equation: 'u(t) \\to \\text{file}',
  keywords: ['CSV', 'export', 'save', 'log', 'record', 'write', 'data'],
  example: 'With `speed.csv` and a sample time of 0.1 s, a run of 2 s leaves 21 rows in the file.',
  parameters: {
    file: file('File', 'output.csv', 'write', {
      description:
        "A name that ends in .csv, in the project's folder or below it; what is there is replaced.",
    }),
    ...SAMPLING,
  },
  inputs: { u: 'Signal to write: a column for each element, a row for each sample' },
  look: ({ file: path }) => ({ shape: 'rectangle', label: path, size: [100, 40] }),
  period: periodOf,
  log: ({ file: { path } }) => ({ file: path }),
  behaviour: ({ p, u, t, ...scope }) => {
    const { isKept, updates } = countSamples(p, scope)
    return { outputs: { log: u.u, at: select(isKept, t, NEVER) }, updates }
  },
})
