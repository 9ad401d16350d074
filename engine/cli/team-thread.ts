/** Runs in a thread of its own, started by `node-threads.ts`. */
import { serveTeam } from '../engines/compiled/serve-team.ts'
import type { TeamTask } from '../engines/compiled/team-control.ts'

const { workerData } = process.getBuiltinModule('node:worker_threads')
serveTeam(workerData as TeamTask)
