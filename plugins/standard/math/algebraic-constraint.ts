import { broadcast, defineBlock, number, toReal } from '../../sdk.ts'

export const algebraicConstraint = defineBlock({
  id: 'math/algebraic-constraint',
  name: 'Algebraic Constraint',
  role: 'constraint',
  summary:
    'Gives the value for which its input is 0; what enters must depend on what it gives, at the same instant.',
  equation: 'y:\\quad f(y) = 0',
  keywords: ['solve', 'equation', 'root', 'newton', 'implicit', 'dae', 'algebraic loop', 'constraint'],
  example: 'With y^2 - 2 at its input and the guess 1 it gives 1.414.',
  parameters: {
    guess: number('Initial guess', '0', {
      description: 'Where the search begins at the start of a run; later it begins at the last solution.',
    }),
  },
  inputs: { u: 'The function f(y) that is to be 0' },
  outputs: { y: 'The value for which it is 0' },
  look: { shape: 'rectangle', formula: 'f(y)=0', size: [80, 60] },
  behaviour: ({ p, u }) => {
    const f = toReal(u.u)
    const y = f.width === 1 ? broadcast(f, p.guess.width) : f
    return { outputs: { y }, guesses: { y: p.guess } }
  },
})
