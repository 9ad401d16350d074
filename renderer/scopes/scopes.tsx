/** All scopes side by side over one time axis, and what acts on all of them. */
import { Activity, Maximize, Play, SkipForward, X } from 'lucide-react'
import { Fragment, useEffect } from 'react'
import { Group, Panel, Separator } from 'react-resizable-panels'
import type { Project } from '../../engine/index.ts'
import { pathOfElements } from '../kernels/element-path.ts'
import { labelBand } from '../kernels/error-band.ts'
import { listBlocksOfRole } from '../kernels/list-blocks.ts'
import { useDocument } from '../stores/document-store.ts'
import { registry } from '../stores/registry.ts'
import { useRun } from '../stores/run-store.ts'
import { useView } from '../stores/view-store.ts'
import { ScopePanel } from './scope-panel.tsx'
import { useTimeView } from './time-view.ts'
import 'uplot/dist/uPlot.min.css'
import { XyPanel } from './xy-panel.tsx'
import './scopes.css'

const LEAST_PANEL_PIXELS = 240

export function Scopes() {
  const scopes = useRun(run => run.recording?.scopes)
  const elements = useView(view => view.elements)
  const graphs = useRun(run => run.recording?.graphs)
  const isEmpty = scopes === undefined
  useEffect(() => {
    // Another project: what was zoomed in the last one means nothing here.
    if (isEmpty) useTimeView.getState().fit()
  }, [isEmpty])
  if (!scopes || !graphs) return <BeforeRun />
  const panels = [...scopes, ...graphs]
  if (panels.length === 0) return <WithoutScopes />
  return (
    <div className="scopes">
      <Toolbar />
      <div className="scopes-panels">
        <Group orientation="horizontal" style={{ minWidth: panels.length * LEAST_PANEL_PIXELS }}>
          {panels.map((block, index) => (
            <Fragment key={block}>
              {index > 0 && <Separator className="scopes-separator" aria-label={`Resize ${block}`} />}
              <Panel id={block} minSize={`${LEAST_PANEL_PIXELS - 40}px`}>
                {index < scopes.length ? (
                  <ScopePanel block={pathOfElements(block, elements)} />
                ) : (
                  <XyPanel block={pathOfElements(block, elements)} />
                )}
              </Panel>
            </Fragment>
          ))}
        </Group>
      </div>
    </div>
  )
}

function Toolbar() {
  const { zoom, isFollowing, fit, follow } = useTimeView()
  const ghost = useRun(run => run.ghost)
  const clearGhost = useRun(run => run.clearGhost)
  return (
    <div className="scopes-toolbar" role="toolbar" aria-label="Scopes">
      <button
        type="button"
        onClick={fit}
        aria-pressed={zoom === null && !isFollowing}
        title="Show the whole run (double-click in a scope)"
      >
        <Maximize aria-hidden />
        Fit
      </button>
      <button
        type="button"
        onClick={() => follow(!isFollowing)}
        aria-pressed={isFollowing}
        title="Keep the newest samples in view, with the width of the present zoom"
      >
        <SkipForward aria-hidden />
        Follow
      </button>
      <span className="scopes-hint">Drag to zoom</span>
      <WorstError />
      {ghost && (
        <span className="scopes-ghost">
          <span className="scopes-ghost-mark" aria-hidden />
          Before: {ghost.label}
          <button
            type="button"
            onClick={clearGhost}
            aria-label="Clear the earlier run"
            title="Clear the earlier run"
          >
            <X aria-hidden />
          </button>
        </span>
      )}
    </div>
  )
}

/** Of all signals, the one that the run is most wrong about. */
function WorstError() {
  const trust = useRun(run => run.trust)
  if (!trust?.worst) return null
  return (
    <span className="scopes-error" title={trust.more}>
      Worst error: {trust.worst.name} {labelBand(trust.worst)}
    </span>
  )
}

function BeforeRun() {
  const hasScopes = useDocument(({ project }) => showsAnything(project))
  return hasScopes ? (
    <p className="scopes-empty">
      <Play aria-hidden />
      Run to see traces
    </p>
  ) : (
    <WithoutScopes />
  )
}

/** Asked by every render, and after every edit. */
const answers = new WeakMap<Project, boolean>()

function showsAnything(project: Project): boolean {
  const known = answers.get(project)
  if (known !== undefined) return known
  const answer = (['scope', 'xy-graph'] as const).some(
    role => listBlocksOfRole(project, registry, role).length > 0,
  )
  answers.set(project, answer)
  return answer
}

function WithoutScopes() {
  return (
    <p className="scopes-empty">
      <Activity aria-hidden />
      <span>Add a Scope block and wire a signal to it: what it shows is recorded with every run.</span>
    </p>
  )
}
