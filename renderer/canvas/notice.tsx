import { X } from 'lucide-react'
import { useEffect } from 'react'
import { changeCanvas, useCanvasState } from './canvas-state.ts'

const SHOWN_MILLISECONDS = 8000

/** Why something the user tried on the canvas was not done, or what an edit changed out of sight. */
export function Notice() {
  const notice = useCanvasState(state => state.notice)
  useEffect(() => {
    if (notice === null) return
    const timer = setTimeout(() => changeCanvas({ notice: null }), SHOWN_MILLISECONDS)
    return () => clearTimeout(timer)
  }, [notice])
  return (
    <div className="canvas-notices" role="status">
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
}
