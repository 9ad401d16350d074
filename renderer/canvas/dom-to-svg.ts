/**
 * What stands in the page as SVG that any viewer shows: texts as texts at their places, boxes as rectangles, inline SVG
 * with its styles written out. Knows as much of CSS as blocks, notes and formulas need.
 */
import type { Point } from '../kernels/geometry.ts'
import { drawBox, drawRule } from './svg-box.ts'
import type { Paint } from './svg-paint.ts'
import { drawSvg } from './svg-shape.ts'
import { createSheet, type SvgSheet } from './svg-sheet.ts'
import { drawMarker, drawTextNode } from './svg-text.ts'

/** Where the wires go: over frames and under blocks. */
export const WIRES = '<!--wires-->'

interface DrawnPart extends Readonly<Pick<SvgSheet, 'bounds' | 'families'>> {
  readonly markup: string
}

/** Draws an element and all in it, measured from `origin` of the screen. */
export function drawElement(root: HTMLElement, origin: Point, paint: Paint): DrawnPart {
  const sheet = createSheet(origin, paint)
  for (const child of root.children) walk(sheet, child, 1)
  const { parts, bounds, families } = sheet
  return { markup: parts.join('\n'), bounds, families }
}

function walk(sheet: SvgSheet, element: Element, outerScale: number): void {
  const style = getComputedStyle(element)
  if (style.display === 'none' || style.visibility === 'hidden') return
  // What is there for screen readers only, such as formulas in MathML.
  if (style.position === 'absolute' && style.clipPath !== 'none') return
  if (element instanceof HTMLElement && element.dataset.wires !== undefined) {
    sheet.parts.push(WIRES)
    return
  }
  const opacity = Number(style.opacity)
  if (opacity < 1) sheet.parts.push(`<g opacity="${opacity}">`)
  if (element instanceof SVGSVGElement) drawSvg(sheet, element)
  else drawInside(sheet, element, style, outerScale)
  if (opacity < 1) sheet.parts.push('</g>')
}

function drawInside(sheet: SvgSheet, element: Element, style: CSSStyleDeclaration, outerScale: number): void {
  const own = style.transform === 'none' ? 1 : new DOMMatrix(style.transform).a
  const scale = outerScale * own
  const box = sheet.place(element.getBoundingClientRect())
  const before = getComputedStyle(element, '::before')
  if (before.content === '""' && before.position === 'absolute') drawBox(sheet, before, box)
  drawBox(sheet, style, box)
  if (style.display === 'list-item') drawMarker(sheet, element, style, box)
  for (const child of element.childNodes) {
    if (child instanceof Text) drawTextNode(sheet, child, scale)
    else if (child instanceof Element) walk(sheet, child, scale)
  }
  const after = getComputedStyle(element, '::after')
  if (after.content === '""' && after.position === 'absolute') drawRule(sheet, after, box)
}
