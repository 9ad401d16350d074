/** Expressions as code of a kernel: element by element, each node once. */
import type { Expression, Reference } from '../../block/expression.ts'
import { bindingKey } from '../../compile/binding.ts'
import type { Assignment, Binding } from '../../compile/program.ts'
import type { KernelCode } from './kernel-code.ts'
import type { Value } from './kernel-writer.ts'

/** Values of an assignment, one for each element. */
export type Lowering = (assignment: Assignment) => readonly Value[]

/** What assignments of one point share is computed once; `read` gives the values of cells. */
export function createLowering(
  code: KernelCode,
  time: () => Value,
  read: (address: number) => Value,
): Lowering {
  const known = new Map<Binding, Map<Expression, readonly Value[]>>()
  return ({ expression, binding, width }) => {
    const memo = known.get(binding) ?? new Map<Expression, readonly Value[]>()
    known.set(binding, memo)
    const lower = (node: Expression): readonly Value[] => {
      const found = memo.get(node)
      if (found) return found
      const values = compute(node)
      memo.set(node, values)
      return values
    }
    const compute = (node: Expression): readonly Value[] => {
      switch (node.kind) {
        case 'constant':
          return node.values.map(value => code.constant(value))
        case 'time':
          return [time()]
        case 'input':
        case 'parameter':
        case 'state':
          return readLeaf(node, binding, read)
        case 'element':
          // Other elements may be computed later.
          return isLeaf(node.operand)
            ? [read(addressOf(node.operand, binding) + node.index)]
            : [pick(lower(node.operand), node.index)]
        case 'concatenation':
          return node.operands.flatMap(operand => lower(operand))
        case 'dot':
          return [multiplyAndAdd(code, lower(node.a), lower(node.b), node.a.width)]
        case 'operation': {
          const operands = node.operands.map(lower)
          const isTruth = node.type === 'boolean'
          return Array.from({ length: node.width }, (_, i) =>
            code.operate(
              node.operation,
              operands.map(values => pick(values, i)),
              isTruth,
            ),
          )
        }
        default:
          throw new Error(`A kernel cannot compute a ${node.kind}.`)
      }
    }
    const values = lower(expression)
    const [only] = values
    return only && values.length === 1 && width > 1 ? Array<Value>(width).fill(only) : values
  }
}

/** One value stands for all elements. */
function pick(values: readonly Value[], index: number): Value {
  const value = values[values.length === 1 ? 0 : index]
  if (!value) throw new Error('An expression has fewer elements than its width says.')
  return value
}

function isLeaf(node: Expression): node is Reference {
  return node.kind === 'input' || node.kind === 'parameter' || node.kind === 'state'
}

function addressOf({ kind, name }: Reference, binding: Binding): number {
  const address = binding.get(bindingKey(kind, name))
  if (address === undefined)
    throw new Error(`A behaviour reads the ${kind} "${name}", which its block does not have.`)
  return address
}

function readLeaf(leaf: Reference, binding: Binding, read: (address: number) => Value): readonly Value[] {
  const address = addressOf(leaf, binding)
  return Array.from({ length: leaf.width }, (_, i) => read(address + i))
}

function multiplyAndAdd(code: KernelCode, a: readonly Value[], b: readonly Value[], width: number): Value {
  let sum: Value = code.constant(0)
  for (let i = 0; i < width; i += 1)
    sum = code.operate('add', [sum, code.operate('multiply', [pick(a, i), pick(b, i)])])
  return sum
}

/** Kinds of nodes that kernels compute. */
export const KERNEL_KINDS: ReadonlySet<Expression['kind']> = new Set<Expression['kind']>([
  'constant',
  'time',
  'input',
  'parameter',
  'state',
  'element',
  'concatenation',
  'dot',
  'operation',
])
