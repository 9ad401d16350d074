import { Tabs } from 'radix-ui'
import { isError } from '../engine/index.ts'
import { Problems } from './problems/problems.tsx'
import { Scopes } from './scopes/scopes.tsx'
import { useAllProblems } from './stores/problems-store.ts'
import { useView } from './stores/view-store.ts'
import { Tab } from './theme/tab.tsx'

/** Below the canvas: scopes and problems. */
export function Dock() {
  const tab = useView(state => state.dockTab)
  const showDock = useView(state => state.showDock)
  const problems = useAllProblems()
  const hasErrors = problems.some(isError)
  return (
    <Tabs.Root
      asChild
      value={tab}
      onValueChange={value => showDock(value === 'problems' ? 'problems' : 'scopes')}
    >
      <section className="panel dock" aria-label="Dock">
        <Tabs.List className="dock-tabs" aria-label="Dock">
          <Tab value="scopes">Scopes</Tab>
          <Tab value="problems">
            Problems
            {problems.length > 0 && (
              <span className={hasErrors ? 'dock-count has-errors' : 'dock-count'}>{problems.length}</span>
            )}
          </Tab>
        </Tabs.List>
        <Tabs.Content className="dock-page" value="scopes">
          <Scopes />
        </Tabs.Content>
        <Tabs.Content className="dock-page" value="problems">
          <Problems />
        </Tabs.Content>
      </section>
    </Tabs.Root>
  )
}
