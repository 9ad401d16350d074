/**
 * The same run, ten times finer, to compare with: a tenth of the tolerances and half of the longest step, where steps are
 * variable (a step that only its greatest length bounds would not change otherwise); a tenth of the step, where it is
 * fixed. Sample times stay as they are in seconds, so that every sample hit of the one is one of the other.
 */
import type { Registry } from '../block/registry.ts'
import { compile } from '../compile/compile.ts'
import type { Program } from '../compile/program.ts'
import { LEAST_REL_TOL } from '../compile/resolve-settings.ts'
import type { Diagnostic } from '../model/diagnostic.ts'
import { isError } from '../model/diagnostic.ts'
import type { Project } from '../model/project.ts'

export interface Refinement {
  readonly program: Program
  /** Fine ticks in a coarse one; 1 where steps are variable. */
  readonly ticks: number
  /** What is finer, as a sentence's end: `a relative tolerance of 1e-7`. */
  readonly what: string
  /** `path/block` of what computes at every step, however long that is. */
  readonly everyStep: readonly string[]
}

const FINER = 10

/** `solver` is the one that the run took. */
export function refineProgram(
  project: Project,
  registry: Registry,
  program: Program,
  solver: string,
): Refinement | { readonly diagnostics: readonly Diagnostic[] } {
  const { variable } = program
  if (variable) {
    const relTol = Math.max(variable.relTol / FINER, LEAST_REL_TOL)
    const absTol = variable.absTol === null ? null : variable.absTol / FINER
    const maxStep = variable.maxStep / 2
    const finer = { ...variable, relTol, absTol, maxStep }
    const absolute = absTol === null ? '' : ` and an absolute one of ${shortly(absTol)}`
    return {
      program: { ...program, solver, variable: finer },
      ticks: 1,
      what: `a relative tolerance of ${shortly(relTol)}${absolute}, steps of ${shortly(maxStep)} s at most`,
      everyStep: [],
    }
  }
  const settings = { ...project.settings, step: `(${project.settings.step}) / ${FINER}` }
  const { program: fine, diagnostics } = compile({ ...project, settings }, registry, program.data)
  if (!fine) return { diagnostics: diagnostics.filter(isError) }
  return {
    program: fine,
    ticks: FINER,
    what: `steps of ${shortly(fine.step)} s`,
    everyStep: listEveryStep(fine),
  }
}

function listEveryStep({ updates, blocks }: Program): string[] {
  const found = updates.filter(({ rate }) => rate.period === 1).map(({ assignment }) => assignment.block)
  return [...new Set(found)].flatMap(index => {
    const { path = '', name = '' } = blocks[index] ?? {}
    return path === '' ? name : `${path}/${name}`
  })
}

function shortly(value: number): string {
  return String(Number(value.toPrecision(4)))
}
