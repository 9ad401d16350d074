/** Expressions as code of a kernel: element by element, each node once. */
import type { Expression } from '../../block/expression.ts'
import { type Binding, bindingKey } from '../../compile/program.ts'
import type { KernelCode, Value } from './kernel-code.ts'

/** Values of an expression's elements; `read` gives those of a leaf's cells. */
export function lowerExpression(
  code: KernelCode,
  root: Expression,
  binding: Binding,
  time: () => Value,
  read: (address: number) => Value,
  known: Map<Expression, readonly Value[]>,
): readonly Value[] {
  const pick = (values: readonly Value[], index: number): Value => {
    const value = values[values.length === 1 ? 0 : index]
    if (!value) throw new Error('An expression has fewer elements than its width says.')
    return value
  }
  const lower = (node: Expression): readonly Value[] => {
    const found = known.get(node)
    if (found) return found
    const values = compute(node)
    known.set(node, values)
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
      case 'state': {
        const address = binding.get(bindingKey(node.kind, node.name))
        if (address === undefined)
          throw new Error(`A behaviour reads the ${node.kind} "${node.name}", which its block does not have.`)
        return Array.from({ length: node.width }, (_, i) => read(address + i))
      }
      case 'element':
        return [pick(lower(node.operand), node.index)]
      case 'concatenation':
        return node.operands.flatMap(operand => lower(operand))
      case 'dot': {
        const a = lower(node.a)
        const b = lower(node.b)
        let sum: Value = code.constant(0)
        for (let i = 0; i < node.a.width; i += 1)
          sum = code.operate('add', [sum, code.operate('multiply', [pick(a, i), pick(b, i)])])
        return [sum]
      }
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
  return lower(root)
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
