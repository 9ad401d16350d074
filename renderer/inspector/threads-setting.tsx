import { chooseThreads, listThreadChoices, useThreads } from '../stores/threads.ts'
import { SettingRow, settingId } from './setting-row.tsx'

/** How many threads the next run takes; remembered on this computer. */
export function ThreadsSetting() {
  const threads = useThreads(state => state.threads)
  return (
    <SettingRow name="threads" label="Threads">
      <select
        id={settingId('threads')}
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
    </SettingRow>
  )
}
