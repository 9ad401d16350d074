import { describe, expect, it } from 'vitest'
import { countPlaywright, countVitest, describeBoundaries } from './reports.mjs'

const file = { status: 'passed', assertionResults: [{}] }
const vitest = {
  numPassedTests: 3,
  numFailedTests: 0,
  numPendingTests: 1,
  numTodoTests: 1,
  testResults: [file],
}
const stats = { expected: 3, unexpected: 0, flaky: 0, skipped: 1 }

describe('counts of unit tests', () => {
  it('are those of the report', () => {
    expect(countVitest(vitest, true)).toEqual({ passed: 3, failed: 0, skipped: 2 })
    expect(countVitest({ ...vitest, numFailedTests: 2 }, false)).toEqual({ passed: 3, failed: 2, skipped: 2 })
  })

  it('include a file that did not load', () => {
    const broken = { status: 'failed', assertionResults: [] }
    expect(countVitest({ ...vitest, testResults: [file, broken] }, false)).toMatchObject({ failed: 1 })
  })

  it('fail when nothing ran, or when something broke outside of every test', () => {
    const nothing = { ...vitest, numPassedTests: 0, testResults: [] }
    expect(countVitest(nothing, true)).toMatchObject({ passed: 0, failed: 1 })
    expect(countVitest(vitest, false)).toMatchObject({ passed: 3, failed: 1 })
  })
})

describe('counts of end-to-end tests', () => {
  it('are those of the report', () => {
    expect(countPlaywright({ stats }, true)).toEqual({ passed: 3, failed: 0, skipped: 1 })
  })

  it('take a test that passes only sometimes as failed', () => {
    expect(countPlaywright({ stats: { ...stats, flaky: 1 } }, true)).toMatchObject({ failed: 1 })
  })

  it('fail when all were skipped or the runner broke', () => {
    expect(countPlaywright({ stats: { ...stats, expected: 0 } }, true)).toMatchObject({ failed: 1 })
    expect(countPlaywright({ stats }, false)).toMatchObject({ failed: 1 })
  })
})

describe('import boundaries', () => {
  const summary = { totalCruised: 9, error: 0, violations: [] }

  it('hold when files were looked at and none breaks a rule', () => {
    expect(describeBoundaries({ summary })).toBeNull()
    expect(describeBoundaries({ summary: { ...summary, totalCruised: 0 } })).toContain('no file')
  })

  it('name who breaks which rule', () => {
    const violation = { from: 'a.ts', to: 'b.ts', rule: { name: 'downward', severity: 'error' } }
    const remark = { from: 'c.ts', to: 'd.ts', rule: { name: 'taste', severity: 'info' } }
    const report = { summary: { ...summary, violations: [violation, remark] } }
    expect(describeBoundaries(report)).toBe('downward: a.ts imports b.ts')
  })
})
