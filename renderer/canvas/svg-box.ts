/** Backgrounds, borders and rules of the page as shapes of SVG. */
import type { Rectangle } from '../kernels/geometry.ts'
import { round } from './svg-paint.ts'
import type { SvgSheet } from './svg-sheet.ts'

export function drawBox(
  { paint, parts, bounds }: SvgSheet,
  style: CSSStyleDeclaration,
  box: Rectangle,
): void {
  const fill = paint.color(style.backgroundColor)
  const border = Number.parseFloat(style.borderTopWidth)
  const isFramed =
    border > 0 && style.borderTopWidth === style.borderBottomWidth && style.borderTopStyle !== 'none'
  const stroke = isFramed ? paint.color(style.borderTopColor) : null
  if (fill || stroke) {
    bounds.push(box)
    const inset = isFramed ? border / 2 : 0
    const radius = Number.parseFloat(style.borderTopLeftRadius) || 0
    parts.push(
      `<rect x="${round(box.x + inset)}" y="${round(box.y + inset)}" width="${round(Math.max(0, box.width - 2 * inset))}" height="${round(Math.max(0, box.height - 2 * inset))}" rx="${radius}"${paint.attributes('fill', fill)}${stroke ? `${paint.attributes('stroke', stroke)} stroke-width="${border}"` : ''}/>`,
    )
  }
  if (isFramed) return
  const bottom = Number.parseFloat(style.borderBottomWidth)
  const left = Number.parseFloat(style.borderLeftWidth)
  if (bottom > 0 && style.borderBottomStyle !== 'none')
    parts.push(
      `<rect x="${box.x}" y="${round(box.y + box.height - bottom)}" width="${box.width}" height="${round(bottom)}"${paint.attributes('fill', paint.color(style.borderBottomColor))}/>`,
    )
  if (left > 0 && style.borderLeftStyle !== 'none')
    parts.push(
      `<rect x="${box.x}" y="${box.y}" width="${round(left)}" height="${box.height}"${paint.attributes('fill', paint.color(style.borderLeftColor))}/>`,
    )
}

/** A line through a box, as through a block that passes its input on. */
export function drawRule({ paint, parts }: SvgSheet, style: CSSStyleDeclaration, box: Rectangle): void {
  const width = Number.parseFloat(style.borderTopWidth)
  if (!(width > 0) || style.borderTopStyle === 'none') return
  const [left, top, length] = [style.left, style.top, style.width].map(Number.parseFloat)
  const y = round(box.y + (top ?? 0) + width / 2)
  const x = round(box.x + (left ?? 0))
  const dashes = style.borderTopStyle === 'dashed' ? ` stroke-dasharray="${3 * width} ${2 * width}"` : ''
  parts.push(
    `<line x1="${x}" y1="${y}" x2="${round(x + (length ?? 0))}" y2="${y}" stroke-width="${width}"${paint.attributes('stroke', paint.color(style.borderTopColor))}${dashes}/>`,
  )
}
