/** Any model as an SVG picture for a report: tight margins, formulas as text with their fonts. */
import { createElement } from 'react'
import { flushSync } from 'react-dom'
import { createRoot } from 'react-dom/client'
import { findNotes, type Project } from '../../engine/index.ts'
import { describeDiagram } from '../kernels/diagram.ts'
import type { Rectangle } from '../kernels/geometry.ts'
import { registry } from '../stores/registry.ts'
import { loadTypesetter } from '../theme/render-formula.ts'
import { createPaint, drawElement, escapeText, WIRES } from './dom-to-svg.ts'
import { createFlowKeeper } from './flow-keeper.ts'
import type { WireFlowEdge } from './flow-types.ts'
import { PictureStage } from './picture-stage.tsx'

export interface Picture {
  readonly markup: string
  /** CSS pixels. */
  readonly width: number
  readonly height: number
}

const MARGIN = 12
const WIRE_WIDTH = 1.5
const WIDE_WIRE_WIDTH = 3
const DOT_RADIUS = 3

export async function makePicture(
  project: Project,
  modelKey: string,
  wideNets: ReadonlySet<string>,
): Promise<Picture> {
  const keeper = createFlowKeeper()
  const diagram = describeDiagram(project, registry, modelKey, null)
  const drawings = keeper.wire(diagram, null)
  const edges = keeper.edges(diagram, { drawings, selected: [], wideNets, looped: new Set() })
  const notes = Object.values(findNotes(project, modelKey))
  await loadTypesetter()

  const stage = document.createElement('div')
  stage.className = 'picture-stage as-on-paper'
  stage.setAttribute('aria-hidden', 'true')
  document.body.append(stage)
  const root = createRoot(stage)
  try {
    flushSync(() => root.render(createElement(PictureStage, { diagram, notes })))
    await document.fonts.ready
    // Formulas take their size once their fonts are there.
    await new Promise(resolve => setTimeout(resolve, 0))
    const paint = createPaint()
    const { x, y } = stage.getBoundingClientRect()
    const drawn = drawElement(stage, { x, y }, paint)
    const style = getComputedStyle(stage)
    const inks = {
      wire: paint.color(style.getPropertyValue('--color-wire').trim())?.hex ?? '#000000',
      name: paint.color(style.getPropertyValue('--color-text-muted').trim())?.hex ?? '#000000',
      font: escapeText(style.fontFamily.replaceAll('"', "'")),
    }
    const wires = edges.map(edge => drawEdge(edge, inks)).join('\n')
    const points = edges.flatMap(({ data }) => data?.drawing.points ?? [])
    const box = findBounds([...drawn.bounds, ...points.map(({ x, y }) => ({ x, y, width: 0, height: 0 }))])
    const fonts = await embedFonts(drawn.families)
    // Black lines would be lost on a dark page.
    const paper = `<rect x="${box.x}" y="${box.y}" width="${box.width}" height="${box.height}" fill="#ffffff"/>\n`
    const markup = `<svg xmlns="http://www.w3.org/2000/svg" width="${box.width}" height="${box.height}" viewBox="${box.x} ${box.y} ${box.width} ${box.height}">
<title>${escapeText(project.name)}</title>
${fonts}${paper}${drawn.markup.replace(WIRES, () => wires)}
</svg>
`
    return { markup, width: box.width, height: box.height }
  } finally {
    root.unmount()
    stage.remove()
  }
}

function drawEdge(
  { data }: WireFlowEdge,
  { wire, name: ink, font }: { readonly wire: string; readonly name: string; readonly font: string },
): string {
  if (!data) return ''
  const { drawing, isWide, name } = data
  const { line: path, arrow, dots } = drawing
  const width = isWide ? WIDE_WIRE_WIDTH : WIRE_WIDTH
  const line = `<path d="${path}" fill="none" stroke="${wire}" stroke-width="${width}" stroke-linejoin="round"/>`
  const spots = dots
    .map(({ x, y }) => `<circle cx="${x}" cy="${y}" r="${DOT_RADIUS}" fill="${wire}"/>`)
    .join('')
  const label = name
    ? `<text x="${name.x}" y="${name.y}" text-anchor="${name.anchor}" font-family="${font}" font-size="11" font-style="italic" fill="${ink}">${escapeText(name.text)}</text>`
    : ''
  return `${line}<path d="${arrow}" fill="${wire}"/>${spots}${label}`
}

function findBounds(boxes: readonly Rectangle[]): Rectangle {
  if (boxes.length === 0) return { x: 0, y: 0, width: 2 * MARGIN, height: 2 * MARGIN }
  const left = Math.floor(Math.min(...boxes.map(({ x }) => x))) - MARGIN
  const top = Math.floor(Math.min(...boxes.map(({ y }) => y))) - MARGIN
  const right = Math.ceil(Math.max(...boxes.map(({ x, width }) => x + width))) + MARGIN
  const bottom = Math.ceil(Math.max(...boxes.map(({ y, height }) => y + height))) + MARGIN
  return { x: left, y: top, width: right - left, height: bottom - top }
}

/** The page's own fonts, which another viewer does not have, in the picture itself. */
async function embedFonts(families: ReadonlySet<string>): Promise<string> {
  const used = [...families].join(',')
  const faces: string[] = []
  for (const sheet of document.styleSheets) {
    for (const rule of sheet.cssRules) {
      if (!(rule instanceof CSSFontFaceRule)) continue
      const family = rule.style.getPropertyValue('font-family').replaceAll(/["']/g, '')
      const source = /url\("?([^")]+)"?\)/.exec(rule.style.getPropertyValue('src'))?.[1]
      if (source === undefined || !used.includes(family)) continue
      const data = await readAsDataUrl(new URL(source, sheet.href ?? location.href).href)
      const [style, weight] = ['font-style', 'font-weight'].map(name => rule.style.getPropertyValue(name))
      faces.push(
        `@font-face{font-family:'${family}';font-style:${style || 'normal'};font-weight:${weight || '400'};src:url(${data})}`,
      )
    }
  }
  return faces.length === 0 ? '' : `<style>${faces.join('')}</style>\n`
}

async function readAsDataUrl(url: string): Promise<string> {
  if (url.startsWith('data:')) return url
  const blob = await (await fetch(url)).blob()
  return new Promise((resolve, reject) => {
    const reader = new FileReader()
    reader.onload = () => resolve(String(reader.result))
    reader.onerror = () => reject(new Error(`The font at ${url} could not be read.`))
    reader.readAsDataURL(blob)
  })
}
