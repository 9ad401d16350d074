import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { describeDiagnostic } from '../model/diagnostic.ts'
import { arbitraryProject } from '../testing/arbitrary-project.ts'
import { readProject } from './json.ts'
import { writeProject } from './write-json.ts'

/** The only problem of a text, as the user sees it. */
function explain(text: string): string[] {
  const { project, diagnostics } = readProject(text)
  expect(project).toBeNull()
  return diagnostics.map(describeDiagnostic)
}

const project = (fields: string): string => `{ "format": "loopwright", "version": 1,\n${fields} }`
const main = (fields: string): string => project(`"models": { "main": {\n${fields} } }`)

describe('a text that is no project', () => {
  it.each([
    ['hello', 'line 1, column 1: The file is not a Loopwright project: it does not begin with {. '],
    ['\u0000\u0001PNG', 'line 1, column 1: The file is not a Loopwright project'],
    ['', 'line 1, column 1: The file is empty. '],
    ['[1, 2]', 'line 1, column 1: The file is JSON, but not a Loopwright project. '],
    ['null', 'line 1, column 1: The file is JSON, but not a Loopwright project. '],
    [
      '{ "name": "x" }',
      'line 1, column 1: The file is JSON, but not a Loopwright project: it has no "format"',
    ],
    [
      '{\n  "format": "other" }',
      'format, line 2, column 13: The file is not a Loopwright project: its format is "other", not "loopwright". ',
    ],
    [
      project('"name": "a"\n"root": "main"'),
      'line 3, column 1: The file is not valid JSON: a comma is missing',
    ],
    [project('"name": "a",'), 'line 2, column 14: The file is not valid JSON: a name in double quotes'],
    [project('name: "a"'), 'line 2, column 1: The file is not valid JSON: this word means nothing here. '],
    [`${project('"name": "a"')} x`, 'line 2, column 15: The file is not valid JSON: something follows after'],
    [
      `${project('"name": "a"')} {}`,
      'line 2, column 15: The file is not valid JSON: something follows after',
    ],
    [
      project('// hm\n"name": "a"'),
      'line 2, column 1: The file is not valid JSON: comments are not possible',
    ],
    [project('"name": "a\nb"'), 'line 2, column 9: The file is not valid JSON: the closing quote of a text'],
    [project('"name": "\\x"'), 'line 2, column 9: The file is not valid JSON: this \\ escape does not exist'],
    [project('"name": 01'), 'The file is not valid JSON'],
  ])('%j', (text, start) => {
    const [problem = '', ...more] = explain(text)
    expect(problem).toContain(start)
    expect(more).toEqual([])
  })

  it('says of every beginning of a project that it is cut off', () => {
    fc.assert(
      fc.property(arbitraryProject, fc.double({ min: 0, max: 1, noNaN: true }), (whole, part) => {
        const text = writeProject(whole)
        const beginning = text.slice(0, 1 + Math.floor(part * (text.length - 3)))
        const { project: read, diagnostics } = readProject(beginning)
        expect(read).toBeNull()
        const lines = beginning.trimEnd().split('\n')
        expect(diagnostics).toMatchObject([
          { code: 'cut-off-file', place: { line: lines.length, column: (lines.at(-1)?.length ?? 0) + 1 } },
        ])
      }),
    )
  })

  it('never throws, whatever the text', () => {
    const splinter = fc.constantFrom(
      '{',
      '}',
      '[',
      ']',
      ',',
      ':',
      '"',
      '\\',
      '-',
      '1e',
      'true',
      '"format":',
      '\n',
    )
    fc.assert(
      fc.property(fc.array(fc.oneof(splinter, fc.string()), { maxLength: 30 }), parts => {
        const { project: read, diagnostics } = readProject(parts.join(''))
        expect(read).toBeNull()
        expect(diagnostics.length).toBeGreaterThan(0)
      }),
    )
  })

  it.each([
    ['50 MB of open lists', '[', 50],
    ['50 MB of open objects', '{"a":', 50],
    ['25 MB of numbers', '1,', 25],
    ['5 MB of quotes', '"', 5],
    ['5 MB of words', 'ab ', 5],
    ['5 MB of lines', '\n', 5],
  ])('refuses %s and does not hang', (_what, part, megabytes) => {
    const [problem, ...more] = explain(`{"format": ${part.repeat((megabytes * 2 ** 20) / part.length)}`)
    expect(problem).toMatch(/^line \d+, column \d+: /)
    expect(more).toEqual([])
  })
})

