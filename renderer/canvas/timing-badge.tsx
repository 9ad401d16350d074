/** The rate's letters and the number in the execution order, over a block's corner. */
import { useTimingMarks } from './timing-marks.ts'

interface TimingBadgeProps {
  readonly block: string
  /** The name stands there, too. */
  readonly isOverName: boolean
}

export function TimingBadge({ block, isOverName }: TimingBadgeProps) {
  const mark = useTimingMarks(marks => marks.blocks.get(block))
  if (!mark) return null
  const { letters, number, words } = mark
  return (
    <div
      className={isOverName ? 'timing-badge is-over-name' : 'timing-badge'}
      role="img"
      aria-label={`Timing of ${block}: ${words}`}
      title={words}
    >
      {letters !== null && <span className="timing-letters">{letters}</span>}
      {number !== null && <span className="timing-number">{number}</span>}
    </div>
  )
}
