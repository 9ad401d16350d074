import type { Panel } from '../../engine/index.ts'
import type { DrawnBlock } from '../kernels/diagram.ts'
import { PanelDrawing } from '../theme/panel-drawing.tsx'
import { usePanelState } from './use-panel.ts'

interface PanelSymbolProps {
  readonly block: DrawnBlock
  readonly panel: Panel
}

/** The control or indicator in a block, as it stands now. */
export function PanelSymbol({ block, panel }: PanelSymbolProps) {
  return <PanelDrawing panel={panel} box={block} state={usePanelState(block.name, panel)} />
}
