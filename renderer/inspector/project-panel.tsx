import {
  type EvaluatedText,
  evaluateText,
  evaluateVariables,
  isVariableStep,
  type SettingName,
  setSettings,
} from '../../engine/index.ts'
import { describeValue } from '../kernels/format-value.ts'
import { findPace, PACES } from '../kernels/pace.ts'
import { useDocument } from '../stores/document-store.ts'
import { useProblems } from '../stores/problems-store.ts'
import { DraftField } from '../theme/draft-field.tsx'
import { SolverOptions } from '../theme/solver-options.tsx'
import { ThreadsSetting } from './threads-setting.tsx'
import { VariableTable } from './variable-table.tsx'

/** Settings of the run and the variables that all expressions can use. */
export function ProjectPanel() {
  const project = useDocument(state => state.project)
  const edit = useDocument(state => state.edit)
  const variables = evaluateVariables(project)
  const { settings } = project
  const set = (name: SettingName, text: string) =>
    edit(`set ${name}`, old => setSettings(old, { [name]: text }))
  const evaluate = (text: string) => evaluateText(text, name => variables[name])
  const pace = findPace(settings.pace)
  return (
    <>
      <section className="panel-section" aria-label="Simulation settings">
        <h2>Simulation</h2>
        <div className="parameters">
          <div className="parameter">
            <div className="parameter-label">
              <label htmlFor="setting-solver">Solver</label>
            </div>
            <select
              id="setting-solver"
              className="field"
              value={settings.solver}
              onChange={event => set('solver', event.target.value)}
            >
              <SolverOptions chosen={settings.solver} />
            </select>
            <SettingFault name="solver" />
          </div>
          {isVariableStep(settings.solver) ? (
            <>
              <NumberSetting
                name="relTol"
                label="Rel. tolerance"
                placeholder="1e-6"
                text={settings.relTol ?? ''}
                evaluate={evaluate}
                onSet={set}
              />
              <NumberSetting
                name="absTol"
                label="Abs. tolerance"
                placeholder="automatic"
                text={settings.absTol ?? ''}
                evaluate={evaluate}
                onSet={set}
              />
              <NumberSetting
                name="maxStep"
                label="Longest step"
                unit="s"
                placeholder="automatic"
                text={settings.maxStep ?? ''}
                evaluate={evaluate}
                onSet={set}
              />
              <NumberSetting
                name="step"
                label="Sample base"
                unit="s"
                text={settings.step}
                evaluate={evaluate}
                onSet={set}
              />
            </>
          ) : (
            <NumberSetting
              name="step"
              label="Step size"
              unit="s"
              text={settings.step}
              evaluate={evaluate}
              onSet={set}
            />
          )}
          <NumberSetting
            name="stop"
            label="Stop time"
            unit="s"
            text={settings.stop}
            evaluate={evaluate}
            onSet={set}
          />
          <div className="parameter">
            <div className="parameter-label">
              <label htmlFor="setting-pace">Pace</label>
              <span className="unit">of real time</span>
            </div>
            <select
              id="setting-pace"
              className="field"
              value={pace.text}
              onChange={event => set('pace', event.target.value)}
            >
              {!PACES.some(({ text }) => text === pace.text) && (
                <option value={pace.text}>{pace.name}</option>
              )}
              {PACES.map(({ text, name }) => (
                <option key={text} value={text}>
                  {name}
                </option>
              ))}
            </select>
          </div>
          <div className="parameter">
            <div className="parameter-label">
              <label htmlFor="setting-loops">Algebraic loops</label>
            </div>
            <select
              id="setting-loops"
              className="field"
              value={settings.algebraicLoops ?? 'solve'}
              onChange={event => set('algebraicLoops', event.target.value)}
            >
              <option value="solve">Solve</option>
              <option value="forbid">Forbid</option>
            </select>
            <SettingFault name="algebraicLoops" />
          </div>
          <div className="parameter">
            <div className="parameter-label">
              <label htmlFor="setting-start">Start from</label>
            </div>
            <select
              id="setting-start"
              className="field"
              value={settings.start ?? 'initial values'}
              onChange={event => set('start', event.target.value)}
            >
              <option value="initial values">Initial values</option>
              <option value="steady state">Steady state</option>
            </select>
            <SettingFault name="start" />
          </div>
          <div className="parameter">
            <div className="parameter-label">
              <label htmlFor="setting-not-finite">NaN or infinity</label>
            </div>
            <select
              id="setting-not-finite"
              className="field"
              value={settings.notFinite ?? 'stop'}
              onChange={event => set('notFinite', event.target.value)}
            >
              <option value="stop">Stops the run</option>
              <option value="go on">Warns, and goes on</option>
            </select>
            <SettingFault name="notFinite" />
          </div>
          <ThreadsSetting />
        </div>
      </section>
      <VariableTable values={variables} />
    </>
  )
}

interface NumberSettingProps {
  readonly name: 'step' | 'stop' | 'relTol' | 'absTol' | 'maxStep'
  readonly label: string
  readonly unit?: string
  /** What holds where nothing is typed. */
  readonly placeholder?: string
  readonly text: string
  readonly evaluate: (text: string) => EvaluatedText
  readonly onSet: (name: SettingName, text: string) => void
}

function NumberSetting({ name, label, unit, placeholder, text, evaluate, onSet }: NumberSettingProps) {
  const value = text === '' ? null : describeValue(text, evaluate(text))
  return (
    <div className="parameter">
      <div className="parameter-label">
        <label htmlFor={`setting-${name}`}>{label}</label>
        {unit !== undefined && <span className="unit">{unit}</span>}
      </div>
      <DraftField
        id={`setting-${name}`}
        placeholder={placeholder}
        className="field number"
        value={text}
        onCommit={next => onSet(name, next)}
      />
      {value !== null && <output className="parameter-value">{value}</output>}
      <SettingFault name={name} />
    </div>
  )
}

function SettingFault({ name }: { readonly name: SettingName }) {
  const found = useProblems(state => state.checked.find(({ place }) => place.field === `settings.${name}`))
  if (!found) return null
  return (
    <p className="field-fault">
      {found.message} {found.hint}
    </p>
  )
}
