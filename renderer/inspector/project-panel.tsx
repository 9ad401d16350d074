import { memo, useCallback, useMemo } from 'react'
import { type EvaluatedText, evaluateText, evaluateVariables, isVariableStep } from '../../engine/index.ts'
import { findPace, PACES } from '../kernels/pace.ts'
import { useDocument } from '../stores/document-store.ts'
import { SolverOptions } from '../theme/solver-options.tsx'
import { ChoiceSetting } from './choice-setting.tsx'
import { NumberSetting } from './number-setting.tsx'
import { ThreadsSetting } from './threads-setting.tsx'
import { VariableTable } from './variable-table.tsx'

/** Settings of the run and the variables that all expressions can use; most edits leave both as they are. */
export const ProjectPanel = memo(function ProjectPanel() {
  const settings = useDocument(state => state.project.settings)
  const variables = useDocument(state => state.project.variables)
  const values = useMemo(() => evaluateVariables({ variables }), [variables])
  const evaluate = useCallback((text: string) => evaluateText(text, name => values[name]), [values])
  const { solver, pace, algebraicLoops, start, notFinite } = settings
  return (
    <>
      <section className="panel-section" aria-label="Simulation settings">
        <h2>Simulation</h2>
        <div className="parameters">
          <ChoiceSetting name="solver" label="Solver" value={solver} isLong>
            <SolverOptions chosen={solver} />
          </ChoiceSetting>
          <StepSettings isVariable={isVariableStep(solver)} evaluate={evaluate} />
          <NumberSetting name="stop" label="Stop time" unit="s" evaluate={evaluate} />
          <ChoiceSetting name="pace" label="Pace" unit="of real time" value={findPace(pace).text}>
            <PaceOptions chosen={pace} />
          </ChoiceSetting>
          <ChoiceSetting name="algebraicLoops" label="Algebraic loops" value={algebraicLoops ?? 'solve'}>
            <option value="solve">Solve</option>
            <option value="forbid">Forbid</option>
          </ChoiceSetting>
          <ChoiceSetting name="start" label="Start from" value={start ?? 'initial values'}>
            <option value="initial values">Initial values</option>
            <option value="steady state">Steady state</option>
          </ChoiceSetting>
          <ChoiceSetting name="notFinite" label="NaN or infinity" value={notFinite ?? 'stop'}>
            <option value="stop">Stops the run</option>
            <option value="go on">Warns, and goes on</option>
          </ChoiceSetting>
          <ThreadsSetting />
        </div>
      </section>
      <VariableTable values={values} />
    </>
  )
})

interface StepSettingsProps {
  readonly isVariable: boolean
  readonly evaluate: (text: string) => EvaluatedText
}

function StepSettings({ isVariable, evaluate }: StepSettingsProps) {
  if (!isVariable) return <NumberSetting name="step" label="Step size" unit="s" evaluate={evaluate} />
  return (
    <>
      <NumberSetting name="relTol" label="Rel. tolerance" placeholder="1e-6" evaluate={evaluate} />
      <NumberSetting name="absTol" label="Abs. tolerance" placeholder="automatic" evaluate={evaluate} />
      <NumberSetting
        name="maxStep"
        label="Longest step"
        unit="s"
        placeholder="automatic"
        evaluate={evaluate}
      />
      <NumberSetting name="step" label="Sample base" unit="s" evaluate={evaluate} />
    </>
  )
}

/** A pace that is not offered stands before the others. */
function PaceOptions({ chosen }: { readonly chosen: string | undefined }) {
  const pace = findPace(chosen)
  const isOffered = PACES.some(({ text }) => text === pace.text)
  return [...(isOffered ? [] : [pace]), ...PACES].map(({ text, name }) => (
    <option key={text} value={text}>
      {name}
    </option>
  ))
}
