import { useLayoutEffect, useMemo, useRef } from 'react'
import { type BlockType, createProject, describeBlock, portsOfBlock } from '../../engine/index.ts'
import { registry } from '../stores/registry.ts'
import { BlockPlot } from './block-plot.tsx'
import { Formula } from './formula.tsx'
import './block-card.css'

interface BlockCardProps {
  readonly type: BlockType
  readonly id: string
  /** Window coordinates of the entry that the card belongs to. */
  readonly right: number
  readonly top: number
}

/** Pixels between the card and the palette or the window's edge. */
const GAP = 8

/** What a block does, beside the palette. */
export function BlockCard({ type, id, right, top }: BlockCardProps) {
  const ports = portsOfBlock(createProject(), registry, { type: type.id, parameters: {} })
  const parameters = Object.entries(type.parameters)
  const { feedthrough, sampleTime, events } = useMemo(() => describeBlock(type), [type])
  const card = useRef<HTMLDivElement>(null)
  useLayoutEffect(() => {
    const element = card.current
    if (!element) return
    // The plot comes a moment later, and the fonts of formulas, and make the card taller.
    const observer = new ResizeObserver(() => keepInside(element, top))
    keepInside(element, top)
    observer.observe(element)
    return () => observer.disconnect()
  }, [top])
  return (
    <div ref={card} id={id} role="tooltip" className="block-card" style={{ left: right + GAP, top }}>
      <h3>{type.name}</h3>
      <p>{type.summary}</p>
      {type.functions && <p className="block-card-slow">Slow: it runs a plain function at every step.</p>}
      <Formula tex={type.equation} />
      <BlockPlot key={type.id} type={type.id} />
      <Ports title="Inputs" ports={ports.inputs} />
      <Ports title="Outputs" ports={ports.outputs} />
      <dl className="block-card-facts">
        <dt>Feedthrough</dt>
        <dd>{feedthrough}</dd>
        <dt>Sample time</dt>
        <dd>{sampleTime}</dd>
        <dt>Events</dt>
        <dd>{events}</dd>
        {type.example !== undefined && (
          <>
            <dt>Example</dt>
            <dd>{type.example.replaceAll('`', '')}</dd>
          </>
        )}
      </dl>
      {parameters.length > 0 && (
        <dl>
          <dt>Parameters</dt>
          {parameters.map(([name, { label, unit, default: value }]) => (
            <dd key={name}>
              <span>{label}</span>
              <code>{value === '' ? 'empty' : value}</code>
              <span className="unit">{unit}</span>
            </dd>
          ))}
        </dl>
      )}
    </div>
  )
}

function keepInside(card: HTMLElement, top: number): void {
  const lowest = window.innerHeight - card.offsetHeight - GAP
  card.style.top = `${Math.max(GAP, Math.min(top, lowest))}px`
}

function Ports({
  title,
  ports,
}: {
  readonly title: string
  readonly ports: Readonly<Record<string, string>>
}) {
  const entries = Object.entries(ports)
  if (entries.length === 0) return null
  return (
    <dl>
      <dt>{title}</dt>
      {entries.map(([name, description]) => (
        <dd key={name}>
          <code className="block-card-port">{name}</code>
          <span>{description}</span>
        </dd>
      ))}
    </dl>
  )
}
