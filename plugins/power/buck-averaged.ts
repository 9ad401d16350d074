import { add, clamp, defineBlock, divide, maximum, multiply, subtract } from '../sdk.ts'
import {
  CONVERTER_INPUTS,
  CONVERTER_PARAMETERS,
  checkConverter,
  declareStage,
  diodeConduction,
  oneWaySlope,
  outputVoltage,
  STAGE_OUTPUTS,
} from './converter.ts'

export const buckAveraged = defineBlock({
  id: 'power/buck-averaged',
  name: 'Buck Averaged',
  summary: 'A step-down converter without its ripple: means over a switching period.',
  equation:
    'L\\,\\dot{\\imath} = d\\,v_{in} - v - (R_L + R_{on})\\,i,\\quad C\\,\\dot{v}_C = i - i_{load},\\quad v = v_C + R_C\\,(i - i_{load})',
  keywords: ['buck', 'step-down', 'DC-DC', 'converter', 'average model', 'power stage', 'SMPS', 'CCM', 'DCM'],
  parameters: CONVERTER_PARAMETERS,
  inputs: CONVERTER_INPUTS,
  outputs: STAGE_OUTPUTS,
  look: { shape: 'rectangle', label: 'Buck avg', size: [100, 80] },
  check: checkConverter,
  trial: { seconds: 0.02, parameters: { RL: '0.2' }, inputs: { vin: 'step', duty: '0.5' } },
  behaviour: ({ p, u, inputs, continuousState }) => {
    const { i, vC } = declareStage(p, inputs, continuousState)
    const d = clamp(u.duty, 0, 1)
    const v = outputVoltage(vC, i, u.load, p)
    const outputs = { v, i }
    const charging = divide(subtract(i, u.load), p.C)
    if (p.rectifier === 'synchronous') {
      const driven = subtract(multiply(d, u.vin), v)
      const vL = subtract(driven, multiply(add(p.RL, p.Ron), i))
      return { outputs, derivatives: { i: divide(vL, p.L), vC: charging } }
    }
    const rise = subtract(u.vin, v)
    const drop = add(v, p.VF)
    const { d2, ofSwitch } = diodeConduction(d, i, rise, multiply(-1, drop), p)
    const resistance = add(p.RL, multiply(p.Ron, ofSwitch))
    const vL = subtract(subtract(multiply(d, rise), multiply(d2, drop)), multiply(resistance, i))
    return {
      outputs,
      derivatives: { i: oneWaySlope(i, vL, p.L), vC: charging },
      updates: { i: maximum(i, 0) },
    }
  },
})
