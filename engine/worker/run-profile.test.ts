import { describe, expect, it } from 'vitest'
import { createBench, FULL, oscillator, simulateRows } from '../testing/session-bench.ts'
import type { RunReport } from './messages.ts'

describe('a profile', () => {
  const profiles = (reports: readonly RunReport[]) =>
    reports.flatMap(report => (report.kind === 'profile' ? [report.profile] : []))

  it('comes at the end of a run that is asked for it, and changes no sample', () => {
    const bench = createBench()
    bench.send({ kind: 'start', project: oscillator(), ...FULL, isProfiled: true })
    bench.runToEnd()
    const [profile] = profiles(bench.reports)
    const sum = profile?.blocks.reduce((total, { share }) => total + share, 0)
    expect(sum).toBeCloseTo(1, 12)
    expect(profile?.blocks.map(({ name }) => name).sort()).toEqual(
      Object.keys(oscillator().models.main?.blocks ?? {}).sort(),
    )
    expect(bench.rows).toEqual(simulateRows(oscillator()))
  })

  it('comes of the last run when it is asked for later, and no more once it is not', () => {
    const bench = createBench()
    bench.send({ kind: 'start', project: oscillator(), ...FULL })
    bench.runToEnd()
    expect(profiles(bench.reports)).toEqual([])
    bench.send({ kind: 'profile', isOn: true })
    bench.runToEnd()
    expect(profiles(bench.reports)).toHaveLength(1)
    bench.send({ kind: 'profile', isOn: false })
    bench.send({ kind: 'start', project: oscillator(), ...FULL })
    bench.runToEnd()
    expect(profiles(bench.reports)).toHaveLength(1)
  })
})
