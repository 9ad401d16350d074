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

export const boostAveraged = defineBlock({
  id: 'power/boost-averaged',
  name: 'Boost Averaged',
  summary: 'A step-up converter without its ripple: means over a switching period.',
  equation:
    'L\\,\\dot{\\imath} = v_{in} - (1 - d)\\,v_{off} - (R_L + R_{on})\\,i,\\quad C\\,\\dot{v}_C = (1 - d)\\,i - i_{load},\\quad v_{off} = v_C + R_C\\,(i - i_{load})',
  keywords: ['boost', 'step-up', 'DC-DC', 'converter', 'average model', 'power stage', 'SMPS', 'CCM', 'DCM'],
  parameters: CONVERTER_PARAMETERS,
  inputs: CONVERTER_INPUTS,
  outputs: STAGE_OUTPUTS,
  look: { shape: 'rectangle', label: 'Boost avg', size: [100, 80] },
  check: checkConverter,
  trial: { seconds: 0.02, parameters: { RL: '0.2' }, inputs: { vin: 'step', duty: '0.5' } },
  behaviour: ({ p, u, inputs, continuousState }) => {
    const { i, vC } = declareStage(p, inputs, continuousState)
    const d = clamp(u.duty, 0, 1)
    if (p.rectifier === 'synchronous') {
      const rest = subtract(1, d)
      const toOutput = multiply(rest, i)
      const off = outputVoltage(vC, i, u.load, p)
      const driven = subtract(u.vin, multiply(rest, off))
      const vL = subtract(driven, multiply(add(p.RL, p.Ron), i))
      return {
        outputs: { v: outputVoltage(vC, toOutput, u.load, p), i },
        derivatives: { i: divide(vL, p.L), vC: divide(subtract(toOutput, u.load), p.C) },
      }
    }
    const fall = subtract(u.vin, add(vC, p.VF))
    const { d2, ofSwitch, ofRectifier, conducting } = diodeConduction(d, i, u.vin, fall, p)
    const toOutput = multiply(ofRectifier, i)
    const off = add(outputVoltage(vC, divide(i, conducting), u.load, p), p.VF)
    const resistance = add(p.RL, multiply(p.Ron, ofSwitch))
    const driven = subtract(multiply(add(d, d2), u.vin), multiply(d2, off))
    const vL = subtract(driven, multiply(resistance, i))
    return {
      outputs: { v: outputVoltage(vC, toOutput, u.load, p), i },
      derivatives: { i: oneWaySlope(i, vL, p.L), vC: divide(subtract(toOutput, u.load), p.C) },
      updates: { i: maximum(i, 0) },
    }
  },
})
