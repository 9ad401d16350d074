import { X } from 'lucide-react'
import { memo, useEffect } from 'react'
import { changeCanvas, useCanvasState, type WireStart } from './canvas-state.ts'

const SHOWN_MILLISECONDS = 8000

/** Why something the user tried on the canvas was not done, what an edit changed out of sight, or what is under way. */
export const Notice = memo(function Notice() {
  const notice = useCanvasState(state => state.notice)
  const begun = useCanvasState(state => state.begun)
  useEffect(() => {
    if (notice === null) return
    const timer = setTimeout(() => changeCanvas({ notice: null }), SHOWN_MILLISECONDS)
    return () => clearTimeout(timer)
  }, [notice])
  return (
    <div className="canvas-notices" role="status">
      {notice === null && begun && <div className="canvas-notice is-hint">{describe(begun)}</div>}
      {notice !== null && (
        <div className="canvas-notice">
          <span>{notice}</span>
          <button
            type="button"
            className="icon-button"
            aria-label="Dismiss"
            onClick={() => changeCanvas({ notice: null })}
          >
            <X size={14} aria-hidden="true" />
          </button>
        </div>
      )}
    </div>
  )
})

function describe({ block, port, side }: WireStart): string {
  const goesOn = side === 'output' ? 'choose where it ends' : 'choose where it comes from'
  return `Wire ${side === 'output' ? 'from' : 'to'} ${block}.${port}: ${goesOn}, or type a block. Esc gives it up.`
}
