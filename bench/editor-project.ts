/** Large projects for the editor's figures: rows of small loops, each fed from the one before. */
import {
  type BlockInstance,
  type BlockLayout,
  type Connection,
  createProject,
  type Project,
} from '../engine/index.ts'

/** Blocks of one loop, with their places in it. */
const LOOP = [
  ['sum', 'math/sum', { signs: '+-' }, [0, 10]],
  ['gain', 'math/gain', { gain: '2' }, [80, 0]],
  ['lag', 'continuous/transfer-function', { denominator: '[0.5, 1]' }, [180, 0]],
  ['limit', 'discontinuities/saturation', {}, [320, 0]],
  ['sensor', 'math/gain', { gain: '0.9' }, [180, 80]],
] as const
const WIRES = [
  'sum.y -> gain.u',
  'gain.y -> lag.u',
  'lag.y -> limit.u',
  'limit.y -> sensor.u',
  'sensor.y -> sum.u2',
]
const LOOP_WIDTH = 460
const LOOP_HEIGHT = 180

/** @param count of blocks, about; @param columns loops in a row */
export function createLargeProject(count: number, columns: number): Project {
  const blocks: Record<string, BlockInstance> = { source: { type: 'sources/step', parameters: {} } }
  const places: Record<string, BlockLayout> = { source: { at: [-120, 10] } }
  const connections: Connection[] = []
  const loops = Math.floor((count - 1) / LOOP.length)
  for (let i = 0; i < loops; i += 1) {
    const x = (i % columns) * LOOP_WIDTH
    const y = Math.floor(i / columns) * LOOP_HEIGHT
    for (const [name, type, parameters, [dx, dy]] of LOOP) {
      blocks[`${name}${i}`] = { type, parameters }
      places[`${name}${i}`] = { at: [x + dx, y + dy] }
    }
    for (const wire of WIRES) {
      const [from = '', to = ''] = wire.split(' -> ').map(end => end.replace('.', `${i}.`))
      connections.push({ from: portOf(from), to: portOf(to) })
    }
    const before = i === 0 ? 'source.y' : `limit${i - 1}.y`
    connections.push({ from: portOf(before), to: portOf(`sum${i}.u1`) })
  }
  const empty = createProject(`${count} blocks`)
  return { ...empty, models: { main: { parameters: {}, blocks, connections } }, layout: { main: places } }
}

function portOf(text: string): Connection['from'] {
  const [block = '', port = ''] = text.split('.')
  return { block, port }
}
