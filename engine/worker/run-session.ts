/**
 * What a run's worker does, apart from being a worker: takes requests, compiles the project, keeps one run going and
 * reports. It runs the same `createRun` as the command line, so the two give the same bits.
 */
import type { DataFiles } from '../block/data-file.ts'
import type { Registry } from '../block/registry.ts'
import { compile } from '../compile/compile.ts'
import type { Project } from '../model/project.ts'
import { type ActiveRun, beginRun } from './active-run.ts'
import type { RunRequest } from './messages.ts'
import { beginTrust } from './run-trust.ts'
import type { SessionPort } from './session-port.ts'

export interface RunSession {
  readonly receive: (request: RunRequest) => void
}

/** @param registry and data are asked for at each start. */
export function createRunSession(
  port: SessionPort,
  registry: () => Registry,
  data: () => DataFiles = () => new Map(),
): RunSession {
  let active: ActiveRun | null = null
  let project: Project | null = null
  let endTrust = (): void => undefined
  let isProfiled = false
  let threads: number | null = null
  const trust = (isOn: boolean): void => {
    endTrust()
    if (!isOn || !project) return
    const repetition = active?.repetition()
    if (repetition) endTrust = beginTrust(port, { ...repetition, project, registry: registry() })
    else port.post({ kind: 'trusted', trust: null })
  }
  const swap = (edited: Project): void => {
    const { program, diagnostics } = compile(edited, registry(), data())
    if (program === null) {
      port.post({ kind: 'kept', diagnostics })
      return
    }
    const before = active?.leave()
    if (before)
      active = beginRun(
        port,
        program,
        { pace: before.pace, startPaused: before.isPaused, isProfiled, threads },
        diagnostics,
        before,
      )
  }
  return {
    receive: request => {
      if (request.kind === 'swap') {
        swap(request.project)
        return
      }
      if (request.kind === 'trust') {
        trust(request.isOn)
        return
      }
      if (request.kind === 'profile') isProfiled = request.isOn
      if (request.kind !== 'start') {
        active?.receive(request)
        return
      }
      endTrust()
      active?.abandon()
      active = null
      project = request.project
      isProfiled = request.isProfiled ?? isProfiled
      threads = request.threads ?? null
      const { program, diagnostics } = compile(request.project, registry(), data())
      if (program === null) port.post({ kind: 'refused', diagnostics })
      else active = beginRun(port, program, { ...request, isProfiled, threads }, diagnostics)
    },
  }
}
