import type { OnMoveEnd, Viewport } from '@xyflow/react'
import { useCallback, useEffect, useMemo, useState } from 'react'
import { findModel } from '../../engine/index.ts'
import { isOpening, useDocument } from '../stores/document-store.ts'
import { resetCanvas } from './canvas-state.ts'
import { shownModelKey } from './shown-model.ts'
import { EMPTY_START } from './use-canvas-view.ts'

interface Viewports {
  /** Null to show the whole diagram. The same as long as the context is shown. */
  readonly start: Viewport | null
  readonly keep: OnMoveEnd
}

/** Where one was in each context, until another project is opened, which is then shown whole. */
export function useViewports(context: string): Viewports {
  const [known] = useState(() => new Map<string, Viewport>())
  const start = useMemo(() => {
    const kept = known.get(context)
    return kept ?? (isAnythingDrawn() ? null : EMPTY_START)
  }, [known, context])
  useEffect(
    () =>
      useDocument.subscribe((now, before) => {
        if (!isOpening(now, before)) return
        known.clear()
        resetCanvas()
      }),
    [known],
  )
  const keep = useCallback<OnMoveEnd>((_, viewport) => void known.set(context, viewport), [known, context])
  return { start, keep }
}

function isAnythingDrawn(): boolean {
  const model = findModel(useDocument.getState().project, shownModelKey())
  return model !== undefined && Object.keys(model.blocks).length > 0
}
