/** Runs in a worker of its own, started by `web-threads.ts`. */
import { serveTeam, type TeamTask } from '../engines/compiled/team.ts'

declare const self: DedicatedWorkerGlobalScope

self.onmessage = ({ data }: MessageEvent<TeamTask>) => serveTeam(data)
