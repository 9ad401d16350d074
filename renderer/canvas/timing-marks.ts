/** The rates and numbers that stand on the shown blocks and wires; empty unless the user asked for them. */
import { create } from 'zustand'

export interface TimingMark {
  readonly letters: string | null
  readonly number: string | null
  /** For the pointer and for screen readers. */
  readonly words: string
}

interface TimingMarks {
  readonly blocks: ReadonlyMap<string, TimingMark>
  /** Classes by block. */
  readonly blockColors: ReadonlyMap<string, string>
  /** Classes by output, `a.y`. */
  readonly wireColors: ReadonlyMap<string, string>
}

export const NO_MARKS: TimingMarks = { blocks: new Map(), blockColors: new Map(), wireColors: new Map() }

export const useTimingMarks = create<TimingMarks>()(() => NO_MARKS)

export function useBlockColor(name: string): string {
  return useTimingMarks(marks => marks.blockColors.get(name) ?? '')
}

export function useWireColor(net: string): string {
  return useTimingMarks(marks => marks.wireColors.get(net) ?? '')
}
