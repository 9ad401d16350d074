import { formatQuantity } from '../kernels/si-format.ts'
import { useLatestValue } from '../stores/recording-watch.ts'
import { useValuePath } from './context-path.ts'

const MOST_SHOWN = 3

/** The value that a Display showed last; of a vector the first few elements. */
export function DisplayValue({ name }: { readonly name: string }) {
  const values = useLatestValue(useValuePath(name))
  const shown = values
    ?.slice(0, MOST_SHOWN)
    .map(value => formatQuantity(value))
    .join('  ')
  const rest = values && values.length > MOST_SHOWN ? ' …' : ''
  return (
    <output className="display-value" aria-label={`Value of ${name}`}>
      {shown === undefined ? '–' : shown + rest}
    </output>
  )
}
