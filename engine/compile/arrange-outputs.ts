/**
 * Outputs, in schedule order, as segments of one rate under one flag. With a conditional model come two more kinds of
 * them: states that start again right after the flag that says so, and outputs that get back, at every major step, what
 * they were at the major step before, because the stages of a solver leave other values in those that are then off.
 */
import { reference } from '../block/expression.ts'
import { createAssigner } from './assign.ts'
import { bindingKey } from './binding.ts'
import { emitLoop } from './emit-loop.ts'
import { whenOf } from './flags.ts'
import { CONTINUOUS, isContinuous } from './infer-rates.ts'
import type { Parts } from './parts.ts'
import type { Assignment, Evaluation, Program, Rate, Segment } from './program.ts'
import { createUnitIndex, unitsBehind } from './unit.ts'

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
  const arrange = (evaluation: Evaluation, members: readonly number[]): void => {
    const [unit = 0] = members
    const first = schedule.units[unit]
    const output = outputs[unit]
    if (!first || !output) return
    const when = whenOf(parts, first.block)
    const rate = rates[evaluation.block] ?? CONTINUOUS
    append(major, rate, when, evaluation)
    if (members.some(member => needed.has(schedule.units[member]?.whole ?? member))) {
      append(minor, CONTINUOUS, when, evaluation)
      if (when !== null) {
        for (const member of members) {
          const held = outputs[member]
          if (!held) continue
          const copy = { ...held, address: reserve(held.width) }
          append(major, rate, when, readFrom(held.address, copy))
          restored.push(readFrom(copy.address, held))
        }
      }
    }
    for (const reset of resets.get(output.address) ?? []) append(major, CONTINUOUS, output.address, reset)
  }
  for (const item of schedule.order) {
    if (typeof item !== 'number') {
      arrange(emitLoop(item, { parts, outputs, reserve }), [...item.rest, ...item.tears])
      continue
    }
    const output = outputs[item]
    if (output) arrange(output, [item])
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
function append(segments: Draft[], rate: Rate, when: number | null, evaluation: Evaluation): void {
  const last = segments.at(-1)
  const isSame =
    last && last.rate.period === rate.period && last.rate.offset === rate.offset && last.when === when
  if (isSame) last.evaluations.push(evaluation)
  else segments.push({ rate, when, evaluations: [evaluation] })
}

/** By the address of the output that is the flag: initial values for the states that it resets. */
function collectResets({ flat, behaviours, layout }: Parts): Map<number, Evaluation[]> {
  const { state } = createAssigner(layout)
  const resets = new Map<number, Evaluation[]>()
  flat.blocks.forEach(({ activation: { reset }, part }, block) => {
    const { states = {} } = behaviours[block] ?? {}
    const flag = reset && layout.outputAddress(reset.block, reset.port)
    if (typeof flag !== 'number' || part !== null) return
    const list = resets.get(flag) ?? []
    for (const [name, { initial }] of Object.entries(states)) list.push(state(block, name, states, initial))
    resets.set(flag, list)
  })
  return resets
}

/** Continuous units from which a derivative can be reached, but for those that show a state: that is read itself. */
function findNeeded({ schedule, flat, behaviours, rates, layout }: Parts): Set<number> {
  const { units } = schedule
  const findUnit = createUnitIndex(behaviours)
  const needed = new Set<number>()
  const waiting: number[] = []
  flat.blocks.forEach((block, index) => {
    const derivatives = behaviours[index]?.derivatives
    if (!derivatives) return
    for (const unit of unitsBehind(block, findUnit, Object.values(derivatives))) waiting.push(unit)
  })
  for (const unit of waiting) {
    const found = units[unit]
    if (!found || needed.has(unit) || !isContinuous(rates[found.block] ?? CONTINUOUS)) continue
    if (layout.shownState(found.block, found.port) !== undefined) continue
    needed.add(unit)
    for (const need of found.needs) waiting.push(need)
  }
  return needed
}
