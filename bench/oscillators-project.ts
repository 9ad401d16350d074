/** A ring of oscillators, each a use of one model and coupled with both of its neighbours. */
import {
  type BlockInstance,
  createProject,
  type Model,
  type Project,
  parseConnection,
} from '../engine/index.ts'

const block = (type: string, parameters: Readonly<Record<string, string>> = {}): BlockInstance => ({
  type,
  parameters,
})

/** x'' = stiffness (left + right - 2 x) - damping x' */
function drawOscillator(): Model {
  const wires = [
    'left.y -> neighbours.u1',
    'right.y -> neighbours.u2',
    'neighbours.y -> stretch.u1',
    'position.y -> twice.u',
    'twice.y -> stretch.u2',
    'stretch.y -> stiffness.u',
    'speed.y -> damping.u',
    'stiffness.y -> force.u1',
    'damping.y -> force.u2',
    'force.y -> speed.u',
    'speed.y -> position.u',
    'position.y -> x.u',
  ]
  return {
    parameters: { start: '0' },
    blocks: {
      left: block('subsystems/entry'),
      right: block('subsystems/entry'),
      neighbours: block('math/sum', { signs: '++' }),
      twice: block('math/gain', { gain: '2' }),
      stretch: block('math/sum', { signs: '+-' }),
      stiffness: block('math/gain', { gain: '900' }),
      damping: block('math/gain', { gain: '0.3' }),
      force: block('math/sum', { signs: '+-' }),
      speed: block('continuous/integrator'),
      position: block('continuous/integrator', { initial: 'start' }),
      x: block('subsystems/exit'),
    },
    connections: wires.flatMap(wire => parseConnection(wire) ?? []),
  }
}

/** Blocks of one oscillator that compute. */
export const OSCILLATOR_BLOCKS = 8

/** The first oscillator starts at 1, all others at rest. */
export function drawOscillators(count: number): Project {
  const names = Array.from({ length: count }, (_, i) => `mass${i}`)
  const wires = names.flatMap((name, i) => [
    `${names[(i + count - 1) % count]}.x -> ${name}.left`,
    `${names[(i + 1) % count]}.x -> ${name}.right`,
  ])
  const use = (i: number): BlockInstance =>
    block('subsystems/model', { model: 'oscillator', start: i === 0 ? '1' : '0' })
  return {
    ...createProject('Oscillators'),
    settings: { solver: 'rk4', step: '1e-3', stop: '1e6' },
    models: {
      main: {
        parameters: {},
        blocks: Object.fromEntries(names.map((name, i) => [name, use(i)])),
        connections: wires.flatMap(wire => parseConnection(wire) ?? []),
      },
      oscillator: drawOscillator(),
    },
  }
}
