/** The project's settings that decide how it runs; each change is one undo step. */
import { useId } from 'react'
import {
  isVariableStep,
  openContext,
  type Project,
  resolveSettings,
  type SettingName,
  setSettings,
} from '../../engine/index.ts'
import { findPace, PACES } from '../kernels/pace.ts'
import { useDocument } from '../stores/document-store.ts'
import { registry } from '../stores/registry.ts'
import { useDraft } from '../stores/use-draft.ts'
import { SolverOptions } from '../theme/solver-options.tsx'

export function RunSettings() {
  const settings = useDocument(({ project }) => project.settings)
  const pace = findPace(settings.pace)
  const isListed = PACES.includes(pace)
  return (
    <div className="run-settings">
      <Field name="stop" label="Stop time" unit="s" />
      {isVariableStep(settings.solver) ? (
        <Field name="relTol" label="Tolerance" title="Largest relative error of a step" />
      ) : (
        <Field name="step" label="Step size" unit="s" />
      )}
      <label className="run-setting">
        Solver
        <select
          className="field"
          value={settings.solver}
          onChange={event => change('solver', event.target.value)}
        >
          <SolverOptions chosen={settings.solver} />
        </select>
      </label>
      <label className="run-setting" title="Simulated seconds for each real second">
        Pace
        <select className="field" value={pace.text} onChange={event => change('pace', event.target.value)}>
          {!isListed && <option value={pace.text}>{pace.name}</option>}
          {PACES.map(({ text, name }) => (
            <option key={text} value={text}>
              {name}
            </option>
          ))}
        </select>
      </label>
    </div>
  )
}

interface FieldProps {
  readonly name: 'stop' | 'step' | 'relTol'
  readonly label: string
  readonly unit?: string
  readonly title?: string
}

function Field({ name, label, unit, title }: FieldProps) {
  const project = useDocument(state => state.project)
  const draft = useDraft(project.settings[name] ?? '', text => change(name, text))
  const problem = findProblem(project, name, draft.text)
  const problemId = useId()
  return (
    <label className="run-setting" title={title}>
      {label}
      <span className="run-field">
        <input
          {...draft.field}
          className="field"
          type="text"
          inputMode="decimal"
          spellCheck={false}
          autoComplete="off"
          placeholder={name === 'relTol' ? '1e-6' : undefined}
          aria-invalid={problem !== null}
          aria-describedby={problem === null ? undefined : problemId}
        />
        {unit !== undefined && <span className="run-unit">{unit}</span>}
        {problem !== null && (
          <span id={problemId} className="run-problem">
            {problem}
          </span>
        )}
      </span>
    </label>
  )
}

const LABELS = {
  stop: 'stop time',
  step: 'step size',
  relTol: 'tolerance',
  solver: 'solver',
  pace: 'pace',
} satisfies Partial<Record<SettingName, string>>

function change(name: keyof typeof LABELS, text: string): void {
  useDocument.getState().edit(LABELS[name], project => setSettings(project, { [name]: text }))
}

/** What the engine says about a setting with this text. */
function findProblem(project: Project, name: FieldProps['name'], text: string): string | null {
  const scope = openContext(project, registry, [])?.scope ?? (() => undefined)
  const { diagnostics } = resolveSettings({ ...project.settings, [name]: text }, scope)
  const found = diagnostics.find(({ place }) => place.field === `settings.${name}`)
  return found ? `${found.message} ${found.hint ?? ''}` : null
}
