/** Runs in a thread of its own, started by `node-threads.ts`. */
import { serveTeam, type TeamTask } from '../engines/compiled/team.ts'

const { workerData } = process.getBuiltinModule('node:worker_threads')
serveTeam(workerData as TeamTask)
