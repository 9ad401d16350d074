import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { compile } from '../compile/compile.ts'
import { registry } from '../testing/run-example.ts'
import { readProject } from './json.ts'
import { writeProject } from './write-json.ts'

it('shows in the manual a project that is canonical and sound', () => {
  const [, text = ''] = /```json\n(.*?)```/s.exec(readFileSync('docs/project-file.md', 'utf8')) ?? []
  const { project, diagnostics } = readProject(text)
  expect(diagnostics).toEqual([])
  expect(project && writeProject(project)).toBe(text)
  expect(project && compile(project, registry).diagnostics).toEqual([])
})
