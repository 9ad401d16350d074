/** A thread of its own, started by `thread-host.ts`: one task after the other, each until its run is over. */
import { serveTeam, type TeamTask } from '../../engine/engines/compiled/team.ts'

const { parentPort } = process.getBuiltinModule('node:worker_threads')
parentPort?.on('message', (task: TeamTask) => serveTeam(task))
