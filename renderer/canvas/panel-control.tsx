/** What of a panel block answers to a hand, over what is drawn of it. The rest of the block is its frame, to drag it by. */
import type { CSSProperties, KeyboardEvent, MouseEvent, PointerEvent, ReactNode } from 'react'
import { useEffect, useRef } from 'react'
import type { ButtonPanel, KnobPanel, Panel, SliderPanel, SwitchPanel } from '../../engine/index.ts'
import type { DrawnBlock } from '../kernels/diagram.ts'
import { type HeldParameter, isHeld } from '../kernels/hold-parameters.ts'
import { controlArea, fractionAt, type Range, toFraction, writeValueAt } from '../kernels/panel-geometry.ts'
import { type ResolvedPin, resolvePin } from '../kernels/resolve-pin.ts'
import { formatQuantity } from '../kernels/si-format.ts'
import { useDocument } from '../stores/document-store.ts'
import { moveParameter, settleMove } from '../stores/move-parameter.ts'
import { registry } from '../stores/registry.ts'
import { useRun } from '../stores/run-store.ts'
import { useContextPath } from './context-path.ts'
import { useShownModelKey } from './shown-model.ts'
import { readRange, usePanelNumbers, usePanelState } from './use-panel.ts'
import './panel-control.css'

interface ControlProps<P extends Panel> {
  readonly block: DrawnBlock
  readonly panel: P
}

export function PanelControl({ block, panel }: ControlProps<Panel>) {
  switch (panel.kind) {
    case 'slider':
    case 'knob':
      return <RangeControl block={block} panel={panel} />
    case 'switch':
      return <SwitchControl block={block} panel={panel} />
    case 'button':
      return <ButtonControl block={block} panel={panel} />
    default:
      return <Indicator block={block} panel={panel} />
  }
}

function areaStyle(panel: Panel, block: DrawnBlock): CSSProperties {
  const area = controlArea(panel, block)
  return area ? { left: area.x, top: area.y, width: area.width, height: area.height } : {}
}

const keepFromBlock = (event: MouseEvent): void => event.stopPropagation()

function useTarget(block: string, parameter: string): ResolvedPin {
  const project = useDocument(state => state.project)
  return resolvePin(project, registry, { parameter: `${useContextPath(block)}.${parameter}` })
}

/** Why a control does not move, in the user's words. */
function describeFault(target: ResolvedPin, range: Range | null): string | undefined {
  if (target.kind === 'expression')
    return `“${target.text}” is computed. Write a number or a variable's name to move it here.`
  if (range && !(range.low < range.high)) return 'The range must go from a smaller number to a larger one.'
  return undefined
}

function RangeControl({ block, panel }: ControlProps<SliderPanel | KnobPanel>) {
  const { name } = block
  const range = readRange(usePanelNumbers(name), panel)
  const target = useTarget(name, panel.parameter)
  const input = useRef<HTMLInputElement>(null)
  const isDragged = useRef(false)
  const fault = describeFault(target, range)
  const value = target.kind === 'missing' ? null : target.value
  const { low, high, step } = range

  const set = (text: string): void => {
    if (target.kind === 'number' && fault === undefined && Number(text) !== target.value)
      moveParameter(name, `panel ${name}.${panel.parameter}`, target.target, text)
  }
  const follow = (event: PointerEvent<HTMLElement>): void => {
    const frame = event.currentTarget.getBoundingClientRect()
    const area = controlArea(panel, block)
    if (!area || frame.width === 0) return
    const scale = area.width / frame.width
    const at = {
      x: area.x + (event.clientX - frame.left) * scale,
      y: area.y + (event.clientY - frame.top) * scale,
    }
    const fraction = fractionAt(panel.kind, block, at, toFraction(value ?? low, range))
    if (fraction !== null) set(writeValueAt(fraction, range))
  }
  const release = (): void => {
    if (!isDragged.current) return
    isDragged.current = false
    settleMove()
  }
  return (
    <label
      className={`panel-control panel-control-${panel.kind} nodrag nopan`}
      style={areaStyle(panel, block)}
      title={fault}
      onMouseDown={event => event.preventDefault()}
      onDoubleClick={keepFromBlock}
      onPointerDown={event => {
        if (event.button !== 0) return
        event.currentTarget.setPointerCapture(event.pointerId)
        input.current?.focus({ preventScroll: true })
        isDragged.current = true
        follow(event)
      }}
      onPointerMove={event => isDragged.current && follow(event)}
      onPointerUp={release}
      onPointerCancel={release}
    >
      <input
        ref={input}
        type="range"
        className="panel-input"
        aria-label={name}
        aria-description={fault}
        aria-valuetext={value === null ? undefined : formatQuantity(value, panel.unit)}
        min={Number.isNaN(low) ? 0 : low}
        max={Number.isNaN(high) ? 1 : high}
        step={step > 0 ? step : 'any'}
        value={value ?? low}
        disabled={fault !== undefined || value === null}
        onChange={event => set(writeValueAt(toFraction(event.target.valueAsNumber, range), range))}
        onKeyUp={settleMove}
        onBlur={settleMove}
      />
    </label>
  )
}

