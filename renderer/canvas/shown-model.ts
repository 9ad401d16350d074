/** The model that the canvas shows, in the context that the user is in. */
import { findModel, openContext, type Project, type Registry } from '../../engine/index.ts'
import { boxOfBlock, type Diagram, describeDiagram } from '../kernels/diagram.ts'
import type { Rectangle } from '../kernels/geometry.ts'
import { useDocument } from '../stores/document-store.ts'
import { registry, useRegistry } from '../stores/registry.ts'
import { useView } from '../stores/view-store.ts'

export function useShownModelKey(): string {
  const context = useView(view => view.context)
  return useDocument(({ project }) => modelKeyAt(project, context))
}

/** As it is now, for what happens between renders. */
export function shownModelKey(): string {
  return modelKeyAt(useDocument.getState().project, useView.getState().context)
}

let lastShown: Diagram | null = null
let lastRegistry: Registry | null = null

/** The same one for the same project, whoever asks. */
export function diagramOf(project: Project, modelKey: string): Diagram {
  const { current } = useRegistry.getState()
  const isKnown = lastRegistry === current && lastShown?.modelKey === modelKey
  if (isKnown && lastShown?.source.project === project) return lastShown
  lastRegistry = current
  lastShown = describeDiagram(project, current, modelKey, lastShown)
  return lastShown
}

/** The diagram as it is now, for what happens between renders. */
export function shownDiagram(): Diagram {
  return diagramOf(useDocument.getState().project, shownModelKey())
}

/** Where its blocks stand. */
export function listBlockBoxes(): Rectangle[] {
  return [...shownDiagram().blocks.values()].map(boxOfBlock)
}

/** The root while a context leads nowhere, which `findDepth` mends. */
function modelKeyAt(project: Project, context: readonly string[]): string {
  return openContext(project, registry, context)?.key ?? project.root
}

/** How many steps of a context lead somewhere: fewer than all after a Model block on the way has gone. */
export function findDepth(project: Project, context: readonly string[]): number {
  let depth = context.length
  while (depth > 0) {
    const opened = openContext(project, registry, context.slice(0, depth))
    if (opened && findModel(project, opened.key)) return depth
    depth -= 1
  }
  return 0
}
