/** What the renderer and a run's worker say to each other. Samples do not travel here but in the sample ring. */
import type { DataFile } from '../block/data-file.ts'
import type { Timing } from '../compile/describe-timing.ts'
import type { Diagnostic } from '../model/diagnostic.ts'
import type { Project } from '../model/project.ts'
import type { PluginSource } from '../sandbox/source.ts'
import type { Notice } from '../simulate/list-notices.ts'
import type { Profile } from '../simulate/profile-report.ts'
import type { Trust } from '../simulate/trust-interface.ts'
import type { Probe } from './probe-plugin.ts'

/** To the worker. */
export type RunRequest =
  | {
      readonly kind: 'start'
      readonly project: Project
      /** Simulated seconds per real second; `Infinity` runs as fast as it can. */
      readonly pace: number
      /** Compute only the first point and wait for `step` or `resume`. */
      readonly startPaused: boolean
      /** So many threads, whether that is faster or not; null or nothing for as many as are of use. */
      readonly threads?: number | null
      /** As if `profile` came with it. */
      readonly isProfiled?: boolean
    }
  /** The project was edited: the run goes on with it from where it is, states carried over by name. */
  | { readonly kind: 'swap'; readonly project: Project }
  | { readonly kind: 'pause' }
  | { readonly kind: 'resume' }
  /** One major step, then pause. */
  | { readonly kind: 'step' }
  | { readonly kind: 'stop' }
  /** To the major step before the present one; of a run that is over, too. Answered with `rewound`. */
  | { readonly kind: 'step-back' }
  /** To the first major step at or after a time, no later than where the run has been. Answered with `rewound`. */
  | { readonly kind: 'go-to'; readonly timeSeconds: number }
  | { readonly kind: 'pace'; readonly pace: number }
  /**
   * New values of tunable parameters, by address in the run's memory; all take effect between two major steps, with
   * `afterStep` no earlier than one step after what was tuned before: a button that is let go was seen pressed.
   */
  | { readonly kind: 'tune'; readonly writes: readonly ParameterWrite[]; readonly afterStep?: boolean }
  /** Whether to report where the time of a step goes: of the run under way or the last one, and of those that come. */
  | { readonly kind: 'profile'; readonly isOn: boolean }
  /**
   * Whether to repeat the run that is over ten times finer, for how far it can be trusted: answered with `trusted`, unless
   * it is switched off or another run starts before.
   */
  | { readonly kind: 'trust'; readonly isOn: boolean }
  /** For hosts without shared memory: rows that were read, so that the run may go on. */
  | { readonly kind: 'consumed'; readonly rows: number }

export interface ParameterWrite {
  readonly address: number
  readonly value: number
}

/** To the worker, for what is asked after it: the plugins that are on, in place of those before. */
export interface PluginRequest {
  readonly kind: 'plugins'
  readonly plugins: readonly GivenPlugin[]
}

export interface GivenPlugin {
  /** Id of its library, which the ids of its block types begin with. */
  readonly library: string
  readonly source: PluginSource
}

/** To the worker, for the runs and checks that come after it: the files that the project's blocks read. */
export interface DataRequest {
  readonly kind: 'data'
  readonly files: readonly (readonly [path: string, file: DataFile])[]
}

/** To the worker: can this plugin be used, and what would go wrong? Answered with `probed`. */
export interface ProbeRequest {
  readonly kind: 'probe'
  readonly source: PluginSource
}

export interface ProbeReport extends Probe {
  readonly kind: 'probed'
}

/** To the worker: what is wrong with a project? Answered with `checked`, in the order of asking. */
export interface CheckRequest {
  readonly kind: 'check'
  readonly project: Project
}

export interface CheckReport {
  readonly kind: 'checked'
  readonly diagnostics: readonly Diagnostic[]
  /** By `path/block.port`: how many elements each signal has; null where the project does not compile. */
  readonly widths: readonly (readonly [name: string, width: number])[] | null
  /** Null where the project does not compile. */
  readonly timing: Timing | null
}

/** To the worker: what does a block do, alone? Answered with `demonstrated`, in the order of asking. */
export interface DemonstrationRequest {
  readonly kind: 'demonstrate'
  /** Id of the block type. */
  readonly type: string
}

/** What a block gives, alone; rows at equal distances from 0 to the end. */
export interface Demonstration {
  /** What enters its first input. */
  readonly kind: 'none' | 'step' | 'sine'
  readonly seconds: number
  /** Parameters that are not as by default: `Sample time 0.5`. */
  readonly changed: readonly string[]
  readonly input: readonly number[] | null
  readonly outputs: readonly { readonly name: string; readonly values: readonly number[] }[]
}

