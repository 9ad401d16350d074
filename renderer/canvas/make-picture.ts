/** Any model as an SVG picture for a report: tight margins, formulas as text with their fonts. */
import { createElement } from 'react'
import { flushSync } from 'react-dom'
import { createRoot } from 'react-dom/client'
import { findNotes, type Project } from '../../engine/index.ts'
import { describeDiagram } from '../kernels/diagram.ts'
import type { Rectangle } from '../kernels/geometry.ts'
import type { WireName } from '../kernels/wire-names.ts'
import { registry } from '../stores/registry.ts'
import { loadTypesetter } from '../theme/render-formula.ts'
import { drawElement, WIRES } from './dom-to-svg.ts'
import { createFlowKeeper } from './flow-keeper.ts'
import type { WireFlowEdge } from './flow-types.ts'
import { PictureStage } from './picture-stage.tsx'
import { createPaint, escapeText, type Paint } from './svg-paint.ts'
import { useTimingMarks } from './timing-marks.ts'

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
const NAME_SIZE = 11
/** Between the diagram and what its colours mean. */
const LEGEND_GAP = 20

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
    const { pointsOf } = keeper
    flushSync(() => root.render(createElement(PictureStage, { diagram, notes, pointsOf })))
    await document.fonts.ready
    // Formulas take their size once their fonts are there.
    await new Promise(resolve => setTimeout(resolve, 0))
    const paint = createPaint()
    const { x, y } = stage.getBoundingClientRect()
    const [plane, legend] = [...stage.children]
    if (!(plane instanceof HTMLElement && legend instanceof HTMLElement)) throw new Error('An empty stage.')
    const drawn = drawElement(plane, { x, y }, paint)
    const inkOf = createInks(stage, paint)
    const lines = edges.flatMap(({ data }) => (data ? [drawEdge(data, inkOf(data.net))] : []))
    const wires = lines.map(({ markup }) => markup).join('\n')
    const shown = findBounds([...drawn.bounds, ...lines.flatMap(({ bounds }) => bounds)], 0)
    legend.style.left = `${shown.x}px`
    legend.style.top = `${shown.y + shown.height + LEGEND_GAP}px`
    legend.style.width = `${shown.width}px`
    const rates = drawElement(legend, { x, y }, paint)
    const box = findBounds([shown, ...rates.bounds], MARGIN)
    const fonts = await embedFonts(new Set([...drawn.families, ...rates.families]))
    // Black lines would be lost on a dark page.
    const paper = `<rect x="${box.x}" y="${box.y}" width="${box.width}" height="${box.height}" fill="#ffffff"/>\n`
    const markup = `<svg xmlns="http://www.w3.org/2000/svg" width="${box.width}" height="${box.height}" viewBox="${box.x} ${box.y} ${box.width} ${box.height}">
<title>${escapeText(project.name)}</title>
${fonts}${paper}${drawn.markup.replace(WIRES, () => wires)}
${rates.markup}</svg>
`
    return { markup, width: box.width, height: box.height }
  } finally {
    root.unmount()
    stage.remove()
  }
}

interface Inks {
  readonly wire: string
  readonly opacity: number
  readonly name: string
  readonly font: string
}

/** By output: the colours of its wires, which are those of its sample time where these are shown. */
function createInks(stage: HTMLElement, paint: Paint): (net: string) => Inks {
  const { wireColors } = useTimingMarks.getState()
  const known = new Map<string, Inks>()
  return net => {
    const marks = wireColors.get(net) ?? ''
    const found = known.get(marks)
    if (found) return found
    const probe = document.createElement('div')
    probe.className = marks
    stage.append(probe)
    const style = getComputedStyle(probe)
    const inks = {
      wire: paint.color(style.getPropertyValue('--color-wire').trim())?.hex ?? '#000000',
      opacity: Number(style.opacity),
      name: paint.color(style.getPropertyValue('--color-text-muted').trim())?.hex ?? '#000000',
      font: escapeText(style.fontFamily.replaceAll('"', "'")),
    }
    probe.remove()
    known.set(marks, inks)
    return inks
  }
}

function drawEdge(
  { drawing, isWide, name }: NonNullable<WireFlowEdge['data']>,
  { wire, opacity, name: ink, font }: Inks,
): { readonly markup: string; readonly bounds: readonly Rectangle[] } {
  const { line: path, arrow, dots, points } = drawing
  const width = isWide ? WIDE_WIRE_WIDTH : WIRE_WIDTH
  const line = `<path d="${path}" fill="none" stroke="${wire}" stroke-width="${width}" stroke-linejoin="round"/>`
  const spots = dots
    .map(({ x, y }) => `<circle cx="${x}" cy="${y}" r="${DOT_RADIUS}" fill="${wire}"/>`)
    .join('')
  const label = name
    ? `<text x="${name.x}" y="${name.y}" text-anchor="${name.anchor}" font-family="${font}" font-size="${NAME_SIZE}" font-style="italic" fill="${ink}">${escapeText(name.text)}</text>`
    : ''
  const all = `${line}<path d="${arrow}" fill="${wire}"/>${spots}${label}`
  return {
    markup: opacity < 1 ? `<g opacity="${opacity}">${all}</g>` : all,
    bounds: [...points.map(({ x, y }) => ({ x, y, width: 0, height: 0 })), ...(name ? [boxOf(name)] : [])],
  }
}

/** About as large as a name can be. */
function boxOf({ x, y, text, anchor }: WireName): Rectangle {
  const width = text.length * NAME_SIZE * 0.6
  return { x: anchor === 'middle' ? x - width / 2 : x, y: y - NAME_SIZE, width, height: NAME_SIZE }
}

function findBounds(boxes: readonly Rectangle[], margin: number): Rectangle {
  if (boxes.length === 0) return { x: 0, y: 0, width: 2 * margin, height: 2 * margin }
  const left = Math.floor(Math.min(...boxes.map(({ x }) => x))) - margin
  const top = Math.floor(Math.min(...boxes.map(({ y }) => y))) - margin
  const right = Math.ceil(Math.max(...boxes.map(({ x, width }) => x + width))) + margin
  const bottom = Math.ceil(Math.max(...boxes.map(({ y, height }) => y + height))) + margin
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
