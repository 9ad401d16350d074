/** Texts of the page as texts of SVG, each line where it stands. */
import type { Rectangle } from '../kernels/geometry.ts'
import { escapeText, fontOf, round } from './svg-paint.ts'
import type { SvgSheet } from './svg-sheet.ts'

export function drawTextNode(sheet: SvgSheet, node: Text, scale: number): void {
  const parent = node.parentElement
  if (!parent || node.data.trim() === '') return
  const style = getComputedStyle(parent)
  const range = document.createRange()
  let start = 0
  let line: DOMRect | null = null
  const flush = (end: number): void => {
    if (!line || end <= start) return
    range.setStart(node, start)
    range.setEnd(node, end)
    drawText(
      sheet,
      node.data.slice(start, end).replace(/\s+/g, ' '),
      sheet.place(range.getBoundingClientRect()),
      style,
      scale,
    )
  }
  for (let i = 0; i < node.data.length; i += 1) {
    range.setStart(node, i)
    range.setEnd(node, i + 1)
    const box = range.getBoundingClientRect()
    if (box.width === 0) continue
    if (line && Math.abs(box.top - line.top) > line.height / 2) {
      flush(i)
      start = i
    }
    line = box
  }
  flush(node.data.length)
}

function drawText(
  { paint, parts, bounds, families }: SvgSheet,
  text: string,
  box: Rectangle,
  style: CSSStyleDeclaration,
  scale: number,
): void {
  if (text.trim() === '' || box.width === 0) return
  bounds.push(box)
  const size = Number.parseFloat(style.fontSize) * scale
  const baseline = box.y + box.height * paint.ascentShare(style)
  families.add(style.fontFamily)
  parts.push(
    `<text x="${round(box.x)}" y="${round(baseline)}" ${fontOf(style, size)}${paint.attributes('fill', paint.color(style.color))} textLength="${round(box.width)}" lengthAdjust="spacingAndGlyphs" xml:space="preserve">${escapeText(text)}</text>`,
  )
}

/** The dot or number of an item in a list, which is no text of the page. */
export function drawMarker(
  { paint, parts, families, place }: SvgSheet,
  element: Element,
  style: CSSStyleDeclaration,
  box: Rectangle,
): void {
  const number = [...(element.parentElement?.children ?? [])].indexOf(element) + 1
  const size = Number.parseFloat(style.fontSize)
  const lineHeight = Number.parseFloat(style.lineHeight) || 1.2 * size
  const first = [...element.childNodes].find(node => node instanceof Text && node.data.trim() !== '')
  const range = document.createRange()
  if (first) range.setStart(first, 0)
  if (first) range.setEnd(first, 1)
  const line = first
    ? place(range.getBoundingClientRect())
    : { ...box, height: Math.min(box.height, lineHeight) }
  const baseline = line.y + line.height * paint.ascentShare(style)
  const text = style.listStyleType === 'decimal' ? `${number}.` : '•'
  families.add(style.fontFamily)
  parts.push(
    `<text x="${round(box.x - 0.5 * size)}" y="${round(baseline)}" text-anchor="end" ${fontOf(style, size)}${paint.attributes('fill', paint.color(style.color))}>${text}</text>`,
  )
}
