import { describe, expect, it, vi } from 'vitest'
import { type CheckReport, type CheckRequest, createProject, type Project } from '../../engine/index.ts'
import { createCheckLine } from './check-line.ts'

const REPORT: CheckReport = { kind: 'checked', diagnostics: [], widths: null, timing: null }

function open() {
  const asked: Project[] = []
  let project = createProject('first')
  const ends: { answer: () => void; crash: () => void }[] = []
  const reports: CheckReport[] = []
  const line = createCheckLine({
    spawn: (onReport, onCrash) => {
      ends.push({ answer: () => onReport(REPORT), crash: () => onCrash('out of memory') })
      return { post: (request: CheckRequest) => asked.push(request.project), terminate: () => undefined }
    },
    read: () => project,
    onReport: report => reports.push(report),
  })
  const edit = (name: string) => {
    project = createProject(name)
    line.check()
  }
  return { asked, ends, reports, edit }
}

describe('the line to the worker that checks', () => {
  it('asks about the newest project only, once the worker is free', () => {
    const { asked, ends, reports, edit } = open()
    for (const name of ['a', 'b', 'c']) edit(name)
    expect(asked.map(({ name }) => name)).toEqual(['a'])
    ends[0]?.answer()
    expect(asked.map(({ name }) => name)).toEqual(['a', 'c'])
    ends[0]?.answer()
    expect(asked).toHaveLength(2)
    expect(reports).toHaveLength(2)
    expect(ends).toHaveLength(1)
  })

  it('goes on with a new worker after one that crashed', () => {
    const told = vi.spyOn(console, 'error').mockImplementation(() => undefined)
    const { asked, ends, edit } = open()
    edit('a')
    ends[0]?.crash()
    edit('b')
    ends[1]?.answer()
    edit('c')
    expect(asked.map(({ name }) => name)).toEqual(['a', 'b', 'c'])
    expect(ends).toHaveLength(2)
    expect(told).toHaveBeenCalledOnce()
    told.mockRestore()
  })
})
