/** Statements to graphs. The shape of a state follows from what goes into it, as far as that is wider than its start. */
import { findOwn } from '../math/find-own.ts'
import { type Expression, ExpressionError, reference } from './expression.ts'
import { expressionFromText } from './expression-from-text.ts'
import { FormulaError } from './formula-error.ts'
import { SCALAR, type SignalType, typeOf } from './signal-type.ts'
import type { Definition, StatementFault, Statements, TextPlace } from './statements.ts'

type Names = Readonly<Record<string, Expression>>

interface ComputedState {
  readonly name: string
  readonly kind: 'continuous' | 'discrete'
  readonly initial: Expression
  readonly type: SignalType
  /** dx/dt, or the value at the next sample. */
  readonly change: Expression
}

export interface Computed {
  readonly outputs: Names
  readonly states: readonly ComputedState[]
}

/** What is wrong with the expressions of statements. */
export class StatementError extends ExpressionError {
  readonly fault: StatementFault
  /** Whether the text is wrong whatever signals arrive. */
  readonly isText: boolean
  constructor(fault: StatementFault, isText: boolean, culprits: readonly Expression[]) {
    super(describeStatementFault(fault), culprits)
    this.fault = fault
    this.isText = isText
  }
}

/** `Line 2, column 7: ...` */
export function describeStatementFault({ message, at }: Pick<StatementFault, 'message' | 'at'>): string {
  return `Line ${at.line}, column ${at.column}: ${message}`
}

/** Rounds in which a state may still become wider. */
const MOST_ROUNDS = 20

/** @throws StatementError */
export function computeStatements(
  { outputs, definitions }: Statements,
  /** Inputs, variables and the time. */
  given: Names,
  /** What stands for parameters of the statements' own, instead of what they are defined as. */
  own: Names = {},
): Computed {
  const shapes = new Map<string, SignalType>()
  for (let round = 0; ; round += 1) {
    const computed = computeOnce(definitions, given, own, shapes)
    const grown = computed.states.filter(({ change, type }) => change.width > 1 && type.width === 1)
    if (grown.length === 0 || round > MOST_ROUNDS) {
      const { names, states } = computed
      const values = outputs.flatMap(name => (names[name] ? [[name, names[name]] as const] : []))
      return { outputs: Object.fromEntries(values), states }
    }
    for (const { name, change } of grown) shapes.set(name, { ...typeOf(change), type: 'real' })
  }
}

function computeOnce(
  definitions: readonly Definition[],
  given: Names,
  own: Names,
  shapes: ReadonlyMap<string, SignalType>,
): { readonly names: Names; readonly states: readonly ComputedState[] } {
  const names: Record<string, Expression> = { ...given }
  /** What the initial value of a state may be made of: all that is there before anything moves. */
  const atStart: Record<string, Expression> = Object.fromEntries(
    Object.entries(given).filter(([, { kind }]) => kind !== 'input' && kind !== 'time'),
  )
  const starts = new Map<string, { initial: Expression; type: SignalType }>()
  const states: ComputedState[] = []
  for (const definition of definitions) {
    const { kind, name } = definition
    const isFixed = kind === 'parameter' || kind === 'state'
    const leaf = kind === 'parameter' ? findOwn(own, name) : undefined
    const value = leaf ?? compute(definition, isFixed ? atStart : names)
    if (kind === 'state') {
      const type = shapes.get(name) ?? { ...typeOf(value), type: 'real' }
      starts.set(name, { initial: value, type })
      names[name] = reference('state', name, type)
    } else if (kind === 'derivative' || kind === 'next') {
      const { initial, type } = starts.get(name) ?? { initial: value, type: SCALAR }
      states.push({
        name,
        kind: kind === 'next' ? 'discrete' : 'continuous',
        initial,
        type,
        change: value,
      })
    } else {
      names[name] = value
      if (kind === 'parameter') atStart[name] = value
    }
  }
  return { names, states }
}

function compute({ text, textAt }: Definition, names: Names): Expression {
  try {
    return expressionFromText(text, names)
  } catch (error) {
    if (!(error instanceof ExpressionError)) throw error
    const isText = error instanceof FormulaError
    const hint = isText ? error.hint : undefined
    const fault: StatementFault = {
      message: isText ? error.reason : error.message,
      ...(hint === undefined ? {} : { hint }),
      at: moveBy(textAt, isText ? (error.at ?? 1) - 1 : 0),
    }
    throw new StatementError(fault, isText, error.culprits)
  }
}

/** An expression stands in one line. */
function moveBy({ line, column }: TextPlace, characters: number): TextPlace {
  return { line, column: column + characters }
}
