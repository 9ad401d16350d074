import {
  defineBlock,
  type Expression,
  type FormulaValue,
  formula,
  type ParameterFault,
  period,
  reference,
  time,
} from '../../sdk.ts'
import {
  computeStatements,
  describeStatementFault,
  readOwnNumbers,
  readStatements,
  StatementError,
} from '../../sdk-text.ts'

const DEFAULT = `input u
output y
parameter k = 1
state x = 0
x' = k*(u - x)
y = x`

const ports = (names: readonly string[], what: string): Record<string, string> =>
  Object.fromEntries(names.map(name => [name, `${what} ${name}`]))

function hasState(code: FormulaValue, wanted: 'derivative' | 'next'): boolean {
  return readStatements(code.text).definitions.some(({ kind }) => kind === wanted)
}

/** Wide enough for the elements that most expressions pick; whatever needs more is looked at when signals arrive. */
const WIDE = 8

function checkCode(code: FormulaValue): ParameterFault[] {
  const statements = readStatements(code.text)
  const say = (fault: NonNullable<typeof statements.fault>): ParameterFault[] => [
    { ...fault, parameter: 'code', message: describeStatementFault(fault) },
  ]
  if (statements.fault) return say(statements.fault)
  const variables = code.variables.map(({ name, width, columns }) => [
    name,
    reference('parameter', name, { type: 'real', width, columns }),
  ])
  const inputs = statements.inputs.map(name => [name, reference('input', name, WIDE)])
  try {
    computeStatements(statements, { ...Object.fromEntries([...variables, ...inputs]), t: time })
    return []
  } catch (error) {
    // Shapes show when signals arrive.
    return error instanceof StatementError && error.isText ? say(error.fault) : []
  }
}

export const functionBlock = defineBlock({
  id: 'user/function',
  name: 'Function',
  summary: 'Computes statements over its inputs, states, the time and the variables of the project.',
  equation: "x' = f(x, u, t),\\quad x_{k+1} = g(x_k, u_k, t_k),\\quad y = h(x, u, t)",
  keywords: [
    'code',
    'script',
    'equation',
    'differential equation',
    'state',
    'user defined',
    'matlab function',
    's-function',
    'program',
    'ode',
  ],
  parameters: {
    code: formula('Statements', DEFAULT, {
      hasStatements: true,
      description:
        "One to a line: input u, output y, parameter k = 1, state x = 0, a name for a value e = u - y, x' = ... for a continuous and next x = ... for a discrete state. A name is used below its definition; # begins a comment. The number of a parameter k = 1 can be changed while a run goes on.",
    }),
    sampleTime: period('Sample time', '0', {
      description: 'Seconds between samples of states with next; 0 for every step, and where there are none.',
    }),
  },
  inputs: ({ code }) => ports(readStatements(code.text).inputs, 'Input'),
  outputs: ({ code }) => ports(readStatements(code.text).outputs, 'Output'),
  period: ({ code, sampleTime }) =>
    hasState(code, 'next') && !hasState(code, 'derivative') ? sampleTime : sampleTime || null,
  check: ({ code, sampleTime }) => [
    ...checkCode(code),
    ...(sampleTime > 0 && hasState(code, 'derivative')
      ? [
          {
            parameter: 'sampleTime',
            message: 'It has a continuous state, which changes all the time and not at samples.',
            hint: 'Set it to 0, or keep discrete and continuous states in two Functions.',
          },
        ]
      : []),
  ],
  look: ({ code }) => {
    const { outputs } = readStatements(code)
    return { shape: 'rectangle', label: outputs.length === 1 ? 'f(u)' : 'f', size: [100, 60] }
  },
  derive: ({ code }) => readOwnNumbers(code.text),
  behaviour: ({ p, inputs, continuousState, discreteState, derived }) => {
    const statements = readStatements(p.code.text)
    const named = Object.fromEntries(statements.inputs.map((name, i) => [name, inputs[i] ?? time]))
    const own = Object.keys(readOwnNumbers(p.code.text)).map(name => [name, derived(name)])
    const given = { ...p.code.variables, ...named, t: time }
    const { outputs, states } = computeStatements(statements, given, Object.fromEntries(own))
    const derivatives: Record<string, Expression> = {}
    const updates: Record<string, Expression> = {}
    for (const { name, kind, initial, type, change } of states) {
      if (kind === 'continuous') {
        continuousState(name, initial, type)
        derivatives[name] = change
      } else {
        discreteState(name, initial, type)
        updates[name] = change
      }
    }
    return { outputs, derivatives, updates }
  },
})
