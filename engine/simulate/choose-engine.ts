/** Which engine computes a run, and why in one line. */

import { canCompile } from '../engines/compiled/can-compile.ts'
import { createCompiledEngine } from '../engines/compiled/compiled.ts'
import type { CreateEngine } from '../engines/engine.ts'
import { createSimpleEngine } from '../engines/simple.ts'

/** What may be asked for; `auto` chooses. */
export const ENGINE_CHOICES = ['auto', 'simple', 'compiled'] as const
export type EngineChoice = (typeof ENGINE_CHOICES)[number]

export interface ChosenEngine {
  readonly name: Exclude<EngineChoice, 'auto'>
  readonly why: string
  readonly create: CreateEngine
}

export function chooseEngine(choice: EngineChoice = 'auto'): ChosenEngine {
  if (choice === 'simple') return { name: 'simple', why: 'asked for', create: createSimpleEngine }
  if (choice === 'compiled') return { name: 'compiled', why: 'asked for', create: createCompiledEngine }
  return canCompile()
    ? { name: 'compiled', why: 'WebAssembly is available', create: createCompiledEngine }
    : { name: 'simple', why: 'WebAssembly is not allowed here', create: createSimpleEngine }
}
