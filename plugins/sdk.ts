/** Everything a plugin may import. */
export * from '../engine/block/block-type.ts'
export * from '../engine/block/expression.ts'
export * from '../engine/block/parameter.ts'
export type { Library } from '../engine/block/registry.ts'
