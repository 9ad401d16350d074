/** Everything a plugin may import. */
export { arrayRead, type ElementUpdate, type HistorySource, history } from '../engine/block/array.ts'
export * from '../engine/block/block-type.ts'
export { assignToBus, createBus, listElements, pickFromBus } from '../engine/block/bus.ts'
export * from '../engine/block/expression.ts'
export * from '../engine/block/matrix.ts'
export * from '../engine/block/parameter.ts'
export type { Library } from '../engine/block/registry.ts'
export { describeType, rowsOf, type SignalType } from '../engine/block/signal-type.ts'
