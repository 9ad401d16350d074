import { defineBlock, number, type ParameterFault, text, vector } from '../../sdk.ts'
import { checkOrder } from '../limits.ts'
import { isPanelColor, readColors } from './colors.ts'

export const gauge = defineBlock({
  id: 'panel/gauge',
  name: 'Gauge',
  role: 'display',
  summary:
    'Shows its input with a needle over a scale with coloured ranges; of a vector, a needle for each element.',
  equation: 'u',
  keywords: [
    'panel',
    'dashboard',
    'indicator',
    'meter',
    'needle',
    'dial',
    'voltmeter',
    'speedometer',
    'Circular Gauge',
  ],
  example: 'From 0 to 15 with the limits [11, 13] and the colours red green red, 12 V stand in the green.',
  parameters: {
    low: number('Low', '0', { description: 'Where the scale begins.' }),
    high: number('High', '10', { description: 'Where the scale ends.' }),
    limits: vector('Limits', '[7, 9]', { description: 'Where one colour ends and the next begins, rising.' }),
    colors: text('Colours', 'green yellow red', {
      description: 'One more than there are limits: green, yellow, red, blue, grey. Empty for none.',
    }),
    unit: text('Unit', '', { description: 'Shown behind the value.' }),
  },
  inputs: { u: 'Signal to show' },
  look: ({ unit, colors }) => ({
    shape: 'rectangle',
    size: [120, 80],
    panel: {
      kind: 'gauge',
      low: 'low',
      high: 'high',
      unit,
      limits: 'limits',
      colors: readColors(colors).filter(isPanelColor),
    },
  }),
  check: ({ low, high, limits, colors }) => [
    ...checkScale(low, high),
    ...checkColors(limits, readColors(colors)),
  ],
})

function checkScale(low: readonly number[], high: readonly number[]): ParameterFault[] {
  const wide = Object.entries({ low, high }).find(([, values]) => values.length !== 1)
  if (wide) {
    const message = 'A gauge has one scale for all elements.'
    return [{ parameter: wide[0], message, hint: 'Write a single number.' }]
  }
  if (low[0] === high[0])
    return [{ parameter: 'high', message: 'The scale is empty.', hint: 'Make high greater than low.' }]
  return checkOrder(['low', low], ['high', high])
}

function checkColors(limits: readonly number[], colors: readonly string[]): ParameterFault[] {
  if (colors.length === 0) return []
  const unknown = colors.find(color => !isPanelColor(color))
  if (unknown !== undefined) {
    const hint = 'There are green, yellow, red, blue and grey.'
    return [{ parameter: 'colors', message: `There is no colour “${unknown}”.`, hint }]
  }
  if (limits.some((limit, i) => i > 0 && limit <= (limits[i - 1] ?? limit)))
    return [{ parameter: 'limits', message: 'The limits do not rise.', hint: 'Order them from low to high.' }]
  if (colors.length === limits.length + 1) return []
  return [
    {
      parameter: 'colors',
      message: `${limits.length} limits part ${limits.length + 1} colours, and here are ${colors.length}.`,
      hint: 'Write one colour more than there are limits.',
    },
  ]
}
