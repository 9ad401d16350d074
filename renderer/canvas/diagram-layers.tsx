/** What is drawn in React Flow's plane besides blocks and wires, and over it. */
import { Background, BackgroundVariant } from '@xyflow/react'
import type { Diagram } from '../kernels/diagram.ts'
import { GRID } from '../kernels/geometry.ts'
import { useView } from '../stores/view-store.ts'
import { CopyGhosts } from './copy-ghosts.tsx'
import { DiagramMap } from './diagram-map.tsx'
import type { FlowKeeper } from './flow-keeper.ts'
import type { BlockFlowNode } from './flow-types.ts'
import { GuidesLayer } from './guides-layer.tsx'
import { HeatLayer } from './heat-layer.tsx'
import { NotesLayer } from './notes-layer.tsx'
import { PlainDiagram } from './plain-diagram.tsx'
import { TimingLayer } from './timing-layer.tsx'
import type { CanvasView } from './use-canvas-view.ts'
import { ValuesLayer } from './values-layer.tsx'
import { WireNameField } from './wire-name-field.tsx'
import { ZoomControls } from './zoom-controls.tsx'

interface DiagramLayersProps {
  readonly diagram: Diagram
  readonly nodes: readonly BlockFlowNode[]
  /** Those that React Flow draws. */
  readonly drawn: readonly BlockFlowNode[]
  readonly keeper: FlowKeeper
  readonly view: CanvasView
  /** Seen from far. */
  readonly isPlain: boolean
}

export function DiagramLayers({ diagram, nodes, drawn, keeper, view, isPlain }: DiagramLayersProps) {
  const hasMinimap = useView(state => state.hasMinimap)
  return (
    <>
      {isPlain ? (
        <PlainDiagram nodes={nodes} inFull={drawn} diagram={diagram} keeper={keeper} />
      ) : (
        <Background variant={BackgroundVariant.Dots} gap={2 * GRID} size={1.5} color="var(--color-grid)" />
      )}
      <NotesLayer diagram={diagram} carry={keeper.carry} />
      <CopyGhosts diagram={diagram} />
      <HeatLayer diagram={diagram} />
      <TimingLayer diagram={diagram} />
      <WireNameField />
      <GuidesLayer diagram={diagram} />
      <ValuesLayer diagram={diagram} keeper={keeper} />
      <ZoomControls onFit={view.fit} />
      {hasMinimap && <DiagramMap nodes={nodes} />}
    </>
  )
}
