/** What a table says when its input lies beyond its ends. */
import {
  type Behaviour,
  type BehaviourScope,
  choice,
  type Expression,
  element,
  greater,
  less,
  or,
  type Watch,
} from '../../sdk.ts'
import { watchCondition } from '../watch.ts'

export const outside = choice('When outside', 'nothing', {
  nothing: 'Say nothing',
  warn: 'Warn, and go on',
  fail: 'End the run with an error',
})

interface OutsideSettings {
  readonly outside: 'nothing' | Watch['action']
}

export function watchOutside({ outside: action }: OutsideSettings): Watch {
  return { action: action === 'nothing' ? 'warn' : action, message: 'The input is outside the table' }
}

/** The output, and what watches over the inputs where that is wanted: each lies between the first and the last number. */
export function giveAndWatch(
  y: Readonly<Record<string, Expression>>,
  { outside: action }: OutsideSettings,
  ranges: readonly { readonly x: Expression; readonly from: Expression; readonly to: Expression }[],
  scope: Pick<BehaviourScope<never, never>, 't' | 'discreteState'>,
): Behaviour {
  if (action === 'nothing') return { outputs: y }
  const isOutside = ranges
    .map(({ x, from, to }) => or(less(x, from), greater(x, to)))
    .reduce((any, next) => or(any, next))
  const { outputs, ...watching } = watchCondition({ enabled: true, action }, isOutside, scope)
  return { outputs: { ...y, ...outputs }, ...watching }
}

export function rangeOf(x: Expression, points: Expression) {
  return { x, from: element(points, 0), to: element(points, points.width - 1) }
}

/** Of the inputs of several dimensions. */
export function rangesOf(inputs: readonly Expression[], axes: readonly Expression[]) {
  return axes.flatMap((points, d) => {
    const x = inputs[d]
    return x ? [rangeOf(x, points)] : []
  })
}
