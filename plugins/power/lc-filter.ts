import { defineBlock, divide, multiply, subtract } from '../sdk.ts'
import {
  CONVERTER_INPUTS,
  checkFilter,
  declareStage,
  FILTER_PARAMETERS,
  outputVoltage,
  STAGE_OUTPUTS,
} from './converter.ts'

export const lcFilter = defineBlock({
  id: 'power/lc-filter',
  name: 'LC Filter',
  summary: 'An inductor and an output capacitor with their resistances, between a source and a load.',
  equation:
    'L\\,\\dot{\\imath} = v_{in} - v - R_L\\,i,\\quad C\\,\\dot{v}_C = i - i_{load},\\quad v = v_C + R_C\\,(i - i_{load})',
  keywords: ['LC filter', 'output filter', 'ESR', 'low-pass', 'inductor', 'capacitor', 'second order'],
  parameters: FILTER_PARAMETERS,
  inputs: { vin: 'Voltage in V before the inductor', load: CONVERTER_INPUTS.load },
  outputs: STAGE_OUTPUTS,
  look: { shape: 'rectangle', label: 'LC', size: [80, 60] },
  check: checkFilter,
  trial: { seconds: 0.02, parameters: { RL: '0.2' }, inputs: { vin: 'step' } },
  behaviour: ({ p, u, inputs, continuousState }) => {
    const { i, vC } = declareStage(p, inputs, continuousState)
    const v = outputVoltage(vC, i, u.load, p)
    const vL = subtract(subtract(u.vin, v), multiply(p.RL, i))
    return {
      outputs: { v, i },
      derivatives: { i: divide(vL, p.L), vC: divide(subtract(i, u.load), p.C) },
    }
  },
})
