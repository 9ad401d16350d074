/**
 * What stands in the page as SVG that any viewer shows: texts as texts at their places, boxes as rectangles, inline SVG
 * with its styles written out. Knows as much of CSS as blocks, notes and formulas need.
 */
import type { Point, Rectangle } from '../kernels/geometry.ts'
import { escapeText, fontOf, type Paint } from './svg-paint.ts'

export interface DrawnPart {
  readonly markup: string
  readonly bounds: readonly Rectangle[]
  /** Font families that texts use. */
  readonly families: ReadonlySet<string>
}

/** Properties that shapes get from style sheets. */
const SHAPE_STYLES = [
  'stroke-width',
  'stroke-dasharray',
  'stroke-linejoin',
  'stroke-linecap',
  'opacity',
] as const

const round = (value: number): number => Math.round(value * 100) / 100

/** Draws an element and all in it, measured from `origin` of the screen. */
export function drawElement(root: HTMLElement, origin: Point, paint: Paint): DrawnPart {
  const bounds: Rectangle[] = []
  const families = new Set<string>()
  const parts: string[] = []

  const place = (box: DOMRect): Rectangle => ({
    x: round(box.x - origin.x),
    y: round(box.y - origin.y),
    width: round(box.width),
    height: round(box.height),
  })

  const drawBox = (style: CSSStyleDeclaration, box: Rectangle): void => {
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

  const drawText = (text: string, box: Rectangle, style: CSSStyleDeclaration, scale: number): void => {
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
  const drawMarker = (element: Element, style: CSSStyleDeclaration, box: Rectangle): void => {
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

  /** A line through a box, as through a block that passes its input on. */
  const drawRule = (style: CSSStyleDeclaration, box: Rectangle): void => {
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

  const drawTextNode = (node: Text, scale: number): void => {
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
        node.data.slice(start, end).replace(/\s+/g, ' '),
        place(range.getBoundingClientRect()),
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

  const drawShape = (element: SVGElement): string => {
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
      .map(child => (child instanceof SVGElement ? drawShape(child) : ''))
      .join('')
    return name === 'g' ? `<g${kept}>${inner}</g>` : `<${name}${kept}${colors}${styles}/>`
  }

  const drawSvg = (svg: SVGSVGElement): void => {
    const box = place(svg.getBoundingClientRect())
    if (box.width === 0 || box.height === 0) return
    const inner = [...svg.children]
      .map(child => (child instanceof SVGElement ? drawShape(child) : ''))
      .join('')
    const view = svg.getAttribute('viewBox')
    if (view === null) {
      bounds.push(box)
      parts.push(`<g transform="translate(${box.x} ${box.y})">${inner}</g>`)
      return
    }
    // Signs of roots are far wider than what is seen of them.
    const frame = svg.parentElement ? place(svg.parentElement.getBoundingClientRect()) : box
    const width = Math.min(box.width, frame.width)
    const sheet = `<svg width="${box.width}" height="${box.height}" viewBox="${view}" preserveAspectRatio="${svg.getAttribute('preserveAspectRatio') ?? 'xMidYMid meet'}">${inner}</svg>`
    parts.push(
      `<svg x="${box.x}" y="${box.y}" width="${width}" height="${box.height}" viewBox="0 0 ${width} ${box.height}">${sheet}</svg>`,
    )
  }

  const walk = (element: Element, outerScale: number): void => {
    const style = getComputedStyle(element)
    if (style.display === 'none' || style.visibility === 'hidden') return
    // What is there for screen readers only, such as formulas in MathML.
    if (style.position === 'absolute' && style.clipPath !== 'none') return
    if (element instanceof HTMLElement && element.dataset.wires !== undefined) {
      parts.push(WIRES)
      return
    }
    const opacity = Number(style.opacity)
    if (opacity < 1) parts.push(`<g opacity="${opacity}">`)
    if (element instanceof SVGSVGElement) drawSvg(element)
    else drawInside(element, style, outerScale)
    if (opacity < 1) parts.push('</g>')
  }

  const drawInside = (element: Element, style: CSSStyleDeclaration, outerScale: number): void => {
    const own = style.transform === 'none' ? 1 : new DOMMatrix(style.transform).a
    const scale = outerScale * own
    const box = place(element.getBoundingClientRect())
    const before = getComputedStyle(element, '::before')
    if (before.content === '""' && before.position === 'absolute') drawBox(before, box)
    drawBox(style, box)
    if (style.display === 'list-item') drawMarker(element, style, box)
    for (const child of element.childNodes) {
      if (child instanceof Text) drawTextNode(child, scale)
      else if (child instanceof Element) walk(child, scale)
    }
    const after = getComputedStyle(element, '::after')
    if (after.content === '""' && after.position === 'absolute') drawRule(after, box)
  }

  for (const child of root.children) walk(child, 1)
  return { markup: parts.join('\n'), bounds, families }
}

/** Where the wires go: over frames and under blocks. */
export const WIRES = '<!--wires-->'
