/** Model -> Program, one pass after the other. Passes go on past errors as long as what follows still means something. */

import type { ConfiguredBehaviour } from '../block/behaviour.ts'
import type { DataFiles } from '../block/data-file.ts'
import type { Registry } from '../block/registry.ts'
import { SCALAR, typeOf } from '../block/signal-type.ts'
import { type Diagnostic, isError } from '../model/diagnostic.ts'
import type { Project } from '../model/project.ts'
import { checkLoops } from './check-loops.ts'
import { checkModels } from './check-models.ts'
import { checkVariables } from './check-variables.ts'
import { emit } from './emit.ts'
import { createEvaluator } from './evaluate-once.ts'
import { createScope } from './evaluate-parameters.ts'
import type { FlatBlock } from './flat-block.ts'
import { flatten } from './flatten.ts'
import { holdMemory } from './hold-memory.ts'
import { inferRates } from './infer-rates.ts'
import { inferTypes } from './infer-types.ts'
import { type Layout, layOut } from './lay-out.ts'
import { type Break, lockModes } from './lock-modes.ts'
import type { Program } from './program.ts'
import { resolveSettings } from './resolve-settings.ts'
import { schedule } from './schedule.ts'

export interface Compilation {
  /** Null when there is an error among the diagnostics. */
  readonly program: Program | null
  readonly diagnostics: readonly Diagnostic[]
}

const NO_FILES: DataFiles = new Map()

/** `data` are the files that blocks read; without it such a block gives 0. */
export function compile(project: Project, registry: Registry, data?: DataFiles): Compilation {
  const variables = createScope(project.variables)
  const evaluate = createEvaluator(data)
  const resolved = resolveSettings(project.settings, variables)
  const diagnostics: Diagnostic[] = [
    ...resolved.diagnostics,
    ...checkVariables(project.variables),
    ...checkModels(project, registry, variables, evaluate),
  ]
  const hasErrors = (): boolean => diagnostics.some(isError)
  if (diagnostics.some(({ code }) => code === 'cycle-of-models')) return { program: null, diagnostics }

  const flat = flatten(project, registry, variables, evaluate)
  diagnostics.push(...flat.diagnostics)
  if (hasErrors()) return { program: null, diagnostics }
  const settings = resolved.settings
  if (settings === null) return { program: null, diagnostics }

  const { behaviours: inferred, diagnostics: typeFaults } = inferTypes(flat.blocks)
  const {
    rates,
    slowToFast,
    diagnostics: rateFaults,
  } = inferRates(flat.blocks, inferred, settings.step, settings.variable !== null)
  const behaviours = configureTransitions(flat.blocks, inferred, slowToFast)
  const scheduled = schedule(flat.blocks, behaviours)
  diagnostics.push(
    ...typeFaults,
    ...rateFaults,
    ...checkLoops(scheduled, flat.blocks, rates, settings.forbidsLoops, settings.step),
    ...listSlowBlocks(flat.blocks),
  )
  if (hasErrors()) return { program: null, diagnostics }

  const layout = layOut(flat.blocks, behaviours)
  const { name } = project
  const program = emit({
    name,
    data: data ?? NO_FILES,
    settings,
    flat,
    behaviours,
    rates,
    schedule: scheduled,
    layout,
  })
  if (!settings.variable) return { program: holdMemory(program, behaviours), diagnostics }
  const locked = lockModes(program, listBreaks(behaviours, layout))
  diagnostics.push(...refuseComparers(flat.blocks, locked.comparers))
  return { program: hasErrors() ? null : locked.program, diagnostics }
}

/** With variable steps the last major step is as near as the solver pleases. */
function refuseComparers(blocks: readonly FlatBlock[], comparers: ReadonlySet<number>): Diagnostic[] {
  return [...comparers].flatMap((index): Diagnostic[] => {
    const found = blocks[index]
    return found
      ? [
          {
            severity: 'error',
            code: 'sample-missing',
            message: `${found.type.name} compares its input with the sample before, but with variable steps a continuous signal has no samples.`,
            hint: 'Put a Zero-Order Hold with a sample time before it, or choose a solver with fixed steps.',
            place: { model: found.model, path: found.path, block: found.name },
          },
        ]
      : []
  })
}

function listSlowBlocks(blocks: readonly FlatBlock[]): Diagnostic[] {
  return blocks.flatMap(({ type, model, path, name }): Diagnostic[] =>
    type.functions
      ? [
          {
            severity: 'info',
            code: 'plain-function',
            message: `${type.name} runs a plain function at every step, which is slow and leaves no work to threads.`,
            place: { model, path, block: name },
          },
        ]
      : [],
  )
}

function listBreaks(behaviours: readonly ConfiguredBehaviour[], { bindings }: Layout): Break[] {
  return behaviours.flatMap(({ nextEvent }, block) => {
    const binding = bindings[block]
    return nextEvent && binding ? [{ block, expression: nextEvent, binding }] : []
  })
}

/** Which way a Rate Transition leads is known only now. */
function configureTransitions(
  blocks: readonly FlatBlock[],
  behaviours: readonly ConfiguredBehaviour[],
  slowToFast: ReadonlySet<number>,
): readonly ConfiguredBehaviour[] {
  if (slowToFast.size === 0) return behaviours
  return behaviours.map((behaviour, index) => {
    const block = blocks[index]
    if (!block || !slowToFast.has(index)) return behaviour
    const source = block.sources.u
    const output = source && behaviours[source.block]?.outputs[source.port]
    const inputs = { u: output ? typeOf(output) : SCALAR }
    return block.type.configure({ parameters: block.values, inputs, isSlowToFast: true })
  })
}
