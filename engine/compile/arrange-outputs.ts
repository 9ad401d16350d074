/**
 * Outputs, in schedule order, as segments of one rate under one flag. With a conditional model come two more kinds of
 * them: states that start again right after the flag that says so, and outputs that get back, at every major step, what
 * they were at the major step before, because the stages of a solver leave other values in those that are then off.
 */
import { reference } from '../block/expression.ts'
import { createAssigner } from './assign.ts'
import { emitLoop } from './emit-loop.ts'
import { whenOf } from './flags.ts'
import { CONTINUOUS, isContinuous } from './infer-rates.ts'
import type { Parts } from './parts.ts'
import { type Assignment, bindingKey, type Evaluation, type Program, type Segment } from './program.ts'
import { unitsBehind } from './unit.ts'

export function arrangeOutputs(
  parts: Parts,
  /** By unit. */
  outputs: readonly Assignment[],
  reserve: (width: number) => number,
): Pick<Program, 'majorOutputs' | 'minorOutputs'> {
  const { schedule, rates } = parts
  const needed = findNeeded(parts)
  const resets = collectResets(parts)
  const major: Draft[] = []
  const minor: Draft[] = []
  const restored: Assignment[] = []
  for (const item of schedule.order) {
    const members = typeof item === 'number' ? [item] : [...item.rest, ...item.tears]
    const first = schedule.units[members[0] ?? 0]
    const output = outputs[members[0] ?? 0]
    if (!first || !output) continue
    const evaluation = typeof item === 'number' ? output : emitLoop(item, { parts, outputs, reserve })
    const when = whenOf(parts, first.block)
    const rate = rates[evaluation.block] ?? CONTINUOUS
    const isMinor = members.some(unit => needed.has(unit))
    const saved: Assignment[] = []
    if (isMinor && when !== null) {
      for (const unit of members) {
        const held = outputs[unit]
        if (!held) continue
        const copy = { ...held, address: reserve(held.width) }
        saved.push(readFrom(held.address, copy))
        restored.push(readFrom(copy.address, held))
      }
    }
    append(major, { rate, when, evaluations: [evaluation, ...saved] })
    if (isMinor) append(minor, { rate: CONTINUOUS, when, evaluations: [evaluation] })
    const reset = resets.get(`${first.block}.${first.port}`)
    if (reset) append(major, { rate: CONTINUOUS, when: output.address, evaluations: reset })
  }
  const isHeld = restored.length > 0
  const restore: Segment = { rate: CONTINUOUS, when: null, evaluations: restored }
  return { majorOutputs: isHeld ? [restore, ...major] : major, minorOutputs: minor }
}

/** The values at an address, to go to another. */
function readFrom(address: number, to: Assignment): Assignment {
  const binding = new Map([[bindingKey('input', 'value'), address]])
  return { ...to, expression: reference('input', 'value', to.width), binding }
}

interface Draft extends Segment {
  readonly evaluations: Evaluation[]
}

/** Neighbours of one rate and flag run together. */
function append(segments: Draft[], { rate, when, evaluations }: Segment): void {
  const last = segments.at(-1)
  const isSame =
    last && last.rate.period === rate.period && last.rate.offset === rate.offset && last.when === when
  if (isSame) last.evaluations.push(...evaluations)
  else segments.push({ rate, when, evaluations: [...evaluations] })
}

/** By the output that is the flag: initial values for the states that it resets. */
function collectResets({ flat, behaviours, layout }: Parts): Map<string, Evaluation[]> {
  const { state } = createAssigner(layout)
  const resets = new Map<string, Evaluation[]>()
  flat.blocks.forEach(({ activation: { reset }, part }, block) => {
    const { states = {} } = behaviours[block] ?? {}
    if (!reset || part !== undefined) return
    const key = `${reset.block}.${reset.port}`
    const list = resets.get(key) ?? []
    for (const [name, { initial }] of Object.entries(states)) list.push(state(block, name, states, initial))
    resets.set(key, list)
  })
  return resets
}

/** Continuous units from which a derivative can be reached. */
function findNeeded({ schedule, flat, behaviours, rates }: Parts): Set<number> {
  const { units } = schedule
  const indexOf = new Map(units.map((unit, index) => [`${unit.block}.${unit.port}`, index]))
  const needed = new Set<number>()
  const waiting = behaviours.flatMap(({ derivatives = {} }, block) =>
    unitsBehind(flat.blocks, indexOf, block, Object.values(derivatives)),
  )
  for (const unit of waiting) {
    const found = units[unit]
    if (!found || needed.has(unit) || !isContinuous(rates[found.block] ?? CONTINUOUS)) continue
    needed.add(unit)
    waiting.push(...found.needs)
  }
  return needed
}
