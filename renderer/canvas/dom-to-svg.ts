/**
 * What stands in the page as SVG that any viewer shows: texts as texts at their places, boxes as rectangles, inline SVG
 * with its styles written out. Knows as much of CSS as blocks, notes and formulas need.
 */
import type { Point, Rectangle } from '../kernels/geometry.ts'

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

export function escapeText(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
}

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
    if (element instanceof SVGSVGElement) {
      drawSvg(element)
      return
    }
    const own = style.transform === 'none' ? 1 : new DOMMatrix(style.transform).a
    const scale = outerScale * own
    const box = place(element.getBoundingClientRect())
    const before = getComputedStyle(element, '::before')
    if (before.content === '""' && before.position === 'absolute') drawBox(before, box)
    const opacity = Number(style.opacity)
    if (opacity < 1) parts.push(`<g opacity="${opacity}">`)
    drawBox(style, box)
    for (const child of element.childNodes) {
      if (child instanceof Text) drawTextNode(child, scale)
      else if (child instanceof Element) walk(child, scale)
    }
    if (opacity < 1) parts.push('</g>')
  }

  for (const child of root.children) walk(child, 1)
  return { markup: parts.join('\n'), bounds, families }
}

/** Where the wires go: over frames and under blocks. */
export const WIRES = '<!--wires-->'

function fontOf(style: CSSStyleDeclaration, size: number): string {
  const weight = style.fontWeight === '400' ? '' : ` font-weight="${style.fontWeight}"`
  const slant = style.fontStyle === 'normal' ? '' : ` font-style="${style.fontStyle}"`
  return `font-family="${escapeText(style.fontFamily.replaceAll('"', "'"))}" font-size="${round(size)}"${weight}${slant}`
}

export interface Paint {
  /** As `#rrggbb` and opacity; null for what is not seen. */
  readonly color: (css: string) => Color | null
  readonly attributes: (name: 'fill' | 'stroke', color: Color | null) => string
  /** How much of a line's height is above the baseline. */
  readonly ascentShare: (style: CSSStyleDeclaration) => number
}

interface Color {
  readonly hex: string
  readonly opacity: number
}

/** Colours as every viewer knows them, by painting them. */
export function createPaint(): Paint {
  const canvas = document.createElement('canvas')
  canvas.width = 1
  canvas.height = 1
  const context = canvas.getContext('2d', { willReadFrequently: true })
  const colors = new Map<string, Color | null>()
  const shares = new Map<string, number>()
  return {
    color: css => {
      const known = colors.get(css)
      if (known !== undefined) return known
      const read = context && css !== 'none' && css !== '' ? readColor(context, css) : null
      colors.set(css, read)
      return read
    },
    attributes: (name, color) => {
      if (!color) return ` ${name}="none"`
      return ` ${name}="${color.hex}"${color.opacity < 1 ? ` ${name}-opacity="${color.opacity}"` : ''}`
    },
    ascentShare: style => {
      const font = `${style.fontStyle} ${style.fontWeight} 100px ${style.fontFamily}`
      const known = shares.get(font)
      if (known !== undefined || !context) return known ?? 0.8
      context.font = font
      const { fontBoundingBoxAscent: above, fontBoundingBoxDescent: below } = context.measureText('x')
      const share = above / (above + below)
      shares.set(font, share)
      return share
    },
  }
}

function readColor(context: CanvasRenderingContext2D, css: string): Color | null {
  context.clearRect(0, 0, 1, 1)
  context.fillStyle = css
  context.fillRect(0, 0, 1, 1)
  const [red = 0, green = 0, blue = 0, alpha = 0] = context.getImageData(0, 0, 1, 1).data
  if (alpha === 0) return null
  const hex = [red, green, blue].map(part => part.toString(16).padStart(2, '0')).join('')
  return { hex: `#${hex}`, opacity: Math.round((alpha / 255) * 100) / 100 }
}
