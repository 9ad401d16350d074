/** Reads single settings of a run from their texts, and takes down what is wrong with them. */
import { evaluateText, type Scope } from '../block/evaluate-text.ts'
import type { Diagnostic } from '../model/diagnostic.ts'
import type { Settings } from '../model/project.ts'

type OptionalSetting = 'relTol' | 'absTol' | 'maxStep' | 'initialStep'
type NumericSetting = OptionalSetting | 'step' | 'stop'

/** Settings of a few values; the first holds where the project says nothing. */
const CHOICES = {
  algebraicLoops: { values: ['solve', 'forbid'], topic: 'algebraic loops' },
  start: { values: ['initial values', 'steady state'], topic: 'the start' },
  notFinite: { values: ['stop', 'go on'], topic: 'values that are not finite' },
} as const

type Choices = typeof CHOICES

export interface SettingsReader {
  readonly diagnostics: readonly Diagnostic[]
  readonly refuse: (setting: keyof Settings, message: string, hint: string) => void
  /** Null for what is no finite number. */
  readonly readNumber: (setting: NumericSetting, text: string, what: string, example: string) => number | null
  /** Above 0; null also where it is left to the solver. */
  readonly readOptional: (setting: OptionalSetting, what: string, example: string) => number | null
  /** Whether a setting has a value; any other than its few is refused. */
  readonly isChosen: <Name extends keyof Choices>(
    name: Name,
    value: Choices[Name]['values'][number],
  ) => boolean
}

export function createSettingsReader(settings: Settings, scope: Scope): SettingsReader {
  const diagnostics: Diagnostic[] = []
  const refuse: SettingsReader['refuse'] = (setting, message, hint) => {
    const place = { field: `settings.${setting}` }
    diagnostics.push({ severity: 'error', code: 'bad-setting', message, hint, place })
  }
  const readNumber: SettingsReader['readNumber'] = (setting, text, what, example) => {
    const result = evaluateText(text, scope)
    if ('problem' in result) {
      refuse(setting, `The ${what} cannot be read: ${result.problem}`, result.hint ?? `Write ${example}.`)
      return null
    }
    const [value = Number.NaN] = result.value
    if (result.value.length === 1 && Number.isFinite(value)) return value
    const unit = setting === 'relTol' || setting === 'absTol' ? 'number' : 'number of seconds'
    refuse(setting, `The ${what} must be a finite ${unit}, not ${text}.`, `Write ${example}.`)
    return null
  }
  return {
    diagnostics,
    refuse,
    readNumber,
    readOptional: (setting, what, example) => {
      const text = settings[setting]?.trim() ?? ''
      if (text === '' || text === 'auto') return null
      const value = readNumber(setting, text, what, example)
      if (value === null || value > 0) return value
      refuse(setting, `The ${what} must be greater than 0, not ${value}.`, `Try ${example}, or auto.`)
      return null
    },
    isChosen: (name, value) => {
      const { values, topic }: { values: readonly string[]; topic: string } = CHOICES[name]
      const chosen = settings[name] ?? values[0] ?? ''
      if (!values.includes(chosen))
        refuse(name, `"${chosen}" says nothing about ${topic}.`, `Choose ${values.join(' or ')}.`)
      return chosen === value
    },
  }
}
