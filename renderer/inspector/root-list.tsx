import { joinList } from '../kernels/read-cells.ts'
import { expandRoots, readRoot, writeRoots } from '../kernels/root-text.ts'
import type { Complex } from '../kernels/roots.ts'
import { writeNumber } from '../kernels/slider-range.ts'
import { DraftField } from '../theme/draft-field.tsx'
import { ItemList } from './item-list.tsx'

interface RootListProps {
  readonly label: string
  readonly lead: number
  readonly roots: readonly Complex[]
  readonly onSet: (text: string) => void
}

/** The roots of a polynomial, each to be changed; its leading coefficient stays. */
export function RootList({ label, lead, roots, onSet }: RootListProps) {
  const texts = writeRoots(roots)
  const set = (next: readonly string[]) => {
    const all = next.flatMap(text => readRoot(text) ?? [])
    onSet(joinList(expandRoots(lead, all).map(value => writeNumber(Number(value.toPrecision(9))))))
  }
  return (
    <>
      <p>Roots</p>
      <ItemList
        aria-label={`Roots of ${label}`}
        noun={['a', 'root']}
        label={label}
        items={texts}
        fresh="-1"
        onSet={set}
        renderField={(text, place) => (
          <DraftField
            className="field number"
            aria-label={`${label} root ${place + 1}`}
            title="A root such as -2, or a pair such as -1 ± 3j (also written -1+3j)"
            value={text}
            findFault={typed => (readRoot(typed) ? null : 'Write a root such as -2 or -1 + 3j.')}
            onCommit={typed => set(texts.with(place, typed))}
          />
        )}
      />
    </>
  )
}
