/**
 * What a block has of a front panel: a control moves a parameter of the block, an indicator shows its input. It is data;
 * the canvas draws it and answers to mouse, keys and touch. Parts that can be tuned are given as names of parameters.
 */
export type Panel = SliderPanel | KnobPanel | SwitchPanel | ButtonPanel | LampPanel | GaugePanel

interface RangeControl {
  /** The parameter that is moved. */
  readonly parameter: string
  /** Parameters that hold the ends of the range. */
  readonly low: string
  readonly high: string
  /** Parameter that holds the distance of two values that can be set; 0 for any. */
  readonly step?: string
  /** As it stands behind the value. */
  readonly unit?: string
}

export interface SliderPanel extends RangeControl {
  readonly kind: 'slider'
}

export interface KnobPanel extends RangeControl {
  readonly kind: 'knob'
}

/** Its parameter is 0 or 1, and stays so. */
export interface SwitchPanel {
  readonly kind: 'switch'
  readonly parameter: string
}

/** Its parameter is 1 in the run for as long as it is held; the project does not change. */
export interface ButtonPanel {
  readonly kind: 'button'
  readonly parameter: string
  readonly label?: string
}

export const PANEL_COLORS = ['green', 'yellow', 'red', 'blue', 'grey'] as const
export type PanelColor = (typeof PANEL_COLORS)[number]

/** Needs the role `display`. Lit where the first input is above the threshold. */
export interface LampPanel {
  readonly kind: 'lamp'
  /** Parameter that holds it. */
  readonly threshold: string
  readonly color: PanelColor
}

/** Needs the role `display`. A needle for each element of the first input. */
export interface GaugePanel {
  readonly kind: 'gauge'
  readonly low: string
  readonly high: string
  readonly unit?: string
  /** Parameter that holds where one colour ends and the next begins, in rising order. */
  readonly limits?: string
  /** One more than there are limits. */
  readonly colors?: readonly PanelColor[]
}
