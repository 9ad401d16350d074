/** A thread of its own, started by `thread-host.ts`: one task after the other, each until its run is over. */
import { serveTeam } from '../../engine/engines/compiled/serve-team.ts'
import type { TeamTask } from '../../engine/engines/compiled/team-control.ts'

const { parentPort } = process.getBuiltinModule('node:worker_threads')
parentPort?.on('message', (task: TeamTask) => serveTeam(task))
