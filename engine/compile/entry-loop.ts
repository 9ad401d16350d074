/** What stands for an Entry that has an Exit of its name in the same model. */
import { defineBlock } from '../block/define-block.ts'
import { constant } from '../block/expression.ts'

/** Step 5 of a fixed step: the Exit's value becomes the Entry's for the next step. */
export const entryLoop = defineBlock({
  id: 'engine/entry-loop',
  name: 'Entry',
  summary: 'Carries an Exit to the Entry of its name, one step later.',
  equation: 'y_{k+1} = u_k',
  inputs: { u: 'Exit' },
  outputs: { y: 'Entry' },
  period: () => 0,
  behaviour: ({ u, discreteState }) => {
    const held = discreteState('held', constant(0), u.u)
    return { outputs: { y: held }, updates: { held: u.u } }
  },
})
