import type { EvaluatedParameter } from '../../engine/index.ts'

/** The numbers of a parameter's value, of a matrix row by row; none where it is none or cannot be evaluated. */
export function numbersOf(result: EvaluatedParameter | undefined): readonly number[] {
  if (!result || !('value' in result) || typeof result.value !== 'object') return []
  return 'columns' in result.value ? result.value.values : result.value
}
