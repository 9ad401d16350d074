/** Problems by the block of the shown model on which they are marked. */
import type { Diagnostic, DiagnosticCode } from '../../engine/index.ts'
import type { BlockProblem } from './flow-types.ts'
import { findBlocksOfLoop, isHinderingLoop } from './shown-loops.ts'

/** The port shows by itself that nothing is connected to it. */
const SHOWN_OTHERWISE: readonly DiagnosticCode[] = ['unconnected-input']

/**
 * A problem belongs to the block it names; one in another model shows on the Model block here by which one gets there.
 * A loop belongs to every block that it goes through.
 */
export function groupProblems(
  diagnostics: readonly Diagnostic[],
  modelKey: string,
  context: readonly string[],
): ReadonlyMap<string, BlockProblem> {
  const problems = new Map<string, BlockProblem>()
  for (const diagnostic of diagnostics) {
    if (diagnostic.severity === 'info' || SHOWN_OTHERWISE.includes(diagnostic.code)) continue
    const isError = diagnostic.severity === 'error'
    const sentence = `${diagnostic.message}${diagnostic.hint ? ` ${diagnostic.hint}` : ''}`
    const mark = (block: string, text: string): void => {
      const before = problems.get(block)
      problems.set(block, {
        isError: isError || before?.isError === true,
        text: before ? `${before.text}\n${text}` : text,
      })
    }
    const members = isHinderingLoop(diagnostic) ? findBlocksOfLoop(diagnostic, context) : []
    for (const block of members) mark(block, sentence)
    const found = findShownBlock(diagnostic, modelKey, context)
    if (found && !members.includes(found.block))
      mark(found.block, found.isInside ? `Inside, at ${diagnostic.place.block}: ${sentence}` : sentence)
  }
  return problems
}

function findShownBlock(
  { place }: Diagnostic,
  modelKey: string,
  context: readonly string[],
): { block: string; isInside: boolean } | null {
  if (place.block === undefined) return null
  if (place.path === undefined) {
    return place.model === undefined || place.model === modelKey
      ? { block: place.block, isInside: false }
      : null
  }
  const path = place.path === '' ? [] : place.path.split('/')
  if (context.some((name, depth) => path[depth] !== name)) return null
  const next = path[context.length]
  return next === undefined ? { block: place.block, isInside: false } : { block: next, isInside: true }
}
