/** Colours of a panel, as the user lists them: `green yellow red`. */
import { PANEL_COLORS, type PanelColor } from '../../sdk.ts'

export function readColors(text: string): string[] {
  return text.split(/[\s,;]+/).filter(word => word !== '')
}

export function isPanelColor(word: string): word is PanelColor {
  return PANEL_COLORS.some(color => color === word)
}
