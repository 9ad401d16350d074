/** One block between sources: what a test of a single block needs. */
import { type Diagnostic, isError, type Settings } from '../../engine/index.ts'
import { type BlockText, type Diagram, diagnose, type Recorded, runDiagram } from './run-diagram.ts'

/** What feeds an input: the value of a Constant as text, or a block of the libraries with one output. */
export type Feed = string | BlockText

export interface BlockSetup {
  readonly parameters?: Readonly<Record<string, string>>
  /** By input port; ports that are left out stay open. */
  readonly inputs?: Readonly<Record<string, Feed>>
  readonly settings?: Partial<Settings>
}

export interface BlockRun {
  readonly times: readonly number[]
  /** An output of the block, `y` unless it is named. */
  readonly output: (port?: string, element?: number) => readonly number[]
  readonly input: (port: string, element?: number) => readonly number[]
  readonly widthOf: (port: string) => number
}

/** The block stands in it as `block`, what feeds an input as `from PORT`. */
export function surroundBlock(type: string, setup: BlockSetup): Diagram {
  const feeds = Object.entries(setup.inputs ?? {}).map(([port, feed]) => {
    const block: BlockText = typeof feed === 'string' ? ['sources/constant', { value: feed }] : feed
    return [port, `from ${port}`, block] as const
  })
  return {
    blocks: {
      block: [type, setup.parameters ?? {}],
      ...Object.fromEntries(feeds.map(([, name, block]) => [name, block])),
    },
    connections: feeds.map(([port, name]) => `${name}.y -> block.${port}`),
    settings: setup.settings ?? {},
  }
}

export function runBlock(type: string, setup: BlockSetup = {}): BlockRun {
  const recorded: Recorded = runDiagram(surroundBlock(type, setup))
  return {
    times: recorded.times,
    output: (port = 'y', element = 0) => recorded.trace(`block.${port}`, element),
    input: (port, element = 0) => recorded.trace(`from ${port}.y`, element),
    widthOf: port => recorded.widthOf(`block.${port}`),
  }
}

/** Errors that the compiler finds in the block, by what they are about. */
export function findErrors(type: string, setup: BlockSetup): readonly Diagnostic[] {
  return diagnose(surroundBlock(type, setup)).filter(isError)
}

/** Parameters of the block that the compiler refuses. */
export function findFaultyParameters(
  type: string,
  parameters: Readonly<Record<string, string>>,
): readonly (string | undefined)[] {
  return findErrors(type, { parameters }).map(({ place }) => place.parameter)
}

/** Largest distance between a trace and a function of time. */
export function largestError(
  trace: readonly number[],
  times: readonly number[],
  exact: (t: number) => number,
): number {
  return trace.reduce(
    (worst, value, i) => Math.max(worst, Math.abs(value - exact(times[i] ?? Number.NaN))),
    0,
  )
}
