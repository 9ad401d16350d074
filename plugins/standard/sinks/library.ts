import type { Library } from '../../sdk.ts'
import { display } from './display.ts'
import { scope } from './scope.ts'
import { stopSimulation } from './stop-simulation.ts'
import { terminator } from './terminator.ts'
import { toFile } from './to-file.ts'
import { toWorkspace } from './to-workspace.ts'
import { xyGraph } from './xy-graph.ts'

export const sinks: Library = {
  id: 'sinks',
  name: 'Sinks',
  blocks: [scope, xyGraph, display, toWorkspace, toFile, terminator, stopSimulation],
}
