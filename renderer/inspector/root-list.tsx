import { Plus, Trash2 } from 'lucide-react'
import { joinList } from '../kernels/read-cells.ts'
import { expandRoots, readRoot, writeRoots } from '../kernels/root-text.ts'
import type { Complex } from '../kernels/roots.ts'
import { writeNumber } from '../kernels/slider-range.ts'
import { DraftField } from '../theme/draft-field.tsx'

interface RootListProps {
  readonly label: string
  readonly lead: number
  readonly roots: readonly Complex[]
  readonly onSet: (text: string) => void
}

/** The roots of a polynomial, each to be changed; its leading coefficient stays. */
export function RootList({ label, lead, roots, onSet }: RootListProps) {
  const texts = writeRoots(roots).map((text, place) => ({ text, place }))
  const set = (next: readonly string[]) => {
    const all = next.flatMap(text => readRoot(text) ?? [])
    onSet(joinList(expandRoots(lead, all).map(value => writeNumber(Number(value.toPrecision(9))))))
  }
  const all = texts.map(({ text }) => text)
  return (
    <>
      <p>Roots</p>
      <ol aria-label={`Roots of ${label}`}>
        {texts.map(({ text, place }) => (
          <li key={place}>
            <DraftField
              className="field number"
              aria-label={`${label} root ${place + 1}`}
              title="A root such as -2, or a pair such as -1 ± 3j (also written -1+3j)"
              value={text}
              findFault={typed => (readRoot(typed) ? null : 'Write a root such as -2 or -1 + 3j.')}
              onCommit={typed => set(all.with(place, typed))}
            />
            <button
              type="button"
              className="icon-button small"
              aria-label={`Delete root ${place + 1} of ${label}`}
              onClick={() => set(all.toSpliced(place, 1))}
            >
              <Trash2 size={12} aria-hidden />
            </button>
          </li>
        ))}
        <li>
          <button
            type="button"
            className="icon-button small"
            aria-label={`Add a root to ${label}`}
            title="Add a root"
            onClick={() => set([...all, '-1'])}
          >
            <Plus size={13} aria-hidden />
          </button>
        </li>
      </ol>
    </>
  )
}
