import type { Library } from '../../sdk.ts'
import { gauge } from './gauge.ts'
import { knob } from './knob.ts'
import { lamp } from './lamp.ts'
import { pushButton } from './push-button.ts'
import { slider } from './slider.ts'
import { toggleSwitch } from './toggle-switch.ts'

export const panel: Library = {
  id: 'panel',
  name: 'Panel',
  blocks: [slider, knob, toggleSwitch, pushButton, lamp, gauge],
}
