import { defineBlock, pickFromBus, text } from '../../sdk.ts'
import { heightForPorts, numberPorts } from '../ports.ts'
import { checkNames, markPorts, readNames } from './bus-names.ts'

export const busSelector = defineBlock({
  id: 'routing/bus-selector',
  name: 'Bus Selector',
  summary: 'Gives elements of a bus by their names.',
  equation: 'y_i = u.\\text{name}_i',
  keywords: ['bus', 'unbundle', 'pick', 'element', 'field', 'named', 'extract'],
  example: 'With the elements `motor.speed` it gives the speed from the bus `motor` inside its bus.',
  parameters: {
    elements: text('Elements', 'a, b', {
      description: 'Names of the wanted elements, such as motor.speed where motor is a bus in the bus.',
    }),
  },
  inputs: { u: 'The bus' },
  outputs: ({ elements }) => {
    const names = readNames(elements)
    return numberPorts('y', names.length, position => `Element ${names[position - 1]}`)
  },
  look: ({ elements }) => ({
    shape: 'bar',
    size: [20, heightForPorts(String(readNames(elements).length), 60)],
    marks: markPorts('y', elements),
  }),
  check: ({ elements }) => checkNames(elements, true),
  behaviour: ({ p, u }) => ({
    outputs: Object.fromEntries(
      readNames(p.elements).map((name, i) => [`y${i + 1}`, pickFromBus(u.u, name)]),
    ),
  }),
})
