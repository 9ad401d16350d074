/** What is drawn after an edit is made of what was drawn before it, and must be what one would draw from nothing. */
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { createProject, type Project } from '../../engine/index.ts'
import { type Diagram, describeDiagram } from '../kernels/diagram.ts'
import type { WireDrawing, WiringChange } from '../kernels/wiring.ts'
import { useDocument } from '../stores/document-store.ts'
import { registry } from '../stores/registry.ts'
import { someEdits, take } from '../stores/testing/arbitrary-edits.ts'
import { type AskedWires, listWiringChange } from './ask-wiring.ts'
import { createFlowKeeper, type FlowKeeper } from './flow-keeper.ts'
import { createPlainWires, type PlainWires } from './plain-wires.ts'

const project = (): Project => useDocument.getState().project

function show(keeper: FlowKeeper, listWires: PlainWires, diagram: Diagram) {
  const nodes = keeper.nodes({ diagram, selected: [], drag: null, problems: new Map() })
  // Whatever wires run like: where they do is another law.
  const drawings = new Map(diagram.connections.map(({ id }) => [id, LINE]))
  const edges = keeper.edges(diagram, { drawings, selected: [], wideNets: new Set(), looped: new Set() })
  const wires = listWires(diagram.connections, drawings, { selected: [], carried: new Map() })
  return { nodes, edges, wires }
}
const LINE: WireDrawing = { points: [{ x: 0, y: 0 }], route: [], path: '', line: '', arrow: '', dots: [] }

/** All that was ever asked, as the thread of the wires keeps it. */
function keep(asked: Map<string, unknown>, { obstacles, wires }: WiringChange): void {
  for (const [id, what] of [...obstacles, ...wires]) {
    if (what === null) asked.delete(id)
    else asked.set(id, what)
  }
}

const sorted = (asked: ReadonlyMap<string, unknown>) => [...asked].sort(([a], [b]) => (a < b ? -1 : 1))

it('diagrams, nodes, edges, wires seen from far and what is asked about wires are those drawn from nothing, whatever the edits', () => {
  fc.assert(
    fc.property(someEdits, edits => {
      useDocument.getState().open(createProject(), null, null)
      let diagram: Diagram | null = null
      let wires: AskedWires | null = null
      const keeper = createFlowKeeper()
      const listWires = createPlainWires()
      const asked = new Map<string, unknown>()
      for (const edit of edits) {
        take(edit)
        const fresh = describeDiagram(project(), registry, project().root, null)
        const next: Diagram = describeDiagram(project(), registry, project().root, diagram)
        expect({ ...next, source: null }).toEqual({ ...fresh, source: null })
        expect(show(keeper, listWires, next)).toEqual(show(createFlowKeeper(), createPlainWires(), fresh))
        const question = listWiringChange(
          wires?.diagram.modelKey === next.modelKey ? wires : null,
          next,
          null,
        )
        if (wires?.diagram.modelKey !== next.modelKey) asked.clear()
        keep(asked, question.change)
        const whole = new Map<string, unknown>()
        keep(whole, listWiringChange(null, fresh, null).change)
        expect(sorted(asked)).toEqual(sorted(whole))
        diagram = next
        wires = question
      }
    }),
  )
})
