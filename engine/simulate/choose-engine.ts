/** Which engine computes a run, and why in one line. */

import { canCompile } from '../engines/compiled/can-compile.ts'
import { createCompiledEngine, createThreadedEngine } from '../engines/compiled/compiled.ts'
import type { ThreadHost } from '../engines/compiled/team-control.ts'
import type { CreateEngine } from '../engines/engine.ts'
import { createSimpleEngine } from '../engines/simple.ts'

/** What may be asked for; `auto` chooses. */
export const ENGINE_CHOICES = ['auto', 'simple', 'compiled', 'threaded'] as const
export type EngineChoice = (typeof ENGINE_CHOICES)[number]

/** To be asked for its name once it has created an engine. */
export interface ChosenEngine {
  readonly name: Exclude<EngineChoice, 'auto'>
  readonly why: string
  readonly create: CreateEngine
}

/** `host`: what starts threads, where there is such a thing and somebody wants them. */
export function chooseEngine(choice: EngineChoice = 'auto', host: ThreadHost | null = null): ChosenEngine {
  if (choice === 'simple') return { name: 'simple', why: 'asked for', create: createSimpleEngine }
  if (choice === 'compiled') return { name: 'compiled', why: 'asked for', create: createCompiledEngine }
  if (!canCompile())
    return { name: 'simple', why: 'WebAssembly is not allowed here', create: createSimpleEngine }
  if (!host) {
    const why = choice === 'threaded' ? 'there is one thread only' : 'WebAssembly is available'
    return { name: 'compiled', why, create: createCompiledEngine }
  }
  return chooseThreads(host)
}

/** What it is shows when it is created: threads may be of no use to a Program. */
function chooseThreads(host: ThreadHost): ChosenEngine {
  const createEngine = createThreadedEngine(host)
  const count = `${host.threads} threads`
  const chosen = {
    name: 'threaded' as ChosenEngine['name'],
    why: host.isForced ? `${count}, asked for` : `up to ${count}, where they are faster`,
    create: (...given: Parameters<CreateEngine>) => {
      const engine = createEngine(...given)
      if (engine.noThreads !== undefined) {
        chosen.name = 'compiled'
        chosen.why = `no threads: ${engine.noThreads}`
      }
      return engine
    },
  }
  return chosen
}
