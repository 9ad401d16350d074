import {
  and,
  count,
  defineBlock,
  type Expression,
  ExpressionError,
  flag,
  formula,
  isTrue,
  not,
  or,
} from '../../sdk.ts'
import { expressionFromText } from '../../sdk-text.ts'
import { checkFormula, nameInputs, splitFormulas } from '../formula.ts'
import { heightForPorts, numberPorts } from '../ports.ts'
import { labelOf } from './use-of-model.ts'

/** Output of the k-th else-if, counted from 1. */
const elseIfPort = (k: number): string => `elseif${k}`

export const ifBlock = defineBlock({
  id: 'subsystems/if',
  name: 'If',
  summary:
    'Says which of several actions runs: each output is true while its condition is the first that holds. Wire it to the enable of an Enabled Model.',
  equation:
    '\\text{if}_1 = c_1,\\quad \\text{elseif}_k = \\lnot c_1 \\land \\ldots \\land c_k,\\quad \\text{else} = \\lnot(c_1 \\lor c_2 \\lor \\ldots)',
  keywords: [
    'if else',
    'condition',
    'branch',
    'action',
    'if action subsystem',
    'choose',
    'enable',
    'decision',
  ],
  parameters: {
    condition: formula('If', 'u1 > 0', {
      description: 'A condition over the inputs, the time and variables, such as u1 > 0 && u2 < limit.',
    }),
    elseIf: formula('Else if', '', {
      description: 'More conditions, separated by commas, tried one after the other: u1 < -1, u2 == 0.',
    }),
    hasElse: flag('Else', 'true', { description: 'An output that is true where no condition holds.' }),
    inputs: count('Inputs', '1', { least: 1, most: 64, description: 'They are called u1, u2, ...' }),
  },
  inputs: ({ inputs }) => numberPorts('u', inputs, position => `Signal u${position} of the conditions`),
  outputs: ({ condition, elseIf, hasElse }) => ({
    if: `True while ${condition.text}`,
    ...Object.fromEntries(
      splitFormulas(elseIf.text).map(({ text }, i) => [
        elseIfPort(i + 1),
        `True while ${text.trim()} and nothing above it`,
      ]),
    ),
    ...(hasElse ? { else: 'True while no condition holds' } : {}),
  }),
  look: ({ condition, elseIf, hasElse, inputs }) => {
    const outputs = 1 + splitFormulas(elseIf).length + (hasElse === 'true' ? 1 : 0)
    return labelOf(`if ${condition}`, heightForPorts(String(Math.max(outputs, Number(inputs) || 1)), 60))
  },
  check: ({ condition, elseIf, inputs }) => [
    ...checkFormula('condition', condition, inputs),
    ...splitFormulas(elseIf.text).flatMap(({ padded }) =>
      checkFormula('elseIf', { ...elseIf, text: padded }, inputs),
    ),
  ],
  behaviour: ({ p, inputs }) => {
    const names = nameInputs(inputs)
    const read = (text: string, variables: Readonly<Record<string, Expression>>): Expression => {
      const condition = expressionFromText(text, { ...variables, ...names })
      if (condition.width === 1) return isTrue(condition)
      throw new ExpressionError(`The condition "${text.trim()}" must be one truth value.`, [condition])
    }
    const conditions = [
      read(p.condition.text, p.condition.variables),
      ...splitFormulas(p.elseIf.text).map(({ padded }) => read(padded, p.elseIf.variables)),
    ]
    const outputs: Record<string, Expression> = {}
    let taken: Expression | null = null
    conditions.forEach((condition, i) => {
      outputs[i === 0 ? 'if' : elseIfPort(i)] = taken ? and(not(taken), condition) : condition
      taken = taken ? or(taken, condition) : condition
    })
    if (p.hasElse && taken) outputs.else = not(taken)
    return { outputs }
  },
})