function SwitchControl({ block, panel }: ControlProps<SwitchPanel>) {
  const { name } = block
  const target = useTarget(name, panel.parameter)
  const fault = describeFault(target, null)
  const isOn = target.kind === 'number' && target.value === 1
  const toggle = (): void => {
    if (target.kind !== 'number') return
    moveParameter(name, `panel ${name}.${panel.parameter}`, target.target, isOn ? '0' : '1')
    settleMove()
  }
  return (
    <button
      type="button"
      role="switch"
      aria-checked={isOn}
      aria-label={name}
      className="panel-control nodrag nopan"
      style={areaStyle(panel, block)}
      title={fault}
      disabled={fault !== undefined}
      onClick={toggle}
      onDoubleClick={keepFromBlock}
    />
  )
}

function ButtonControl({ block, panel }: ControlProps<ButtonPanel>) {
  const { name } = block
  const model = useShownModelKey()
  const { parameter } = panel
  const isPressed = useRun(state => isHeld(state.held, { model, block: name, parameter }))
  const held = useRef<HeldParameter | null>(null)
  const press = (): void => {
    letGo()
    held.current = { model, block: name, parameter }
    useRun.getState().hold(held.current, true)
  }
  const letGo = (): void => {
    if (held.current) useRun.getState().hold(held.current, false)
    held.current = null
  }
  useEffect(
    () => () => {
      if (held.current) useRun.getState().hold(held.current, false)
    },
    [],
  )
  const isKey = ({ key }: KeyboardEvent): boolean => key === ' ' || key === 'Enter'
  return (
    <button
      type="button"
      aria-label={panel.label ?? name}
      aria-pressed={isPressed}
      className="panel-control nodrag nopan"
      style={areaStyle(panel, block)}
      onPointerDown={event => {
        if (event.button !== 0) return
        event.currentTarget.setPointerCapture(event.pointerId)
        press()
      }}
      onPointerUp={letGo}
      onPointerCancel={letGo}
      onKeyDown={event => {
        if (!isKey(event)) return
        event.preventDefault()
        if (!event.repeat) press()
      }}
      onKeyUp={event => isKey(event) && letGo()}
      onBlur={letGo}
      onClick={event => {
        // Neither a pointer nor a key: a screen reader, or a script.
        if (event.detail > 0) return
        press()
        letGo()
      }}
      onDoubleClick={keepFromBlock}
    />
  )
}

/** What is shown, in words. */
function Indicator({ block: { name }, panel }: ControlProps<Panel>): ReactNode {
  const state = usePanelState(name, panel)
  const read = usePanelNumbers(name)
  if (panel.kind === 'lamp') {
    const lit = state.isOn.filter(Boolean).length
    const words = state.isOn.length > 1 ? `${lit} of ${state.isOn.length} lit` : lit === 1 ? 'lit' : 'dark'
    return <span className="panel-words" role="img" aria-label={`Lamp ${name}: ${words}`} />
  }
  if (panel.kind !== 'gauge') return null
  const { low, high } = readRange(read, panel)
  const [fraction = 0] = state.fractions
  return (
    <meter
      className="panel-words"
      aria-label={`Gauge ${name}`}
      min={Number.isNaN(low) ? 0 : low}
      max={Number.isNaN(high) ? 1 : high}
      value={Number.isFinite(fraction) ? low + fraction * (high - low) : low}
      aria-valuetext={state.text === '–' ? 'no value yet' : state.text}
    />
  )
}
