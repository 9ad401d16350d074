/** The shown model as a picture: to a file, or on paper. */
import type { Command } from '../stores/commands.ts'
import { useDocument } from '../stores/document-store.ts'
import { saveExport } from '../stores/file-actions.ts'
import { useProblems } from '../stores/problems-store.ts'
import { useView } from '../stores/view-store.ts'
import { listWideNets } from './list-wide-nets.ts'
import { makePicture, type Picture } from './make-picture.ts'
import { shownDiagram, shownModelKey } from './shown-model.ts'

/** Pixels of a PNG for each of the picture's, for print; less where a canvas could not hold it. */
const PNG_SCALE = 3
const MOST_PIXELS = 16_000

const hasBlocks = (): boolean => useView.getState().page === 'editor' && shownDiagram().blocks.size > 0

export const PICTURE_COMMANDS: readonly Command[] = [
  {
    id: 'file.export-svg',
    title: 'Export as SVG...',
    group: 'File',
    run: () => void exportSvg(),
    isEnabled: hasBlocks,
  },
  {
    id: 'file.export-png',
    title: 'Export as PNG...',
    group: 'File',
    run: () => void exportPng(),
    isEnabled: hasBlocks,
  },
  {
    id: 'file.print',
    title: 'Print, or save as PDF...',
    group: 'File',
    keys: ['Ctrl+P'],
    run: () => void print(),
    isEnabled: hasBlocks,
  },
]

function drawShown(): Promise<Picture> {
  const wideNets = listWideNets(useProblems.getState().widths, useView.getState().context)
  return makePicture(useDocument.getState().project, shownModelKey(), wideNets)
}

function nameShown(ending: string): string {
  const { project } = useDocument.getState()
  return `${[project.name, ...useView.getState().context].join(' ')}.${ending}`
}

async function exportSvg(): Promise<void> {
  const { markup } = await drawShown()
  await saveExport(nameShown('svg'), markup, 'text')
}

async function exportPng(): Promise<void> {
  const data = await paintPng(await drawShown())
  await saveExport(nameShown('png'), data, 'base64')
}

async function paintPng({ markup, width, height }: Picture): Promise<string> {
  const image = new Image()
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(markup)}`
  await image.decode()
  const scale = Math.min(PNG_SCALE, MOST_PIXELS / Math.max(width, height))
  const canvas = document.createElement('canvas')
  canvas.width = Math.ceil(width * scale)
  canvas.height = Math.ceil(height * scale)
  canvas.getContext('2d')?.drawImage(image, 0, 0, canvas.width, canvas.height)
  return canvas.toDataURL('image/png').replace(/^data:image\/png;base64,/, '')
}

/** The page prints nothing but the picture; the system's dialog offers PDF. */
async function print(): Promise<void> {
  const { markup, width, height } = await drawShown()
  // The page has the fonts, and would refuse a style element.
  const plain = markup.replace(/<style>.*?<\/style>/s, '')
  const parsed = new DOMParser().parseFromString(plain, 'image/svg+xml').documentElement
  const sheet = document.createElement('div')
  sheet.className = width > height ? 'picture-sheet is-wide' : 'picture-sheet'
  sheet.append(parsed)
  document.body.append(sheet)
  document.body.classList.add('is-printing')
  const end = () => {
    sheet.remove()
    document.body.classList.remove('is-printing')
  }
  window.addEventListener('afterprint', end, { once: true })
  window.print()
}
