import { chooseThreads, listThreadChoices, useThreads } from '../stores/threads.ts'

/** How many threads the next run takes; remembered on this computer. */
export function ThreadsSetting() {
  const threads = useThreads(state => state.threads)
  return (
    <div className="parameter">
      <div className="parameter-label">
        <label htmlFor="setting-threads">Threads</label>
      </div>
      <select
        id="setting-threads"
        className="field"
        title="For all projects on this computer, from the next run on"
        value={threads ?? ''}
        onChange={event => chooseThreads(event.target.value === '' ? null : Number(event.target.value))}
      >
        <option value="">Automatic</option>
        {listThreadChoices().map(count => (
          <option key={count} value={count}>
            {count === 1 ? '1 thread' : `Always ${count}`}
          </option>
        ))}
      </select>
    </div>
  )
}
