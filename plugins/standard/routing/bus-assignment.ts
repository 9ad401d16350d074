import { assignToBus, constant, defineBlock, text } from '../../sdk.ts'
import { heightForPorts, numberPorts } from '../ports.ts'
import { checkNames, markPorts, readNames } from './bus-names.ts'

export const busAssignment = defineBlock({
  id: 'routing/bus-assignment',
  name: 'Bus Assignment',
  summary: 'Passes a bus on with some of its elements replaced.',
  equation: 'y = u \\ \\text{with} \\ y.\\text{name}_i = u_i',
  keywords: ['bus', 'replace', 'assign', 'element', 'field', 'named', 'write'],
  example:
    'With the elements `current`, a bus of voltage 12 and current 2, and 3 at `u1`, voltage 12 and current 3 leave.',
  parameters: {
    elements: text('Elements', 'a', {
      description: 'Names of the elements that the numbered inputs replace.',
    }),
  },
  inputs: ({ elements }) => {
    const names = readNames(elements)
    return {
      u: 'The bus',
      ...numberPorts('u', names.length, position => `New value of ${names[position - 1]}`),
    }
  },
  outputs: { y: 'The bus with the new values' },
  look: ({ elements }) => ({
    shape: 'rectangle',
    label: '.=',
    size: [60, heightForPorts(String(readNames(elements).length + 1), 60)],
    marks: markPorts('u', elements),
  }),
  check: ({ elements }) => checkNames(elements, true),
  behaviour: ({ p, inputs }) => {
    const [bus = constant(0), ...values] = inputs
    const assignments = readNames(p.elements).flatMap((name, i) => {
      const value = values[i]
      return value ? [[name, value] as const] : []
    })
    return { outputs: { y: assignToBus(bus, assignments) } }
  },
})
