import { count, defineBlock, formula } from '../../sdk.ts'
import { expressionFromText } from '../../sdk-text.ts'
import { checkFormula, nameInputs } from '../formula.ts'
import { heightForPorts, numberPorts } from '../ports.ts'

const LONGEST_LABEL = 24
/** CSS pixels of a character in a label, generously. */
const CHARACTER_WIDTH = 8

export const expression = defineBlock({
  id: 'user/expression',
  name: 'Expression',
  summary: 'Computes a formula over its inputs, the time and the variables of the project.',
  equation: 'y = f(u_1,\\ u_2,\\ \\ldots,\\ t)',
  keywords: ['fcn', 'formula', 'function', 'equation', 'math', 'script', 'user defined', 'code'],
  parameters: {
    expression: formula('Expression', 'u', {
      description:
        'Such as u[1]*sin(2*pi*f*t), u1 > 0 ? u1 : -u2, or motor.speed of a bus. Elements count from 1; f is a variable.',
    }),
    inputs: count('Inputs', '1', {
      least: 0,
      most: 64,
      description: 'A single input is called u, several u1, u2, ..., and u all of them as one vector.',
    }),
  },
  inputs: ({ inputs }) =>
    inputs === 1 ? { u: 'Signal u' } : numberPorts('u', inputs, position => `Signal u${position}`),
  outputs: { y: 'Value of the formula' },
  look: ({ expression, inputs }) => {
    const label =
      expression.length > LONGEST_LABEL ? `${expression.slice(0, LONGEST_LABEL - 1)}\u2026` : expression
    const width = Math.max(60, 20 * Math.ceil((label.length * CHARACTER_WIDTH + 20) / 20))
    return { shape: 'rectangle', label, size: [width, heightForPorts(inputs)] }
  },
  check: ({ expression, inputs }) => checkFormula('expression', expression, inputs),
  trial: { parameters: { expression: 'u^2' } },
  behaviour: ({ p, inputs }) => ({
    outputs: {
      y: expressionFromText(p.expression.text, { ...p.expression.variables, ...nameInputs(inputs) }),
    },
  }),
})
