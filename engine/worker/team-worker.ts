/** Runs in a worker of its own, started by `web-threads.ts`. */
import { serveTeam } from '../engines/compiled/serve-team.ts'
import type { TeamTask } from '../engines/compiled/team-control.ts'

declare const self: DedicatedWorkerGlobalScope

self.onmessage = ({ data }: MessageEvent<TeamTask>) => serveTeam(data)
