/** One run as the window knows it: what was sent, what its parameters are now, and what it recorded. */
import {
  createRingReader,
  evaluateTunables,
  type Project,
  type Registry,
  type RunReport,
  type SampleRingReader,
  type TunableParameter,
} from '../../engine/index.ts'
import { listBlocksOfRole } from '../kernels/list-blocks.ts'
import { planTuning, type TunableValues, type Tuning } from '../kernels/tuning.ts'
import { createRecording, type Recording } from './recording.ts'

type Started = Extract<RunReport, { kind: 'started' }>

export interface RunJob {
  /** A refresh runs unseen after the end of a run and then takes its place. */
  readonly purpose: 'run' | 'refresh'
  readonly project: Project
  /** Values in the run's memory, after all tuning. */
  tunables: TunableValues
  /** Null until the run has started. */
  readonly recording: () => Recording | null
  readonly begin: (report: Started) => Recording
  /** Takes over the rows that wait in the ring. */
  readonly drain: () => void
  /** Takes over rows that came without a ring; says how many. */
  readonly append: (rows: Float64Array) => number
  /** Stores that bring the run to new values. */
  readonly tune: (values: TunableValues) => Tuning
}

export function createRunJob(purpose: RunJob['purpose'], project: Project, registry: Registry): RunJob {
  let recording: Recording | null = null
  let reader: SampleRingReader | null = null
  let parameters: ReadonlyMap<string, TunableParameter> = new Map()
  const job: RunJob = {
    purpose,
    project,
    tunables: evaluateTunables(project, registry),
    recording: () => recording,
    begin: report => {
      recording = createRecording(
        report.signals,
        report.stopSeconds,
        listBlocksOfRole(project, registry, 'scope'),
      )
      reader = report.ring && createRingReader(report.ring)
      parameters = new Map(report.parameters.map(parameter => [parameter.name, parameter]))
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
