import { choice, clamp, constant, defineBlock, flag, isTrue, number, select, widestOf } from '../../sdk.ts'
import { checkEvery } from '../checks.ts'
import { checkOrder, isDrivenOut } from '../limits.ts'
import { RESETS, watchReset } from './external-reset.ts'

export const integrator = defineBlock({
  id: 'continuous/integrator',
  name: 'Integrator',
  summary:
    'Integrates its input over time, with limits, a reset and an initial value from outside where wanted.',
  equation: 'y(t) = x_0 + \\int_0^t u\\,\\mathrm{d}\\tau',
  keywords: [
    'integral',
    '1/s',
    'accumulate',
    'state',
    'capacitor',
    'inductor',
    'continuous',
    'integrator limited',
  ],
  parameters: {
    initial: number('Initial value', '0', { description: 'Value x_0 at the start and after a reset.' }),
    initialFrom: choice(
      'Initial value comes from',
      'parameter',
      { parameter: 'The parameter', signal: 'Signal at port u0' },
      { description: 'From a signal it is what arrives at the start, and at each reset.' },
    ),
    externalReset: choice('External reset', 'none', RESETS, {
      description:
        'What of the signal at port reset sets the state to its initial value, at a step of the run.',
    }),
    resetTo: choice(
      'Value after a reset',
      'initial',
      { initial: 'Initial value', signal: 'Signal at port u0' },
      { description: 'Used with an external reset; a signal makes a ball bounce with a part of its speed.' },
    ),
    limit: flag('Limit the output', 'false', {
      description: 'Stops integrating at a limit until the input turns.',
    }),
    lower: number('Lower limit', '-inf', { description: 'Used when the output is limited.' }),
    upper: number('Upper limit', 'inf', { description: 'Used when the output is limited.' }),
  },
  unused: ({ initialFrom, externalReset, limit }) => [
    ...(initialFrom === 'signal' ? (['initial'] as const) : []),
    ...(initialFrom === 'signal' || externalReset === 'none' ? (['resetTo'] as const) : []),
    ...(limit === 'false' ? (['lower', 'upper'] as const) : []),
  ],
  inputs: parameters => ({
    u: 'Signal to integrate',
    ...(parameters.externalReset === 'none' ? {} : { reset: 'Signal that resets the state' }),
    ...(isSet(parameters) ? { u0: 'Value that the state takes' } : {}),
  }),
  outputs: { y: 'Integral' },
  look: { shape: 'rectangle', formula: '\\dfrac{1}{s}', size: [60, 60] },
  check: ({ initial, initialFrom, limit, lower, upper }) => {
    const finite = checkEvery(
      'initial',
      initial,
      Number.isFinite,
      'a value to start from',
      'Write a finite number.',
    )
    if (!limit || finite.length > 0) return finite
    const order = checkOrder(['lower', lower], ['upper', upper])
    if (order.length > 0 || initialFrom === 'signal') return order
    const outside = [
      ...checkOrder(['lower', lower], ['initial', initial]),
      ...checkOrder(['initial', initial], ['upper', upper]),
    ]
    return outside.map(fault => ({ ...fault, parameter: 'initial' }))
  },
  behaviour: ({ p, inputs, continuousState, discreteState }) => {
    const [u = constant(0), ...others] = inputs
    const given = isSet(p) ? others.at(-1) : undefined
    const signal = p.externalReset === 'none' ? undefined : others[0]
    const limits = p.limit ? { lower: p.lower, upper: p.upper } : null
    const reset =
      signal && p.externalReset !== 'none' ? watchReset(p.externalReset, signal, discreteState) : null
    const shaping = [
      p.initial,
      ...(given ? [given] : []),
      ...(signal ? [signal] : []),
      ...(limits ? [limits.lower, limits.upper] : []),
    ]
    const state = continuousState('x', p.initial, widestOf(u, ...shaping))
    const isGiven = p.initialFrom === 'signal' && given !== undefined
    // A state begins with numbers; with a signal it does as of the first step.
    const x = isGiven ? select(isTrue(discreteState('begun', 0)), state, given) : state
    const keep = (value: typeof x) => (limits ? clamp(value, limits.lower, limits.upper) : value)

    const free = limits ? select(isDrivenOut(x, u, limits, 'at or beyond'), 0, u) : u
    const rate = reset?.isHeld ? select(reset.isHeld, 0, free) : free
    const after = keep(reset ? select(reset.isTriggered, given ?? p.initial, x) : x)
    return {
      outputs: { y: keep(x) },
      derivatives: { x: rate },
      updates: {
        ...reset?.updates,
        ...(isGiven ? { begun: constant(1) } : {}),
        ...(after === state ? {} : { x: after }),
      },
    }
  },
})

/** Whether a signal says what the state is set to, at the start or by a reset. */
function isSet(parameters: {
  readonly initialFrom: 'parameter' | 'signal'
  readonly externalReset: string
  readonly resetTo: 'initial' | 'signal'
}): boolean {
  const { initialFrom, externalReset, resetTo } = parameters
  return initialFrom === 'signal' || (externalReset !== 'none' && resetTo === 'signal')
}
