/**
 * What a run's worker does, apart from being a worker: takes requests, compiles the project, keeps one run going and
 * reports. It runs the same `createRun` as the command line, so the two give the same bits.
 */
import type { Registry } from '../block/registry.ts'
import { compile } from '../compile/compile.ts'
import { type ActiveRun, beginRun, type SessionPort } from './active-run.ts'
import type { RunRequest } from './messages.ts'

export interface RunSession {
  readonly receive: (request: RunRequest) => void
}

/** @param registry asked at each start */
export function createRunSession(port: SessionPort, registry: () => Registry): RunSession {
  let active: ActiveRun | null = null
  return {
    receive: request => {
      if (request.kind !== 'start') {
        active?.receive(request)
        return
      }
      active?.abandon()
      active = null
      const { program, diagnostics } = compile(request.project, registry())
      if (program === null) port.post({ kind: 'refused', diagnostics })
      else active = beginRun(port, program, request, diagnostics)
    },
  }
}
