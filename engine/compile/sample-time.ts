/** When a block computes, as inference sees it; `rate` is what the Program says of it. */
import { countTicks } from '../math/tick-time.ts'
import type { Rate } from './program.ts'

/**
 * `constant` changes with its parameters only, `discrete` at sample hits, `step` at every major step, `continuous` within
 * steps too. What joins several signals is of the last kind among them.
 */
export interface SampleTime {
  readonly kind: 'constant' | 'discrete' | 'step' | 'continuous'
  readonly rate: Rate
}

export const CONSTANT: SampleTime = {
  kind: 'constant',
  rate: { period: Number.POSITIVE_INFINITY, offset: 0 },
}
export const EVERY_STEP: SampleTime = { kind: 'step', rate: { period: 1, offset: 0 } }
export const CONTINUOUS_TIME: SampleTime = { kind: 'continuous', rate: { period: 0, offset: 0 } }

const ORDER = ['constant', 'discrete', 'step', 'continuous'] as const

/** The slowest that computes wherever one of the two does. */
export function merge(a: SampleTime, b: SampleTime): SampleTime {
  if (a.kind !== b.kind) return ORDER.indexOf(a.kind) > ORDER.indexOf(b.kind) ? a : b
  if (a.kind !== 'discrete' || isSame(a, b)) return a
  const period = gcd(gcd(a.rate.period, b.rate.period), Math.abs(a.rate.offset - b.rate.offset))
  return { kind: 'discrete', rate: { period, offset: Math.min(a.rate.offset, b.rate.offset) % period } }
}

function gcd(a: number, b: number): number {
  return b === 0 ? a : gcd(b, a % b)
}

export function isSame(a: SampleTime, b: SampleTime): boolean {
  return a.kind === b.kind && a.rate.period === b.rate.period && a.rate.offset === b.rate.offset
}

/** Whether every hit of the first is one of the second. */
export function isWithin(slow: SampleTime, fast: SampleTime): boolean {
  return (
    slow.rate.period % fast.rate.period === 0 &&
    (slow.rate.offset - fast.rate.offset) % fast.rate.period === 0
  )
}

/** `0.3 s`, or with an offset `0.3 s from 0.1 s on`. */
export function describeSampleTime({ rate }: SampleTime, stepSeconds: number): string {
  const seconds = (ticks: number): string => `${Number((ticks * stepSeconds).toPrecision(12))} s`
  return rate.offset === 0 ? seconds(rate.period) : `${seconds(rate.period)} from ${seconds(rate.offset)} on`
}

/** A declared period and offset in ticks of the step; null where they are not whole. A period of 0 is every step. */
export function countSampleTime(
  { period, offset }: { readonly period: number; readonly offset: number },
  stepSeconds: number,
): SampleTime | null {
  if (period === 0) return EVERY_STEP
  const ticks = countTicks(period, stepSeconds)
  const shift = countTicks(offset, stepSeconds)
  if (ticks === null || ticks < 1 || shift === null) return null
  return { kind: 'discrete', rate: { period: ticks, offset: shift } }
}
