import { add, defineBlock, divide, maximum, multiply, select, subtract } from '../sdk.ts'
import {
  CONVERTER_INPUTS,
  checkConverter,
  declareStage,
  isSwitchOn,
  oneWaySlope,
  outputVoltage,
  STAGE_OUTPUTS,
  SWITCHED_PARAMETERS,
} from './converter.ts'

export const buckSwitched = defineBlock({
  id: 'power/buck-switched',
  name: 'Buck Switched',
  summary: 'A step-down converter with every edge of its switch and the ripple that follows.',
  equation:
    'L\\,\\dot{\\imath} = q\\,v_{in} - v - (R_L + R_{on})\\,i,\\quad C\\,\\dot{v}_C = i - i_{load},\\quad q = [\\,d > \\operatorname{frac}(f t)\\,]',
  keywords: ['buck', 'step-down', 'DC-DC', 'converter', 'switching', 'ripple', 'SMPS', 'PWM', 'MOSFET'],
  example:
    '24 V and a duty of 0.5 give 12 V in the mean; with 100 µH at 100 kHz the current has a ripple of 0.6 A from peak to peak.',
  parameters: SWITCHED_PARAMETERS,
  inputs: CONVERTER_INPUTS,
  outputs: STAGE_OUTPUTS,
  look: { shape: 'rectangle', label: 'Buck switched', size: [100, 80] },
  check: checkConverter,
  behaviour: ({ p, u, inputs, t, continuousState }) => {
    const { i, vC } = declareStage(p, inputs, continuousState)
    const isOn = isSwitchOn(u.duty, t, p)
    const v = outputVoltage(vC, i, u.load, p)
    const outputs = { v, i }
    const charging = divide(subtract(i, u.load), p.C)
    if (p.rectifier === 'synchronous') {
      const driven = subtract(select(isOn, u.vin, 0), v)
      const vL = subtract(driven, multiply(add(p.RL, p.Ron), i))
      return { outputs, derivatives: { i: divide(vL, p.L), vC: charging } }
    }
    const source = select(isOn, subtract(u.vin, multiply(p.Ron, i)), multiply(-1, p.VF))
    const vL = subtract(subtract(source, multiply(p.RL, i)), v)
    return {
      outputs,
      derivatives: { i: oneWaySlope(i, vL, p.L), vC: charging },
      updates: { i: maximum(i, 0) },
    }
  },
})
