import {
  defineBlock,
  type Expression,
  ExpressionError,
  equal,
  flag,
  not,
  or,
  type ParameterFault,
  text,
  truncate,
} from '../../sdk.ts'
import { heightForPorts } from '../ports.ts'
import { labelOf } from './use-of-model.ts'

const casePort = (k: number): string => `case${k}`

interface Cases {
  readonly cases: readonly (readonly number[])[]
  readonly fault: Omit<ParameterFault, 'parameter'> | null
}

const HINT = 'Write each case in braces, such as {1}, {2, 3}.'

/** `{1}, {2, 3}` */
function readCases(typed: string): Cases {
  const groups = [...typed.matchAll(/\{([^{}]*)\}/g)].map(([, inside = '']) => inside)
  const rest = typed.replace(/\{[^{}]*\}/g, '').replace(/[\s,;]/g, '')
  const cases = groups.map(group =>
    group.split(/[\s,;]+/).flatMap(word => (word === '' ? [] : [Number(word)])),
  )
  const all = cases.flat()
  const twice = all.find((value, i) => all.indexOf(value) !== i)
  const say = (message: string): Cases => ({ cases, fault: { message, hint: HINT } })
  if (rest !== '' || groups.length === 0) return say(`"${typed}" is no list of cases.`)
  if (cases.some(({ length }) => length === 0)) return say('A case without values never runs.')
  if (!all.every(Number.isSafeInteger)) return say('Cases are whole numbers.')
  if (twice !== undefined) return say(`The value ${twice} stands in two cases.`)
  return { cases, fault: null }
}

const describeCase = (values: readonly number[]): string => `True while the control is ${values.join(' or ')}`

export const switchCase = defineBlock({
  id: 'subsystems/switch-case',
  name: 'Switch Case',
  summary:
    'Says which of several actions runs, by the value of its control: one output is true at a time. Wire it to the enable of an Enabled Model.',
  equation:
    '\\text{case}_k = [\\operatorname{fix}(u) \\in C_k],\\quad \\text{default} = [\\operatorname{fix}(u) \\notin C_1 \\cup C_2 \\cup \\ldots]',
  keywords: [
    'switch case action subsystem',
    'case',
    'select',
    'branch',
    'action',
    'choose',
    'enable',
    'mode',
  ],
  parameters: {
    cases: text('Cases', '{1}', {
      description: 'Whole numbers in braces, one pair of braces for each output: {1}, {2, 3}.',
    }),
    hasDefault: flag('Default', 'true', { description: 'An output that is true where no case is met.' }),
  },
  inputs: { u: 'Control; what is behind its decimal point is cut off' },
  outputs: ({ cases, hasDefault }) => ({
    ...Object.fromEntries(readCases(cases).cases.map((values, i) => [casePort(i + 1), describeCase(values)])),
    ...(hasDefault ? { default: 'True while no case is met' } : {}),
  }),
  look: ({ cases, hasDefault }) =>
    labelOf(
      `case ${cases}`,
      heightForPorts(String(readCases(cases).cases.length + (hasDefault === 'true' ? 1 : 0)), 60),
    ),
  check: ({ cases }) => {
    const { fault } = readCases(cases)
    return fault ? [{ parameter: 'cases', ...fault }] : []
  },
  behaviour: ({ p, u }) => {
    if (u.u.width !== 1) throw new ExpressionError('The control must be one number.', [u.u])
    const control = truncate(u.u)
    const met = readCases(p.cases).cases.map(values => values.map(value => equal(control, value)).reduce(or))
    const outputs: Record<string, Expression> = Object.fromEntries(
      met.map((expression, i) => [casePort(i + 1), expression]),
    )
    if (p.hasDefault) outputs.default = not(met.reduce(or))
    return { outputs }
  },
})
