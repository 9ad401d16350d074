import {
  absolute,
  choice,
  constant,
  defineBlock,
  divide,
  type Expression,
  exponential,
  hypotenuse,
  logarithm,
  logarithm10,
  modulo,
  multiply,
  power,
  remainder,
  sign,
  squareRoot,
} from '../../sdk.ts'

interface MathFunction {
  readonly says: string
  readonly tex: string
  readonly compute: (u: Expression, v: Expression) => Expression
  /** Whether it has a second input. */
  readonly isBinary?: true
}

const FUNCTIONS = {
  exp: { says: 'e to the power of u', tex: 'e^u', compute: u => exponential(u) },
  log: { says: 'Natural logarithm', tex: '\\ln u', compute: u => logarithm(u) },
  '10^u': { says: '10 to the power of u', tex: '10^u', compute: u => power(10, u) },
  log10: { says: 'Logarithm to base 10', tex: '\\log_{10} u', compute: u => logarithm10(u) },
  square: { says: 'Square', tex: 'u^2', compute: u => multiply(u, u) },
  sqrt: { says: 'Square root', tex: '\\sqrt{u}', compute: u => squareRoot(u) },
  signedSqrt: {
    says: 'Square root of |u|, with the sign of u',
    tex: '\\pm\\sqrt{|u|}',
    compute: u => multiply(sign(u), squareRoot(absolute(u))),
  },
  rSqrt: {
    says: 'Reciprocal of the square root',
    tex: '\\dfrac{1}{\\sqrt{u}}',
    compute: u => divide(1, squareRoot(u)),
  },
  reciprocal: { says: 'Reciprocal 1/u', tex: '\\dfrac{1}{u}', compute: u => divide(1, u) },
  pow: { says: 'u1 to the power of u2', tex: 'u_1^{u_2}', compute: power, isBinary: true },
  hypot: {
    says: 'Length of the hypotenuse over u1 and u2',
    tex: '\\sqrt{u_1^2 + u_2^2}',
    compute: hypotenuse,
    isBinary: true,
  },
  mod: {
    says: 'Remainder of u1/u2, with the sign of u2',
    tex: '\\operatorname{mod}',
    compute: modulo,
    isBinary: true,
  },
  rem: {
    says: 'Remainder of u1/u2, with the sign of u1',
    tex: '\\operatorname{rem}',
    compute: remainder,
    isBinary: true,
  },
} as const satisfies Record<string, MathFunction>

type Name = keyof typeof FUNCTIONS
const find = (name: Name): MathFunction => FUNCTIONS[name]
const NAMES = Object.fromEntries(Object.entries(FUNCTIONS).map(([name, { says }]) => [name, says])) as Record<
  Name,
  string
>

export const mathFunction = defineBlock({
  id: 'math/math-function',
  name: 'Math Function',
  summary: 'Applies an exponential, a logarithm, a power, a root or a remainder.',
  equation: 'y = f(u)\\quad\\text{or}\\quad y = f(u_1, u_2)',
  keywords: [
    'exp',
    'exponential',
    'log',
    'logarithm',
    'ln',
    'log10',
    'pow',
    'power',
    'square',
    'sqrt',
    'square root',
    'signed square root',
    'reciprocal square root',
    'reciprocal',
    'hypot',
    'mod',
    'rem',
    'remainder',
  ],
  parameters: { function: choice<Name>('Function', 'exp', NAMES) },
  inputs: ({ function: name }) =>
    find(name).isBinary ? { u1: 'First operand', u2: 'Second operand' } : { u: 'Operand' },
  outputs: { y: 'Value of the function' },
  look: ({ function: name }) => ({
    shape: 'rectangle',
    formula: Object.hasOwn(FUNCTIONS, name) ? find(name as Name).tex : 'f(u)',
    size: [80, 40],
  }),
  behaviour: ({ p, inputs }) => {
    const [u = constant(0), v = constant(0)] = inputs
    return { outputs: { y: find(p.function).compute(u, v) } }
  },
})
