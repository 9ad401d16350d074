import { beforeEach, expect, it } from 'vitest'
import { findTimeRange, useTimeView } from './time-view.ts'

const at = (last: number) => ({ lastTime: () => last, stopSeconds: 10 })
const range = (last: number, status: Parameters<typeof findTimeRange>[2] = 'running') =>
  findTimeRange(useTimeView.getState(), at(last), status)

beforeEach(() => useTimeView.getState().fit())

it('shows the whole run while it goes on, and what there is of one that ended early', () => {
  expect(range(2)).toEqual({ from: 0, to: 10 })
  expect(range(10, 'finished')).toEqual({ from: 0, to: 10 })
  expect(range(2, 'stopped')).toEqual({ from: 0, to: 2 })
  expect(range(0, 'failed')).toEqual({ from: 0, to: 10 })
})

it('follows the newest sample with the width of the zoom, or a tenth of the run', () => {
  useTimeView.getState().follow(true)
  expect(range(0.2)).toEqual({ from: 0, to: 1 })
  expect(range(5)).toEqual({ from: 4, to: 5 })
  useTimeView.getState().zoomTo({ from: 1, to: 3 })
  expect(range(5)).toEqual({ from: 1, to: 3 })
  useTimeView.getState().follow(true)
  expect(range(5)).toEqual({ from: 3, to: 5 })
  useTimeView.getState().fit()
  expect(range(5)).toEqual({ from: 0, to: 10 })
})
