import type { ReactNode } from 'react'
import { type SettingName, setSettings } from '../../engine/index.ts'
import { useDocument } from '../stores/document-store.ts'
import { SettingRow, settingId } from './setting-row.tsx'

interface ChoiceSettingProps {
  readonly name: SettingName
  readonly label: string
  readonly unit?: string
  readonly value: string
  /** Has the whole width where the window is narrow. */
  readonly isLong?: boolean
  /** The options. */
  readonly children: ReactNode
}

/** A setting of the run that is one of a few. */
export function ChoiceSetting({ name, label, unit, value, isLong = false, children }: ChoiceSettingProps) {
  const edit = useDocument(state => state.edit)
  return (
    <SettingRow name={name} label={label} unit={unit}>
      <select
        id={settingId(name)}
        className={isLong ? 'field is-long' : 'field'}
        value={value}
        onChange={({ target }) => edit(`set ${name}`, old => setSettings(old, { [name]: target.value }))}
      >
        {children}
      </select>
    </SettingRow>
  )
}
