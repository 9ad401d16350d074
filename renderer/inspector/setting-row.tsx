import type { ReactNode } from 'react'
import type { SettingName } from '../../engine/index.ts'
import { useProblems } from '../stores/problems-store.ts'

interface SettingRowProps {
  readonly name: SettingName | 'threads'
  readonly label: string
  readonly unit?: string | undefined
  /** The field, with `settingId` as its id. */
  readonly children: ReactNode
}

/** A setting of the run with its label, and what is wrong with it. */
export function SettingRow({ name, label, unit, children }: SettingRowProps) {
  const fault = useProblems(state => state.checked.find(({ place }) => place.field === `settings.${name}`))
  return (
    <div className="parameter">
      <div className="parameter-label">
        <label htmlFor={settingId(name)}>{label}</label>
        {unit !== undefined && <span className="unit">{unit}</span>}
      </div>
      {children}
      {fault && (
        <p className="field-fault">
          {fault.message} {fault.hint}
        </p>
      )}
    </div>
  )
}

export function settingId(name: SettingRowProps['name']): string {
  return `setting-${name}`
}
