import { createBus, defineBlock, text } from '../../sdk.ts'
import { heightForPorts, numberPorts } from '../ports.ts'
import { checkNames, markPorts, readNames } from './bus-names.ts'

export const busCreator = defineBlock({
  id: 'routing/bus-creator',
  name: 'Bus Creator',
  summary: 'Bundles signals of any size under names, so that one connection carries them all.',
  equation: 'y = \\{\\, \\text{name}_1: u_1,\\ \\text{name}_2: u_2,\\ \\ldots \\,\\}',
  keywords: ['bus', 'bundle', 'struct', 'structure', 'named', 'group', 'combine'],
  example:
    'With the elements `voltage, current` one connection carries both, and a Bus Selector takes them out by these names.',
  parameters: {
    elements: text('Elements', 'a, b', {
      description: 'Names of the elements in the order of the inputs; an input may be a bus itself.',
    }),
  },
  inputs: ({ elements }) => {
    const names = readNames(elements)
    return numberPorts('u', names.length, position => `Element ${names[position - 1]}`)
  },
  outputs: { y: 'The bus' },
  look: ({ elements }) => ({
    shape: 'bar',
    size: [20, heightForPorts(String(readNames(elements).length), 60)],
    marks: markPorts('u', elements),
  }),
  check: ({ elements }) => checkNames(elements, false),
  behaviour: ({ p, inputs }) => ({
    outputs: {
      y: createBus(
        readNames(p.elements).flatMap((name, i) => {
          const signal = inputs[i]
          return signal ? [[name, signal] as const] : []
        }),
      ),
    },
  }),
})
