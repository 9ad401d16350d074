import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { listSections, searchManual } from './search-manual.ts'

const sections = ['drawing', 'subsystems', 'blocks'].flatMap(page =>
  listSections(page, readFileSync(`docs/${page}.md`, 'utf8')),
)
const find = (query: string) => searchManual(sections, query).map(({ page, title }) => `${page}: ${title}`)

it('finds the section that is about some words, its title first', () => {
  expect(find('frames').at(0)).toBe('drawing: Notes and frames')
  expect(find('make independent').at(0)).toBe('subsystems: One model, many uses')
  expect(find('saturation').at(0)).toBe('blocks: Saturation')
  expect(find('no such words')).toEqual([])
})
