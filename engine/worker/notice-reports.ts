/** Tells what checks have noted, whenever that is more than was told before. */
import { listNotices } from '../simulate/list-notices.ts'
import type { Run } from '../simulate/run.ts'
import type { PostReport } from './sample-sink.ts'

export function createNoticeReports(run: Run, post: PostReport): () => void {
  const { program, memory } = run
  const canNote =
    program.bearsNotFinite || program.watches.some(({ action }) => action === 'warn' || action === 'mark')
  if (!canNote) return () => {}
  let noted = -1
  return () => {
    const notices = listNotices(program, memory)
    const { notFinite } = run
    const count = notices.reduce((sum, notice) => sum + notice.count, notFinite ? 1 : 0)
    if (count === noted) return
    noted = count
    post({ kind: 'noticed', notices, notFinite })
  }
}
