import { type EvaluatedText, setSettings } from '../../engine/index.ts'
import { describeValue } from '../kernels/format-value.ts'
import { useDocument } from '../stores/document-store.ts'
import { DraftField } from '../theme/draft-field.tsx'
import { SettingRow, settingId } from './setting-row.tsx'

interface NumberSettingProps {
  readonly name: 'step' | 'stop' | 'relTol' | 'absTol' | 'maxStep'
  readonly label: string
  readonly unit?: string
  /** What holds where nothing is typed. */
  readonly placeholder?: string
  readonly evaluate: (text: string) => EvaluatedText
}

/** A setting of the run that is an expression, with its value. */
export function NumberSetting({ name, label, unit, placeholder, evaluate }: NumberSettingProps) {
  const text = useDocument(state => state.project.settings[name]) ?? ''
  const edit = useDocument(state => state.edit)
  const value = text === '' ? null : describeValue(text, evaluate(text))
  return (
    <SettingRow name={name} label={label} unit={unit}>
      <DraftField
        id={settingId(name)}
        placeholder={placeholder}
        className="field number"
        value={text}
        onCommit={next => edit(`set ${name}`, old => setSettings(old, { [name]: next }))}
      />
      {value !== null && <output className="parameter-value">{value}</output>}
    </SettingRow>
  )
}
