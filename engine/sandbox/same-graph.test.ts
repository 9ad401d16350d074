/** A block gives the same graph whether it is ours or comes out of the sandbox: that is why it is as fast. */
import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import sdk from '../../plugins/sdk.ts?bundle'
import { pid } from '../../plugins/standard/continuous/pid.ts'
import { type Expression, operandsOf, visit } from '../block/expression.ts'
import { SCALAR } from '../block/signal-type.ts'
import { evaluateBlock } from '../compile/evaluate-parameters.ts'
import guest from './guest.ts?bundle'
import { loadPlugin } from './load-plugin.ts'

const STANDARD = new URL('../../plugins/standard/', import.meta.url)
const FILES = [
  'continuous/pid.ts',
  'continuous/continuous-law.ts',
  'pid-law.ts',
  'pid-parameters.ts',
  'checks.ts',
  'limits.ts',
]

/** The nodes in order, each with the numbers of its operands. */
function tabulate(roots: Readonly<Record<string, Expression>>): unknown {
  const numbers = new Map<Expression, number>()
  const nodes: unknown[] = []
  visit(Object.values(roots), node => {
    numbers.set(node, nodes.length)
    const own = Object.entries(node).filter(
      ([, value]) => typeof value !== 'object' || node.kind === 'constant',
    )
    nodes.push([Object.fromEntries(own), operandsOf(node).map(operand => numbers.get(operand))])
  })
  return nodes
}

it('a PID of a plugin has the nodes of ours, shared alike', async () => {
  const files = Object.fromEntries(
    FILES.map(path => {
      const text = readFileSync(new URL(path, STANDARD), 'utf8')
      return [path, text.replace(/'(\.\.\/)+sdk\.ts'/, "'loopwright'").replace('continuous/pid', 'mine/pid')]
    }),
  )
  const manifest = { id: 'mine', name: 'Mine', version: '1.0.0', sdk: 1 }
  const main = "import { pid } from './continuous/pid.ts'\nexport const blocks = [pid]"
  const source = {
    name: 'mine',
    files: { ...files, 'index.js': main, 'loopwright.json': JSON.stringify(manifest) },
  }
  const plugin = await loadPlugin(source, { modules: { sdk, guest }, libraries: [], report: () => {} })
  if ('fault' in plugin) throw new Error(JSON.stringify(plugin.fault))
  const [theirs] = plugin.library.blocks
  const { values } = evaluateBlock(pid, { P: '2', I: '3', D: '0.1' }, () => undefined)
  const inputs = Object.fromEntries(Object.keys(pid.inputs(values)).map(name => [name, SCALAR]))
  const [own, other] = [pid, theirs].map(type => type?.configure({ parameters: values, inputs }))
  expect(tabulate(other?.outputs ?? {})).toEqual(tabulate(own?.outputs ?? {}))
  expect(tabulate(other?.derivatives ?? {})).toEqual(tabulate(own?.derivatives ?? {}))
  expect(Object.keys(own?.derivatives ?? {})).not.toEqual([])
})
