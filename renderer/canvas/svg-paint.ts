/** Colours, fonts, texts and lengths as every viewer of SVG knows them. */

export function escapeText(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
}

export function round(value: number): number {
  return Math.round(value * 100) / 100
}

export function fontOf(style: CSSStyleDeclaration, size: number): string {
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
  return { hex: `#${hex}`, opacity: round(alpha / 255) }
}