export interface DemonstrationReport {
  readonly kind: 'demonstrated'
  readonly type: string
  /** Null where a plot would say nothing. */
  readonly demonstration: Demonstration | null
}

/** From the worker. */
export type RunReport =
  | { readonly kind: 'refused'; readonly diagnostics: readonly Diagnostic[] }
  | ({ readonly kind: 'started' } & RunDescription)
  /** The answer to `swap`: what follows is of the edited project. */
  | ({ readonly kind: 'swapped' } & RunDescription)
  /** The edited project cannot run; the run goes on as it was. */
  | { readonly kind: 'kept'; readonly diagnostics: readonly Diagnostic[] }
  /** Rows of `1 + number of recorded values` doubles: time, then each recorded value. */
  | { readonly kind: 'samples'; readonly rows: Float64Array }
  | { readonly kind: 'progress'; readonly progress: Progress }
  /** While a run goes on now and then, and once it stands still. */
  | { readonly kind: 'profile'; readonly profile: Profile }
  /** The finer run has come so far. */
  | { readonly kind: 'trusting'; readonly timeSeconds: number }
  /** Bands in the order of the values of a sample row; null where the run cannot be repeated: it was edited on its way. */
  | { readonly kind: 'trusted'; readonly trust: Trust | null }
  | { readonly kind: 'paused'; readonly progress: Progress }
  | { readonly kind: 'resumed' }
  /** All that checks have noted so far, whenever there is more, and before the end. */
  | {
      readonly kind: 'noticed'
      readonly notices: readonly Notice[]
      /** Of the first value that was not finite, where the run goes on after it. */
      readonly notFinite: Diagnostic | null
    }
  /** Paused in the past. Of the rows that were given so many remain; what comes next follows them. */
  | { readonly kind: 'rewound'; readonly progress: Progress; readonly rows: number }
  /** Reached the stop time, or was stopped. */
  | { readonly kind: 'finished'; readonly reason: 'stop-time' | 'stopped'; readonly progress: Progress }
  /** The model is at fault. */
  | { readonly kind: 'failed'; readonly diagnostic: Diagnostic; readonly progress: Progress }

export interface Progress {
  /** Major steps so far. */
  readonly tick: number
  readonly timeSeconds: number
  readonly stepsPerSecond: number
  /** Simulated seconds per real second, measured. */
  readonly realTimeFactor: number
  /** Real seconds spent on computing so far, without waits. */
  readonly computeSeconds: number
}

/** A signal that is recorded because a Scope or Display shows it. */
export interface RecordedSignal {
  /** `block.port` of the output, path joined with `/`. */
  readonly name: string
  /** What the user calls it. */
  readonly label?: string
  readonly width: number
  readonly columns: number
  /** Index of its first value in a sample row (0 is time). */
  readonly column: number
  /** Context path and name of the sinks that show it, each with the input port. */
  readonly shownBy: readonly { readonly block: string; readonly port: string }[]
}

export interface RunningEngine {
  readonly name: 'simple' | 'compiled' | 'threaded'
  readonly why: string
}

/** Where a parameter of a block lives in the run's memory, in doubles. */
export interface TunableParameter {
  /** `path/block.parameter` */
  readonly name: string
  readonly address: number
  readonly width: number
}

/** Where the value of an output stands in the run's memory, in doubles. */
export interface OutputPlace {
  /** `path/block.port` */
  readonly name: string
  readonly address: number
  readonly width: number
}

/** A file in the project's folder. */
export interface RunFile {
  readonly path: string
  /** Context path and name. */
  readonly block: string
  readonly columns: readonly string[]
}

/** What a run is before its first sample. */
export interface RunDescription {
  readonly diagnostics: readonly Diagnostic[]
  readonly signals: readonly RecordedSignal[]
  readonly parameters: readonly TunableParameter[]
  /** What the run is to write; their values are among the signals, shown by the block at its ports `log` and `at`. */
  readonly files: readonly RunFile[]
  /** Every signal of the model. */
  readonly outputs: readonly OutputPlace[]
  /** Values of the run, shared where the page is cross-origin isolated, else null. */
  readonly memory: SharedArrayBuffer | null
  /** The sample ring, see `sample-ring.ts`; null where samples come as `samples` messages. */
  readonly ring: SharedArrayBuffer | null
  readonly stepSeconds: number
  readonly stopSeconds: number
  /** Which engine computes, and why in a few words. */
  readonly engine: RunningEngine
  /** What steps, and why that. */
  readonly solver: { readonly id: string; readonly why: string }
}
