import type { EvaluatedParameter } from '../../engine/index.ts'

/** The numbers of a parameter's value, of a matrix column by column; none where it is none or cannot be evaluated. */
export function numbersOf(result: EvaluatedParameter | undefined): readonly number[] {
  if (!result || !('value' in result) || typeof result.value !== 'object') return []
  const { value } = result
  if ('text' in value || 'path' in value) return []
  return 'columns' in value ? value.values : value
}
