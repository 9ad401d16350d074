/** What Slider and Knob share: a value that is moved within a range. */
import { number, type ParameterFault, text } from '../../sdk.ts'
import { checkOrder } from '../limits.ts'

export const rangeParameters = {
  value: number('Value', '0', { description: 'What it gives; moved by hand, also while the run goes on.' }),
  low: number('Low', '0', { description: 'Least value.' }),
  high: number('High', '10', { description: 'Greatest value.' }),
  step: number('Step', '0', {
    description: 'Distance of two values that can be set, from the least one; 0 for any.',
  }),
  unit: text('Unit', '', { description: 'Shown behind the value.' }),
}

interface Range {
  readonly value: readonly number[]
  readonly low: readonly number[]
  readonly high: readonly number[]
  readonly step: readonly number[]
}

export function checkRange({ value, low, high, step }: Range): ParameterFault[] {
  const wide = Object.entries({ value, low, high, step }).find(([, values]) => values.length !== 1)
  if (wide) {
    return [
      {
        parameter: wide[0],
        message: 'One hand moves one number, and this is a vector.',
        hint: 'Write a single number, and use a control for each element with a Mux behind them.',
      },
    ]
  }
  if (Number(low[0]) === Number(high[0]))
    return [{ parameter: 'high', message: 'The range is empty.', hint: 'Make high greater than low.' }]
  if (Number(step[0]) < 0)
    return [{ parameter: 'step', message: 'The step is below 0.', hint: 'Write 0 for any value.' }]
  const order = checkOrder(['low', low], ['high', high])
  if (order.length > 0) return order
  return [...checkOrder(['low', low], ['value', value]), ...checkOrder(['value', value], ['high', high])].map(
    fault => ({ ...fault, parameter: 'value' }),
  )
}
