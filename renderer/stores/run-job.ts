/** One run as the window knows it: what was sent, what its parameters are now, and what it recorded. */
import {
  createRingReader,
  evaluateTunables,
  type Project,
  type Registry,
  type RunDescription,
  type SampleRingReader,
  type TunableParameter,
} from '../../engine/index.ts'
import { listBlocksOfRole } from '../kernels/list-blocks.ts'
import { planTuning, type TunableValues, type Tuning } from '../kernels/tuning.ts'
import { createRecording, type Recording } from './recording.ts'
import { createSignalValues, type SignalValues } from './signal-values.ts'

export interface RunJob {
  /** A refresh runs unseen after the end of a run and then takes its place. */
  purpose: 'run' | 'refresh'
  /** Changes where an edit was taken over while it ran. */
  project: Project
  /** Values in the run's memory, after all tuning. */
  tunables: TunableValues
  /** Rows that were recorded before the worker's present run took over. */
  rowsBefore: number
  /** Null until the run has started. */
  readonly recording: () => Recording | null
  /** Its signals as they are now. */
  readonly values: () => SignalValues | null
  readonly begin: (report: RunDescription) => Recording
  /** The run goes on with the edited project; what was recorded stays where it is of signals that are still there. */
  readonly swap: (project: Project, report: RunDescription) => Recording
  /** Takes over the rows that wait in the ring. */
  readonly drain: () => void
  /** Takes over rows that came without a ring; says how many. */
  readonly append: (rows: Float64Array) => number
  /** Stores that bring the run to new values. */
  readonly tune: (values: TunableValues) => Tuning
}

export function createRunJob(purpose: RunJob['purpose'], project: Project, registry: Registry): RunJob {
  let recording: Recording | null = null
  let values: SignalValues | null = null
  let reader: SampleRingReader | null = null
  let parameters: ReadonlyMap<string, TunableParameter> = new Map()
  const job: RunJob = {
    purpose,
    project,
    rowsBefore: 0,
    tunables: evaluateTunables(project, registry),
    recording: () => recording,
    values: () => values,
    begin: report => {
      recording = createRecording(report.signals, report.stopSeconds, ...listPanels(project, registry))
      reader = report.ring && createRingReader(report.ring)
      parameters = new Map(report.parameters.map(parameter => [parameter.name, parameter]))
      values = createSignalValues(report, recording)
      return recording
    },
    swap: (edited, report) => {
      const before = recording
      job.project = edited
      job.tunables = evaluateTunables(edited, registry)
      const [scopes, graphs] = listPanels(edited, registry)
      const { signals, stopSeconds } = report
      recording =
        before && isSame(before, { signals, scopes, graphs })
          ? before
          : createRecording(signals, stopSeconds, scopes, graphs)
      if (before && recording !== before) copyRows(before, recording)
      job.rowsBefore = recording.rows()
      reader = report.ring && createRingReader(report.ring)
      parameters = new Map(report.parameters.map(parameter => [parameter.name, parameter]))
      values = createSignalValues(report, recording)
      return recording
    },
    drain: () => {
      if (recording) reader?.drain(recording.append)
    },
    append: rows => {
      if (!recording) return 0
      const before = recording.rows()
      recording.append(rows)
      return recording.rows() - before
    },
    tune: values => {
      const plan = planTuning(job.tunables, values, parameters)
      // Only what the run took counts as its values, so that the rest shows as a difference later.
      const fits = ([name, value]: readonly [string, readonly number[]]) =>
        parameters.get(name)?.width === value.length
      job.tunables = new Map([...job.tunables, ...[...values].filter(fits)])
      return plan
    },
  }
  return job
}

/** Scopes and XY graphs. */
function listPanels(project: Project, registry: Registry): [string[], string[]] {
  return [listBlocksOfRole(project, registry, 'scope'), listBlocksOfRole(project, registry, 'xy-graph')]
}

function isSame(recording: Recording, now: Pick<Recording, 'signals' | 'scopes' | 'graphs'>): boolean {
  const describe = ({ signals, scopes, graphs }: typeof now): string =>
    JSON.stringify([signals, scopes, graphs])
  return describe(recording) === describe(now)
}

/** More would hold up the window; then what was recorded before the edit is left behind. */
const MOST_COPIED_VALUES = 4_000_000

function copyRows(from: Recording, to: Recording): void {
  const length = 1 + to.signals.reduce((sum, signal) => sum + signal.width, 0)
  const count = from.rows()
  if (count * length > MOST_COPIED_VALUES) return
  const rows = new Float64Array(count * length).fill(Number.NaN)
  for (let row = 0; row < count; row += 1) rows[row * length] = from.times.at(row)
  for (const { name, width, column } of to.signals) {
    const old = from.signals.find(signal => signal.name === name && signal.width === width)
    if (!old) continue
    for (let i = 0; i < width; i += 1) {
      const values = from.column(old.column + i)
      for (let row = 0; row < count; row += 1) rows[row * length + column + i] = values?.at(row) ?? Number.NaN
    }
  }
  to.append(rows)
}
