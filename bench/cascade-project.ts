/** The cascade of `examples/bench-supply.loop` drawn from elementary blocks, as often as asked for. */
import {
  type BlockInstance,
  createProject,
  type Model,
  type Project,
  parseConnection,
} from '../engine/index.ts'

type Drawn = Readonly<Record<string, readonly [type: string, parameters: Readonly<Record<string, string>>]>>

const step = (time: string, before: string, after: string) =>
  ['sources/step', { time, before, after }] as const
const gain = (value: string) => ['math/gain', { gain: value }] as const
const sum = (signs: string) => ['math/sum', { signs }] as const
const integrator = ['continuous/integrator', {}] as const
const product = ['math/product', {}] as const

/** A PI controller with clamping anti-windup, `x` before the name of each block. */
function drawController(x: string, P: string, I: string, upper: string): { blocks: Drawn; wires: string[] } {
  return {
    blocks: {
      [`${x}Error`]: sum('+-'),
      [`${x}P`]: gain(P),
      [`${x}I`]: gain(I),
      [`${x}Integrator`]: integrator,
      [`${x}Sum`]: sum('++'),
      [`${x}Limit`]: ['discontinuities/saturation', { lower: '0', upper }],
      [`${x}Beyond`]: sum('-+'),
      [`${x}Inward`]: product,
      [`${x}Hold`]: ['routing/switch', { criterion: '>=', threshold: '0' }],
    },
    wires: [
      `${x}Error.y -> ${x}P.u`,
      `${x}Error.y -> ${x}I.u`,
      `${x}P.y -> ${x}Sum.u1`,
      `${x}Integrator.y -> ${x}Sum.u2`,
      `${x}Sum.y -> ${x}Limit.u`,
      `${x}Sum.y -> ${x}Beyond.u1`,
      `${x}Limit.y -> ${x}Beyond.u2`,
      `${x}Beyond.y -> ${x}Inward.u1`,
      `${x}I.y -> ${x}Inward.u2`,
      `${x}I.y -> ${x}Hold.u1`,
      `${x}Inward.y -> ${x}Hold.control`,
      `${x}Hold.y -> ${x}Integrator.u`,
    ],
  }
}

function drawCascade(): Model {
  const voltage = drawController('voltage', '1.5', '900', '5')
  const current = drawController('current', '0.13', '800', '1')
  const drawn: Drawn = {
    setpoint: step('0.5e-3', '0', '12'),
    loadOn: step('6e-3', '0.2', '0.5'),
    loadOff: step('10e-3', '0', '-0.3'),
    load: sum('++'),
    ...voltage.blocks,
    ...current.blocks,
    inputVoltage: gain('24'),
    vL: sum('+--'),
    perInductance: gain('1/100e-6'),
    inductor: integrator,
    resistance: gain('0.05'),
    iC: sum('+-'),
    perCapacitance: gain('1/470e-6'),
    capacitor: integrator,
    iLoad: product,
  }
  const wires = [
    ...voltage.wires,
    ...current.wires,
    'setpoint.y -> voltageError.u1',
    'capacitor.y -> voltageError.u2',
    'voltageLimit.y -> currentError.u1',
    'inductor.y -> currentError.u2',
    'currentLimit.y -> inputVoltage.u',
    'inputVoltage.y -> vL.u1',
    'resistance.y -> vL.u2',
    'capacitor.y -> vL.u3',
    'vL.y -> perInductance.u',
    'perInductance.y -> inductor.u',
    'inductor.y -> resistance.u',
    'inductor.y -> iC.u1',
    'iLoad.y -> iC.u2',
    'iC.y -> perCapacitance.u',
    'perCapacitance.y -> capacitor.u',
    'loadOn.y -> load.u1',
    'loadOff.y -> load.u2',
    'capacitor.y -> iLoad.u1',
    'load.y -> iLoad.u2',
  ]
  const blocks = Object.fromEntries(
    Object.entries(drawn).map(([name, [type, parameters]]): [string, BlockInstance] => [
      name,
      { type, parameters },
    ]),
  )
  return { parameters: {}, blocks, connections: wires.flatMap(wire => parseConnection(wire) ?? []) }
}

/** Blocks of one copy. */
export const CASCADE_BLOCKS = Object.keys(drawCascade().blocks).length

/** `copies` uses of one model, each with its own states and parameters. */
export function drawCascades(copies: number): Project {
  const use: BlockInstance = { type: 'subsystems/model', parameters: { model: 'cascade' } }
  const blocks = Object.fromEntries(Array.from({ length: copies }, (_, i) => [`copy${i}`, use]))
  return {
    ...createProject('Cascades'),
    settings: { solver: 'rk4', step: '1e-6', stop: '1000' },
    models: { main: { parameters: {}, blocks, connections: [] }, cascade: drawCascade() },
  }
}
