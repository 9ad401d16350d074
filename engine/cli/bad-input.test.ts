import { readdirSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { call } from '../testing/call-commands.ts'

const FOLDER = 'e2e/bad-input'

/** By file: the place and the problem, as the user sees them, then what to try. */
const FAULTS: Readonly<Record<string, readonly [string, string, string]>> = {
  'not-json': ['line 1, column 1', 'The file is not a Loopwright project', 'Is it the right file?'],
  empty: ['line 1, column 1', 'The file is empty.', 'Look for another copy of it.'],
  'other-json': ['line 1, column 1', 'it has no "format"', 'Is it the right file?'],
  'other-format': ['format, line 2, column 13', 'its format is "spice", not "loopwright"', 'right file?'],
  'cut-off': ['line 15, column 15', 'The file ends in the middle', 'Look for a whole copy of it'],
  'missing-comma': ['line 6, column 3', 'a comma is missing before this', 'Put one after'],
  'wrong-shape': [
    'models.main.blocks.amplifier.parameters, line 10, column 59',
    '"parameters" must be an object of expressions by name',
    'such as { "gain": "2" }',
  ],
  'newer-version-of-another-shape': [
    'version, line 2, column 38',
    'The file is of version 99; this Loopwright knows up to version 1.',
    'Use a newer Loopwright',
  ],
  'unknown-root': ['root, line 5', 'The root model "mian" does not exist.', 'Did you mean "main"?'],
  'same-name-twice': [
    'amplifier, line 11, column 9',
    'Two blocks of model main are called "amplifier"; the first is in line 10.',
    'Give one of them another name.',
  ],
  'bad-block-name': ['models.main.blocks.wave/1, line 9', "cannot be a block's name", 'must not contain'],
  'reserved-name': ['line 9, column 9', '"__proto__" is a reserved name.', 'Use another one.'],
  'bad-connection-text': [
    'models.main.connections[0], line 14',
    '"wave.y amplifier.u" is not a connection.',
    'Write "block.output -> block.input".',
  ],
  'unknown-block-type': ['amplifier, line 10', 'no block type "math/gian"', 'Did you mean "math/gain"?'],
  'unknown-parameter': ['amplifier.gian, line 10', 'Gain has no parameter "gian".', 'Did you mean "gain"?'],
  'unknown-output': ['wave.z, line 14', 'an output "z" that wave does not have', 'It has y.'],
  'unknown-input': ['amplifier.u2, line 14', 'an input "u2" that amplifier does not have', 'It has u.'],
  'unknown-block': ['amplifyer.u, line 14', 'names a block "amplifyer"', 'Did you mean "amplifier"?'],
  'two-connections-into-one-input': [
    'scope.u, line 16',
    'The input scope.u has two sources: amplifier.y and wave.y.',
    'Remove one of the connections',
  ],
  'cycle-of-models': [
    'inner, in model a, line 15',
    'The models contain each other in a cycle: a -> b -> a.',
    'Remove one of these Model blocks.',
  ],
  'unknown-model': ['plant.model, line 9', 'The project has no model "motr".', 'Choose one of: main.'],
  'bad-expression': ['amplifier.gain, line 10', '"2*(3" is not an expression', 'Write, for instance'],
  'bad-expression-in-a-subsystem': ['plant/filter.gain, line 16', '"1/" is not an expression', 'Write, for'],
  'unknown-variable': ['amplifier.gain, line 10', '"Kp" is not defined.', 'Add a variable Kp to the project'],
  'unknown-function': ['amplifier.gain, line 10', 'There is no function "sine".', 'Known are sin, cos'],
  'variables-in-a-circle': ['variables.a, line 6', 'in a circle: a -> b -> a.', 'Give one of them a value'],
  'bad-parameter-value': ['amplifier.lower, line 10', 'is above that of upper', 'Make lower at most upper.'],
  'step-of-0': ['settings.step, line 4', 'The step must be greater than 0 s, not 0 s.', 'Try 1e-3.'],
  'stop-before-start': ['settings.stop, line 4', 'before or at the start', 'Give a time after 0 s.'],
  'bad-stop': ['settings.stop, line 4', '"soon" is not defined.', 'Add a variable soon'],
  'unknown-solver': ['settings.solver, line 4', 'no solver "rk44"', 'Did you mean "rk4"?'],
  'bad-sample-time': [
    'amplifier.sampleTime, line 10',
    'The sample time of 0.015 s is not a whole multiple',
    '0.02 s',
  ],
  'widths-that-do-not-match': [
    'sum.u2, line 15',
    'a vector of 2 elements with a vector of 3 elements',
    'sum.u2 gets a vector of 3 elements from triple.y',
  ],
  'forbidden-algebraic-loop': ['sum.y', 'sum.y -> half.y -> sum.y', 'Break the loop with a block'],
  'two-entries-of-one-name': [
    'second, in model inside, line 16',
    'The port name "u" is taken',
    'name of its own',
  ],
}

describe('a file that is at fault', () => {
  it('is here in every kind that there is', () => {
    const files = readdirSync(FOLDER).filter(name => name.endsWith('.loop'))
    expect(files.map(name => name.replace('.loop', '')).sort()).toEqual(Object.keys(FAULTS).sort())
  })

  it.each(Object.entries(FAULTS))('%s: says where, what, and what to try', async (name, [place, ...rest]) => {
    const file = `${FOLDER}/${name}.loop`
    const check = await call(['check', file])
    const line = check.error.split('\n').find(text => text.startsWith(`${file}: error: ${place}`))
    for (const words of rest) expect(line).toContain(words)
    expect(check.out).toMatch(/: \d errors?/)
    expect(check.status).toBe(1)

    const run = await call(['run', file])
    expect(run.error).toContain(line)
    expect(run.out).toBe('')
    expect(run.status).toBe(1)
  })

  it.each(Object.keys(FAULTS))('%s: gives the same as JSON', async name => {
    const { status, out, error } = await call(['run', '--json', `${FOLDER}/${name}.loop`])
    const [first] = JSON.parse(out).diagnostics.filter(
      ({ severity }: { severity: string }) => severity === 'error',
    )
    expect(first.message.length).toBeGreaterThan(10)
    expect(Object.keys(first.place).length).toBeGreaterThan(0)
    expect([status, error]).toEqual([1, ''])
  })
})
