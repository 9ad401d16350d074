/** Laws over whatever is drawn, right or wrong, through the command line as a user calls it. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, describe, expect, it } from 'vitest'
import { compile } from '../compile/compile.ts'
import { createCompiledEngine } from '../engines/compiled/compiled.ts'
import type { CreateEngine } from '../engines/engine.ts'
import { createSimpleEngine } from '../engines/simple.ts'
import { writeProject } from '../formats/write-json.ts'
import { type Diagnostic, describeDiagnostic, isError } from '../model/diagnostic.ts'
import type { Project } from '../model/project.ts'
import { createRun } from '../simulate/run.ts'
import { arbitraryDrawing, arbitrarySpoiling, repair } from '../testing/arbitrary-drawing.ts'
import { buildProject, type Diagram } from '../testing/build-project.ts'
import { call, registry } from '../testing/call-commands.ts'
import { EXIT } from './exit-status.ts'

/** Steps that a run may take here: one that chatters, or is to go on for ever, is left then. */
const MOST_STEPS = 150

const folder = mkdtempSync(join(tmpdir(), 'broken-'))
afterAll(() => {
  rmSync(folder, { recursive: true })
})

const valid = arbitraryDrawing(registry).map(project => repair(project, registry))
/** Right but for one or two things. */
const spoiled = fc
  .tuple(valid, fc.array(arbitrarySpoiling, { minLength: 1, maxLength: 2 }))
  .map(([project, spoilings]) => spoilings.reduce((given, spoil) => spoil(given, registry), project))
const anything = fc.oneof(valid, spoiled, spoiled, arbitraryDrawing(registry))

/** A user must find it: a block, or a field of the file, or a place in its text. */
function hasPlace({ place }: Diagnostic): boolean {
  return (
    place.block !== undefined ||
    place.field !== undefined ||
    place.line !== undefined ||
    place.model !== undefined
  )
}

function take(project: Project, createEngine: CreateEngine) {
  const { program, diagnostics } = compile(project, registry)
  if (!program) return { diagnostics }
  const run = createRun(program, { createEngine })
  run.start()
  run.advance(MOST_STEPS)
  run.close()
  const { outputs, continuousStates, discreteStates } = program.sections
  const values = [outputs, continuousStates, discreteStates].map(({ address, length }) =>
    run.memory.slice(address, address + length),
  )
  return { diagnostics, fault: run.fault, steps: run.steps, timeSeconds: run.timeSeconds, values }
}

describe('a project, right or wrong', () => {
  it('never throws, and leaves the same bits in both engines and twice', () => {
    fc.assert(
      fc.property(anything, project => {
        const simple = take(project, createSimpleEngine)
        expect(take(project, createSimpleEngine)).toEqual(simple)
        expect(take(project, createCompiledEngine)).toEqual(simple)
        const faults = [...simple.diagnostics, ...(simple.fault ? [simple.fault] : [])]
        expect(faults.filter(fault => !hasPlace(fault))).toEqual([])
      }),
      { numRuns: 150 },
    )
  })

  it('is refused by run for what check finds, and for nothing else', async () => {
    const file = join(folder, 'project.loop')
    await fc.assert(
      fc.asyncProperty(anything, async project => {
        writeFileSync(file, writeProject(project))
        const check = await call(['check', file, '--json'])
        const found: readonly Diagnostic[] = JSON.parse(check.out).diagnostics
        expect(check.status).toBe(found.some(isError) ? EXIT.modelFault : EXIT.done)
        const run = await call(['run', file, '--json'], { interruptAfter: 3 })
        if (run.status === EXIT.interrupted) {
          expect(check.status).toBe(EXIT.done)
          return
        }
        const { diagnostics, steps }: { diagnostics: readonly Diagnostic[]; steps?: number } = JSON.parse(
          run.out,
        )
        expect(steps === undefined).toBe(found.some(isError))
        expect(diagnostics.slice(0, found.length)).toEqual(found)
        expect(diagnostics.some(isError)).toBe(run.status !== EXIT.done)
      }),
      { numRuns: 100 },
    )
  })
})

describe('what these laws have found', () => {
  const refuse = (diagram: Diagram): readonly string[] =>
    compile(buildProject(diagram, { settings: { solver: 'rk4' } }), registry).diagnostics.map(
      describeDiagnostic,
    )

  it('a Mux in its own loop, of a width that doubles with every round', () => {
    const [problem = ''] = refuse({
      blocks: { all: ['routing/mux', {}] },
      wires: ['all.y -> all.u1', 'all.y -> all.u2'],
    })
    expect(problem).toMatch(/^all: The width of the signals in this loop grows with every round/)
  })

  it('a sample time of more steps than can be counted', () => {
    const problems = refuse({ blocks: { late: ['discrete/unit-delay', { sampleTime: '1e300' }] } })
    expect(problems.at(-1)).toMatch(/^late.sampleTime: The sample time of 1e\+300 s is longer than any run\./)
  })

  it('a truth that is true exactly where it is false: no number between will do', () => {
    const project = buildProject(
      { blocks: { liar: ['logic/logic', { operator: 'NOT' }] }, wires: ['liar.y -> liar.u1'] },
      { settings: { solver: 'rk4' } },
    )
    const { fault } = take(project, createSimpleEngine)
    expect(fault).toMatchObject({ code: 'algebraic-loop', place: { block: 'liar' } })
  })
})

interface Damage {
  readonly at: number
  readonly length: number
  readonly text: string
}

const damage: fc.Arbitrary<Damage> = fc.record({
  at: fc.double({ min: 0, max: 1, noNaN: true, maxExcluded: true }),
  length: fc.constantFrom(0, 0, 1, 1, 2, 7, 40, 1000),
  text: fc.constantFrom(
    '',
    '',
    ',',
    '"',
    '}',
    '{',
    ']',
    ': ',
    '0',
    '1e999',
    'null',
    '\\',
    '\u0000',
    '\ud800',
    ' -> ',
    '.',
    '__proto__',
  ),
})

describe('a damaged file', () => {
  it('is read or refused, with a place, and check and run say the same', async () => {
    const file = join(folder, 'damaged.loop')
    await fc.assert(
      fc.asyncProperty(
        anything,
        fc.array(damage, { minLength: 1, maxLength: 3 }),
        async (project, damages) => {
          const text = damages.reduce((given, { at, length, text: put }) => {
            const start = Math.floor(at * given.length)
            return given.slice(0, start) + put + given.slice(start + length)
          }, writeProject(project))
          writeFileSync(file, text)
          const check = await call(['check', file, '--json'])
          const found: readonly Diagnostic[] = JSON.parse(check.out).diagnostics
          expect(found.filter(fault => !hasPlace(fault))).toEqual([])
          const run = await call(['run', file, '--json'], { interruptAfter: 3 })
          if (check.status === EXIT.done) {
            expect([EXIT.done, EXIT.modelFault, EXIT.interrupted]).toContain(run.status)
            return
          }
          expect(run.status).toBe(EXIT.modelFault)
          expect(JSON.parse(run.out).diagnostics).toEqual(found)
        },
      ),
      { numRuns: 100 },
    )
  })
})
