/** A converter between its input voltage and a resistor, driven by a source of its duty. */
import type { BlockText, Diagram } from './run-diagram.ts'

/** Volts at the input. */
export const VIN = 24

export function drawLoadedConverter(
  converter: BlockText,
  duty: BlockText,
  resistance: string,
): Pick<Diagram, 'blocks' | 'connections'> {
  return {
    blocks: {
      converter,
      duty,
      vin: ['sources/constant', { value: String(VIN) }],
      load: ['power/electronic-load', { mode: 'resistance' }],
      resistance: ['sources/constant', { value: resistance }],
    },
    connections: [
      'duty.y -> converter.duty',
      'vin.y -> converter.vin',
      'load.i -> converter.load',
      'converter.v -> load.v',
      'resistance.y -> load.setting',
    ],
  }
}
