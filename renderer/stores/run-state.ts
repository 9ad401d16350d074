/** What the window knows of a run, and what it can ask of it. */
import type {
  Diagnostic,
  Notice,
  Profile,
  Progress,
  RecordedSignal,
  RunDescription,
  RunningEngine,
} from '../../engine/index.ts'
import type { RunTrust } from '../kernels/error-band.ts'
import type { HeldParameter } from '../kernels/hold-parameters.ts'
import type { Ghost } from './earlier-run.ts'
import type { Recording } from './recording.ts'
import type { SignalValues } from './signal-values.ts'

export type RunStatus = 'idle' | 'starting' | 'running' | 'paused' | 'finished' | 'stopped' | 'failed'

export interface RunState {
  readonly status: RunStatus
  readonly progress: Progress | null
  readonly stopSeconds: number
  readonly stepSeconds: number
  /** What computes the run, and why; null before the first one. */
  readonly engine: RunningEngine | null
  readonly solver: RunDescription['solver'] | null
  /** Why the last run did not start or ended early, and what it warned of. */
  readonly diagnostics: readonly Diagnostic[]
  /** What the checks of the last run noted while it went on. */
  readonly notices: readonly Notice[]
  readonly signals: readonly RecordedSignal[]
  /** Every signal as it is now; null before the first run. */
  readonly values: SignalValues | null
  /** What the scopes show; null before the first run. */
  readonly recording: Recording | null
  /** An earlier run behind it, to compare with. */
  readonly ghost: Ghost | null
  /** The project has changed in a way that only a new run can show. */
  readonly isOutOfDate: boolean
  /** A run of the finished model with new parameter values is under way, unseen. */
  readonly isRefreshing: boolean
  /** The worker has not said a word for some seconds. */
  readonly isUnresponsive: boolean
  /** Runs say where the time of a step goes. */
  readonly isProfiled: boolean
  /** Of the last run that said so. */
  readonly profile: Profile | null
  /** Each run is repeated ten times finer when it is over. */
  readonly isTrustWanted: boolean
  /** What came of that, of the run that is shown. */
  readonly trust: RunTrust | null
  /** The part of the run that was repeated so far; null while none is under way. */
  readonly trustProgress: number | null
  /** Parameters of buttons that are pressed. */
  readonly held: readonly HeldParameter[]
}

/** Where those who make the state put it. */
export interface RunStatePort {
  readonly set: (change: Partial<RunState>) => void
  readonly get: () => RunState
}

export interface RunActions {
  /** Starts from time 0, or goes on after a pause. */
  readonly start: () => void
  readonly pause: () => void
  readonly resume: () => void
  /** One major step; before a run, only the first point. */
  readonly step: () => void
  /** To the major step before the present one, paused or after the end. */
  readonly stepBack: () => void
  /** To the first major step at or after a time. */
  readonly goTo: (timeSeconds: number) => void
  readonly stop: () => void
  readonly clearGhost: () => void
  /** Also of the run under way, or the last one. */
  readonly setProfiled: (isProfiled: boolean) => void
  /** Also of the last run, where the scopes show it. */
  readonly setTrustWanted: (isTrustWanted: boolean) => void
  /** Presses or lets go a button: a run under way has its parameter at 1 meanwhile, the document does not. */
  readonly hold: (parameter: HeldParameter, isHeld: boolean) => void
  /** Loads the engine, so that the first run starts at once. */
  readonly warmUp: () => void
}

export const NO_RUN: RunState = {
  status: 'idle',
  progress: null,
  stopSeconds: 0,
  stepSeconds: 0,
  engine: null,
  solver: null,
  diagnostics: [],
  notices: [],
  signals: [],
  values: null,
  recording: null,
  ghost: null,
  isOutOfDate: false,
  isRefreshing: false,
  isUnresponsive: false,
  isProfiled: false,
  profile: null,
  isTrustWanted: false,
  trust: null,
  trustProgress: null,
  held: [],
}

/** Whether the run stands still with something behind it. Threads end with their run: then nothing can go back. */
export function hasPast({
  status,
  recording,
  engine,
}: Pick<RunState, 'status' | 'recording' | 'engine'>): boolean {
  if (recording === null) return false
  if (status === 'paused') return true
  return ['finished', 'stopped', 'failed'].includes(status) && engine?.name !== 'threaded'
}

export function isUnderWay(status: RunStatus): boolean {
  return status === 'starting' || status === 'running' || status === 'paused'
}
