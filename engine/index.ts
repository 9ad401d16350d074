/** The engine's door: whatever is not exported here is nobody's business outside. */
export * from './block/block-type.ts'
export {
  type EvaluatedText,
  evaluateText,
  isVariableName,
  listNames,
  type Scope,
} from './block/evaluate-text.ts'
export type { ParameterValue, ParameterValues } from './block/parameter.ts'
export { isTunable, type ParameterDeclaration, type ParameterTable } from './block/parameter.ts'
export { createRegistry, type Library, type Registry } from './block/registry.ts'
export { type Compilation, compile } from './compile/compile.ts'
export type { EvaluatedParameter } from './compile/evaluate-parameters.ts'
export {
  evaluateParameters,
  evaluateTunables,
  evaluateVariables,
  type OpenContext,
  openContext,
} from './compile/evaluate-project.ts'
export { type Ports, portNameOf, portsOfBlock } from './compile/ports.ts'
export type { Program, ProgramBlock, ProgramParameter, Recording, Signal } from './compile/program.ts'
export type { Allocate } from './context/context.ts'
export * from './model/diagnostic.ts'
export { findBlock, findModel, suggest } from './model/find.ts'
export * from './model/project.ts'
export { createRun, type Run, type RunOptions } from './simulate/run.ts'
export { createSignalLog, type LogColumn, listColumns, type SignalLog } from './simulate/signal-log.ts'
export { type Simulation, simulate } from './simulate/simulate.ts'
export { findSolver, SOLVERS } from './solvers/catalogue.ts'
export type { Solver } from './solvers/solver.ts'
export * from './worker/messages.ts'
