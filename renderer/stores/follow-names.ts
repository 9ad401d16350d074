/** What is selected and where one is stay so when an edit, an undo or a redo gives blocks other names. */
import { openContext } from '../../engine/index.ts'
import { followBlocks, followContext } from '../kernels/follow-context.ts'
import { isOpening, useDocument } from './document-store.ts'
import { registry } from './registry.ts'
import { useView } from './view-store.ts'

/** Returns how to stop. */
export function followNames(): () => void {
  return useDocument.subscribe((now, before) => {
    const [old, next] = [before.project, now.project]
    if (old.models === next.models || isOpening(now, before)) return
    const { context, tabs, activeTab, selection } = useView.getState()
    const shown = openContext(old, registry, context)?.key ?? old.root
    const blocks = followBlocks(old, next, shown, selection.blocks)
    if (blocks !== selection.blocks) useView.setState({ selection: { ...selection, blocks } })
    const followed = tabs.map(tab => followContext(old, next, registry, tab))
    if (followed.some((tab, place) => tab !== tabs[place]))
      useView.setState({ tabs: followed, context: followed[activeTab] ?? [] })
  })
}