describe('a project of the wrong shape', () => {
  it.each([
    [
      project('"models": []'),
      'models, line 2, column 11: "models" must be an object of models by name, not a list.',
    ],
    [
      main('"blocks": { "gain": { "type": "math/gain", "parameters": [2] } }'),
      'models.main.blocks.gain.parameters, line 3, column 58: "parameters" must be an object of expressions by name, such as { "gain": "2" }, not a list.',
    ],
    [
      main('"blocks": { "gain": { "parameters": {} } }'),
      'models.main.blocks.gain.type, line 3, column 21: "type" is missing. Add a block type, such as "math/gain".',
    ],
    [
      main('"blocks": { "gain": { "type": "math/gain", "parameters": { "gain": null } } }'),
      'models.main.blocks.gain.parameters.gain, line 3, column 68: "gain" must be a text such as "2*pi", a number, or true or false, not null.',
    ],
    [
      main('"connections": ["a.y -> b.u",\n "a.y b.u"]'),
      'models.main.connections[1], line 4, column 2: "a.y b.u" is not a connection. Write "block.output -> block.input".',
    ],
    [
      main('"blocks": { "a.b": { "type": "x/y" } }'),
      'models.main.blocks.a.b, line 3, column 20: "a.b" cannot be a block\'s name. A name must not contain',
    ],
    [
      main('"blocks": { "a": { "type": "x/y" },\n "a": { "type": "x/y" } }'),
      'a, line 4, column 2: Two blocks of model main are called "a"; the first is in line 3. Give one of them another name.',
    ],
    [
      project('"name": "a", "name": "b"'),
      'line 2, column 14: "name" is given twice; the first is in line 2. Remove one of the two.',
    ],
    [project('"__proto__": { "name": "x" }'), 'line 2, column 1: "__proto__" is a reserved name.'],
    [
      main('"blocks": { "__proto__": { "type": "x/y" } }'),
      'line 3, column 13: "__proto__" is a reserved name.',
    ],
    [
      project('"root": "mian"'),
      'root, line 2, column 9: The root model "mian" does not exist. Did you mean "main"?',
    ],
    [project('"settings": "rk4"'), 'settings, line 2, column 13: "settings" must be an object such as'],
    [
      project('"layout": { "main": { "a": { "at": [0, "x"] } } }'),
      'layout.main.a.at[1], line 2, column 40: "at"[1] must be a number of pixels, not "x".',
    ],
    [
      project('"layout": { "main": { "a": { "at": [0, 0], "rotation": 45 } } }'),
      'layout.main.a.rotation, line 2, column 56: "rotation" must be 0, 90, 180 or 270, not 45.',
    ],
    [
      '{ "format": "loopwright", "version": "1" }',
      'version, line 1, column 38: "version" must be a whole number, not "1".',
    ],
    ['{ "format": "loopwright" }', 'version, line 1, column 1: "version" is missing. Add a whole number.'],
  ])('%s', (text, start) => {
    const [problem = '', ...more] = explain(text)
    expect(problem.slice(0, start.length)).toBe(start)
    expect(more).toEqual([])
  })

  it('names everything that is wrong, each at its place', () => {
    const text = project('"name": 3,\n"settings": { "step": null },\n"variables": ["R"],\n"root": 7')
    expect(readProject(text).diagnostics.map(({ place }) => [place.field, place.line])).toEqual([
      ['name', 2],
      ['settings.step', 3],
      ['variables', 4],
      ['root', 5],
    ])
  })
})
