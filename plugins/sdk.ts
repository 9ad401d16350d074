/** Everything a plugin may import. */
export * from '../engine/block/arrange.ts'
export { arrayRead, type ElementUpdate, type HistorySource, history } from '../engine/block/array.ts'
export type {
  Behaviour,
  Configuration,
  ConfiguredBehaviour,
  StateDeclaration,
} from '../engine/block/behaviour.ts'
export type * from '../engine/block/block-definition.ts'
export type * from '../engine/block/block-look.ts'
export * from '../engine/block/block-role.ts'
export type { BlockType, ParameterFault, PortTable } from '../engine/block/block-type.ts'
export { assignToBus, createBus, listElements, pickFromBus } from '../engine/block/bus.ts'
export type { PlainFunction } from '../engine/block/callee.ts'
export type { DataTable } from '../engine/block/data-file.ts'
export { defineBlock } from '../engine/block/define-block.ts'
export * from '../engine/block/elements.ts'
export * from '../engine/block/elementwise.ts'
export * from '../engine/block/expression.ts'
export * from '../engine/block/lookup.ts'
export * from '../engine/block/matrix.ts'
export * from '../engine/block/panel.ts'
export * from '../engine/block/parameter.ts'
export type { Library } from '../engine/block/registry.ts'
export { describeType, rowsOf, type SignalType } from '../engine/block/signal-type.ts'
