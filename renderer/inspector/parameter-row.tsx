import { ArrowUpFromLine, Pin, RotateCcw } from 'lucide-react'
import { useId } from 'react'
import {
  type EvaluatedParameter,
  numbersOf,
  type ParameterDeclaration,
  pinSlider,
  unpinSlider,
} from '../../engine/index.ts'
import { describeValue } from '../kernels/format-value.ts'
import { createPin } from '../kernels/slider-range.ts'
import { useDocument } from '../stores/document-store.ts'
import { MatrixEditor } from './matrix-editor.tsx'
import { ParameterEditor } from './parameter-editor.tsx'
import { VectorEditor } from './vector-editor.tsx'

interface ParameterRowProps {
  /** `path/block.parameter` */
  readonly path: string
  readonly declaration: ParameterDeclaration
  /** As the user typed it; undefined where the default holds. */
  readonly text: string | undefined
  readonly result: EvaluatedParameter | undefined
  /** Texts to choose from, for a text parameter that names something. */
  readonly choices?: readonly string[] | undefined
  readonly findFault?: (text: string) => string | null
  /** Makes it a parameter of the model around the block. */
  readonly onPromote?: (() => void) | undefined
  /** Of several blocks that differ in it. */
  readonly isMixed?: boolean
  readonly canPin?: boolean
  /** Whether a list or matrix can be opened cell by cell here. */
  readonly hasCells?: boolean
  readonly onSet: (text: string, merge?: string) => void
}

export function ParameterRow(props: ParameterRowProps) {
  const {
    path,
    declaration,
    text,
    result,
    choices,
    findFault,
    onPromote,
    isMixed = false,
    canPin = true,
    hasCells = !isMixed,
    onSet,
  } = props
  const id = useId()
  const shownText = isMixed ? '' : (text ?? declaration.default)
  const problem = result && 'problem' in result ? result : undefined
  const value = describeValue(shownText, result)
  return (
    <div className="parameter">
      <div className="parameter-label">
        <label htmlFor={id} title={declaration.description}>
          {declaration.label}
        </label>
        {declaration.unit && <span className="unit">{declaration.unit}</span>}
      </div>
      <ParameterEditor
        id={id}
        path={path}
        declaration={declaration}
        text={shownText}
        isMixed={isMixed}
        isFaulty={problem !== undefined}
        describedBy={problem ? `${id}fault` : undefined}
        faultLine={problem?.at?.line}
        faultColumn={problem?.at?.column}
        choices={choices}
        findFault={findFault}
        onSet={onSet}
      />
      <span className="parameter-actions">
        {(text !== undefined || isMixed) && (
          <button
            type="button"
            className="icon-button small"
            aria-label={`Reset ${declaration.label}`}
            title={`Back to ${declaration.default === '' ? 'empty' : declaration.default}`}
            onClick={() => onSet(declaration.default)}
          >
            <RotateCcw size={13} aria-hidden />
          </button>
        )}
        {onPromote && (
          <button
            type="button"
            className="icon-button small"
            aria-label={`Make ${declaration.label} a parameter of the model`}
            title="Make it a parameter of the model, which each use may set"
            onClick={onPromote}
          >
            <ArrowUpFromLine size={13} aria-hidden />
          </button>
        )}
        {(declaration.kind === 'number' || declaration.kind === 'matrix') && canPin && (
          <PinButton path={path} label={declaration.label} result={result} />
        )}
      </span>
      {hasCells && declaration.kind === 'vector' && (
        <VectorEditor
          label={declaration.label}
          text={shownText}
          result={result}
          isPolynomial={/numerator|denominator|coefficients/i.test(path.slice(path.lastIndexOf('.') + 1))}
          onSet={onSet}
        />
      )}
      {hasCells && declaration.kind === 'matrix' && (
        <MatrixEditor label={declaration.label} text={shownText} onSet={onSet} />
      )}
      {value !== null && <output className="parameter-value">{value}</output>}
      {problem && (
        <p id={`${id}fault`} className="field-fault">
          {problem.problem} {problem.hint}
        </p>
      )}
    </div>
  )
}

interface PinButtonProps {
  readonly path: string
  readonly label: string
  readonly result: EvaluatedParameter | undefined
}

/** A parameter with one value can become a slider. */
function PinButton({ path, label, result }: PinButtonProps) {
  const isPinned = useDocument(state => state.project.sliders.some(pin => pin.parameter === path))
  const edit = useDocument(state => state.edit)
  const value = result && 'value' in result ? numbersOf(result.value) : []
  const [single] = value
  const canPin = value.length === 1 && single !== undefined
  const toggle = () => {
    if (isPinned) edit(`unpin ${path}`, project => unpinSlider(project, path))
    else if (canPin) edit(`pin ${path}`, project => pinSlider(project, createPin(path, single)))
  }
  return (
    <button
      type="button"
      className="icon-button small"
      aria-label={`Pin ${label} as slider`}
      aria-pressed={isPinned}
      title={isPinned ? 'Remove the slider' : 'Pin as a slider'}
      disabled={!isPinned && !canPin}
      onClick={toggle}
    >
      <Pin size={13} aria-hidden />
    </button>
  )
}
