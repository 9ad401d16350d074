/** Inline SVG with the styles of its shapes written out. */
import { escapeText, fontOf, round } from './svg-paint.ts'
import type { SvgSheet } from './svg-sheet.ts'

/** Properties that shapes get from style sheets. */
const SHAPE_STYLES = [
  'stroke-width',
  'stroke-dasharray',
  'stroke-linejoin',
  'stroke-linecap',
  'opacity',
] as const

export function drawSvg(sheet: SvgSheet, svg: SVGSVGElement): void {
  const box = sheet.place(svg.getBoundingClientRect())
  if (box.width === 0 || box.height === 0) return
  const inner = [...svg.children]
    .map(child => (child instanceof SVGElement ? drawShape(sheet, child) : ''))
    .join('')
  const view = svg.getAttribute('viewBox')
  if (view === null) {
    sheet.bounds.push(box)
    sheet.parts.push(`<g transform="translate(${box.x} ${box.y})">${inner}</g>`)
    return
  }
  // Signs of roots are far wider than what is seen of them.
  const frame = svg.parentElement ? sheet.place(svg.parentElement.getBoundingClientRect()) : box
  const width = Math.min(box.width, frame.width)
  const whole = `<svg width="${box.width}" height="${box.height}" viewBox="${view}" preserveAspectRatio="${svg.getAttribute('preserveAspectRatio') ?? 'xMidYMid meet'}">${inner}</svg>`
  sheet.parts.push(
    `<svg x="${box.x}" y="${box.y}" width="${width}" height="${box.height}" viewBox="0 0 ${width} ${box.height}">${whole}</svg>`,
  )
}

function drawShape(sheet: SvgSheet, element: SVGElement): string {
  const { paint, families } = sheet
  const style = getComputedStyle(element)
  if (style.display === 'none') return ''
  const name = element.tagName
  const kept = [...element.attributes]
    .filter(({ name: attribute }) => !['class', 'style', 'aria-hidden', 'data-testid'].includes(attribute))
    .filter(({ name: attribute }) => name !== 'text' || !['y', 'font-size'].includes(attribute))
    .map(({ name: attribute, value }) => ` ${attribute}="${escapeText(value)}"`)
    .join('')
  const styles = SHAPE_STYLES.map(property => {
    const value = style.getPropertyValue(property)
    const isPlain = value === '' || value === 'none' || (property === 'opacity' && value === '1')
    return isPlain ? '' : ` ${property}="${value.replaceAll('px', '')}"`
  }).join('')
  const colors = `${paint.attributes('fill', paint.color(style.fill))}${paint.attributes('stroke', paint.color(style.stroke))}`
  if (element instanceof SVGTextElement) {
    const box = element.getBBox()
    families.add(style.fontFamily)
    const baseline = round(box.y + box.height * paint.ascentShare(style))
    return `<text${kept} y="${baseline}" ${fontOf(style, Number.parseFloat(style.fontSize))} text-anchor="${style.textAnchor}"${paint.attributes('fill', paint.color(style.fill))}>${escapeText(element.textContent ?? '')}</text>`
  }
  const inner = [...element.children]
    .map(child => (child instanceof SVGElement ? drawShape(sheet, child) : ''))
    .join('')
  return name === 'g' ? `<g${kept}>${inner}</g>` : `<${name}${kept}${colors}${styles}/>`
}
