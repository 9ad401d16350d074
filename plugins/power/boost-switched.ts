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

export const boostSwitched = defineBlock({
  id: 'power/boost-switched',
  name: 'Boost Switched',
  summary: 'A step-up converter with every edge of its switch and the ripple that follows.',
  equation:
    'L\\,\\dot{\\imath} = v_{in} - (1 - q)\\,v - (R_L + R_{on})\\,i,\\quad C\\,\\dot{v}_C = (1 - q)\\,i - i_{load},\\quad q = [\\,d > \\operatorname{frac}(f t)\\,]',
  keywords: ['boost', 'step-up', 'DC-DC', 'converter', 'switching', 'ripple', 'SMPS', 'PWM', 'MOSFET'],
  example:
    '12 V and a duty of 0.5 give 24 V in the mean; with 100 µH at 100 kHz the current has a ripple of 0.6 A from peak to peak.',
  parameters: SWITCHED_PARAMETERS,
  inputs: CONVERTER_INPUTS,
  outputs: STAGE_OUTPUTS,
  look: { shape: 'rectangle', label: 'Boost switched', size: [100, 80] },
  check: checkConverter,
  behaviour: ({ p, u, inputs, t, continuousState }) => {
    const { i, vC } = declareStage(p, inputs, continuousState)
    const isOn = isSwitchOn(u.duty, t, p)
    const isSynchronous = p.rectifier === 'synchronous'
    const toOutput = select(isOn, 0, isSynchronous ? i : maximum(i, 0))
    const v = outputVoltage(vC, toOutput, u.load, p)
    const against = isSynchronous
      ? add(select(isOn, 0, v), multiply(p.Ron, i))
      : select(isOn, multiply(p.Ron, i), add(v, p.VF))
    const vL = subtract(subtract(u.vin, against), multiply(p.RL, i))
    return {
      outputs: { v, i },
      derivatives: {
        i: isSynchronous ? divide(vL, p.L) : oneWaySlope(i, vL, p.L),
        vC: divide(subtract(toOutput, u.load), p.C),
      },
      ...(isSynchronous ? {} : { updates: { i: maximum(i, 0) } }),
    }
  },
})
