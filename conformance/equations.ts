/** Equations as text, drawn as a diagram of ordinary blocks: an Integrator for each state, a block for each operation. */
import { create, type MathNode, parseDependencies } from 'mathjs/number'
import { type BlockInstance, type Connection, createProject, type Project } from '../engine/index.ts'

export interface Equations {
  /** The derivative of each state, over states, definitions, constants and `t`. */
  readonly derivatives: Readonly<Record<string, string>>
  /** Quantities that several equations use, each from those before it. */
  readonly definitions?: Readonly<Record<string, string>>
  readonly constants?: Readonly<Record<string, string>>
  readonly start: readonly number[]
}

const { parse } = create(parseDependencies ?? {})

/** Functions with one operand by the block that computes them. */
const FUNCTIONS: Readonly<Record<string, string>> = {
  sin: 'math/trigonometric',
  cos: 'math/trigonometric',
  exp: 'math/math-function',
  log: 'math/math-function',
  sqrt: 'math/math-function',
  tanh: 'math/trigonometric',
}

/** Blocks that number even a single input. */
const NUMBERED: ReadonlySet<string> = new Set(['math/sum', 'math/product'])

/** A part of a sum or a product, and whether it is subtracted or divides. */
interface Part {
  readonly node: MathNode
  readonly isInverse: boolean
}

export function drawEquations({ derivatives, definitions = {}, constants = {}, start }: Equations): Project {
  const blocks: Record<string, BlockInstance> = {}
  const connections: Connection[] = []
  /** The block that computes an expression, by its text or a name that stands for it. */
  const drawn = new Map<string, string>()

  const add = (type: string, parameters: BlockInstance['parameters'], inputs: readonly string[]): string => {
    const [, short = type] = type.split('/')
    const count = Object.keys(blocks).filter(name => name.startsWith(`${short} `)).length
    return put(`${short} ${count + 1}`, type, parameters, inputs)
  }
  const put = (
    name: string,
    type: string,
    parameters: BlockInstance['parameters'],
    inputs: readonly string[],
  ): string => {
    blocks[name] = { type, parameters }
    inputs.forEach((block, i) => {
      const port = inputs.length === 1 && !NUMBERED.has(type) ? 'u' : `u${i + 1}`
      connections.push({ from: { block, port: 'y' }, to: { block: name, port } })
    })
    return name
  }

  const draw = (node: MathNode): string => {
    const text = node.toString()
    const known = drawn.get(text)
    if (known !== undefined) return known
    const name = compose(node)
    drawn.set(text, name)
    return name
  }
  const compose = (node: MathNode): string => {
    if (isConstant(node)) return add('sources/constant', { value: node.toString() }, [])
    if (is(node, 'ParenthesisNode')) return draw(node.content)
    if (is(node, 'OperatorNode')) return composeOperator(node)
    if (is(node, 'FunctionNode')) {
      const [first, second] = node.args
      const { name } = node.fn
      const type = FUNCTIONS[name]
      if (first && second && name === 'hypot')
        return add('math/math-function', { function: 'hypot' }, [draw(first), draw(second)])
      if (first && type) return add(type, { function: name }, [draw(first)])
    }
    if (is(node, 'SymbolNode') && node.name === 't') return add('sources/clock', {}, [])
    throw new Error(`There is no block for ${node.toString()}.`)
  }
  const composeOperator = (node: MathNode): string => {
    const [base, exponent] = is(node, 'OperatorNode') ? node.args : []
    const operator = is(node, 'OperatorNode') ? node.op : ''
    if (operator === '^' && base && exponent) {
      return exponent.toString() === '2'
        ? add('math/math-function', { function: 'square' }, [draw(base)])
        : add('math/math-function', { function: 'pow' }, [draw(base), draw(exponent)])
    }
    const terms = split(node, '+', '-')
    if (terms.length > 1) {
      const signs = terms.map(({ isInverse }) => (isInverse ? '-' : '+')).join('')
      return add(
        'math/sum',
        { signs },
        terms.map(({ node: term }) => draw(term)),
      )
    }
    return composeProduct(node)
  }
  /** Constant factors become one Gain, the others one Product. */
  const composeProduct = (node: MathNode): string => {
    const isNegative = is(node, 'OperatorNode') && node.fn === 'unaryMinus'
    const factors = split(isNegative ? (node.args[0] ?? node) : node, '*', '/')
    const fixed = factors.filter(factor => isConstant(factor.node))
    const moving = factors.filter(factor => !isConstant(factor.node))
    const gain = [
      isNegative ? '-1' : '1',
      ...fixed.map(({ node: factor, isInverse }) => `${isInverse ? '/' : '*'} (${factor.toString()})`),
    ].join(' ')
    const [only] = moving
    const product =
      moving.length === 1 && only && !only.isInverse
        ? draw(only.node)
        : add(
            'math/product',
            { operations: moving.map(({ isInverse }) => (isInverse ? '/' : '*')).join('') },
            moving.map(({ node: factor }) => draw(factor)),
          )
    return gain === '1' ? product : add('math/gain', { gain }, [product])
  }
  const isConstant = (node: MathNode): boolean => {
    let isFixed = true
    node.traverse((part, path) => {
      if (is(part, 'SymbolNode') && path !== 'fn' && !(part.name in constants)) isFixed = false
    })
    return isFixed
  }

  Object.keys(derivatives).forEach((state, i) => {
    put(state, 'continuous/integrator', { initial: String(start[i] ?? 0) }, [])
    drawn.set(state, state)
  })
  for (const [name, text] of Object.entries(definitions)) drawn.set(name, draw(parse(text)))
  for (const [state, text] of Object.entries(derivatives)) {
    const from = { block: draw(parse(text)), port: 'y' }
    connections.push({ from, to: { block: state, port: 'u' } })
  }
  return {
    ...createProject('Equations'),
    variables: constants,
    models: { main: { parameters: {}, blocks, connections } },
  }
}

/** The parts of a sum or a product, from the left. */
function split(node: MathNode, plain: '+' | '*', inverse: '-' | '/', isInverse = false): Part[] {
  if (is(node, 'OperatorNode') && node.args.length === 2) {
    const [left, right] = node.args
    if (left && right && node.op === plain)
      return [...split(left, plain, inverse, isInverse), ...split(right, plain, inverse, isInverse)]
    if (left && right && node.op === inverse)
      return [...split(left, plain, inverse, isInverse), ...split(right, plain, inverse, !isInverse)]
  }
  const isNegation = plain === '+' && is(node, 'OperatorNode') && node.fn === 'unaryMinus'
  const [inner] = isNegation ? node.args : []
  return inner ? split(inner, plain, inverse, !isInverse) : [{ node, isInverse }]
}

interface NodeKinds {
  SymbolNode: { name: string }
  ParenthesisNode: { content: MathNode }
  OperatorNode: { op: string; fn: string; args: MathNode[] }
  FunctionNode: { fn: { name: string }; args: MathNode[] }
}

function is<Kind extends keyof NodeKinds>(node: MathNode, kind: Kind): node is MathNode & NodeKinds[Kind] {
  return node.type === kind
}
