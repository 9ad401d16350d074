/** What a change of the document asks of a run that goes on, and of one that has ended. */
import { evaluateTunables, type ParameterWrite, type Project, type Registry } from '../../engine/index.ts'
import { classifyChange, hasSameRun } from '../kernels/change-kind.ts'
import { listChanged, type TunableValues } from '../kernels/tuning.ts'
import type { Recording } from './recording.ts'
import type { RunJob } from './run-job.ts'

/** The run whose recording is shown, after its end. */
export interface EndedRun {
  readonly project: Project
  readonly tunables: TunableValues
  readonly recording: Recording
  /** Whether it may be run anew with every move of a slider. */
  readonly canRefresh: boolean
}

/** Stores that bring the run's parameters to the document's, and whether something is left that only a new run can show. */
export function tuneRunning(
  job: RunJob,
  project: Project,
  registry: Registry,
): { readonly writes: readonly ParameterWrite[]; readonly isOutOfDate: boolean } {
  const isOther = classifyChange(job.project, project, registry) === 'structural'
  const { writes, hasMisfit } = job.tune(evaluateTunables(project, registry))
  return { writes, isOutOfDate: isOther || hasMisfit }
}

/** Whether a run can go on with an edited project: another diagram, but the same settings. */
export function canTakeOver(before: Project, after: Project, registry: Registry): boolean {
  return classifyChange(before, after, registry) === 'structural' && hasSameRun(before, after)
}

export function judgeEnded(
  ended: EndedRun,
  project: Project,
  registry: Registry,
): 'up-to-date' | 'refresh' | 'out-of-date' {
  if (classifyChange(ended.project, project, registry) === 'structural') return 'out-of-date'
  if (listChanged(ended.tunables, evaluateTunables(project, registry)).length === 0) return 'up-to-date'
  return ended.canRefresh ? 'refresh' : 'out-of-date'
}
