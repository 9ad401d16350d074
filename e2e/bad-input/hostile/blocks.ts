/** Ports, parameters, names and looks that cannot be. */
import { block, type HostilePlugin, LATE } from './plugin.ts'

export const hostileBlocks: readonly HostilePlugin[] = [
  block('takes a block of another plugin', "id: 'math/gain'", /must be called "bad/),
  block('puts a path into its id', "id: 'bad/../../x'", /must look like/),
  block('claims to be a model', "role: 'model'", /role/),
  block('has a name that is no text', 'name: { toString() { for (;;) {} } }', /name/),
  block(
    'has a hundred thousand ports',
    'inputs: () => Object.fromEntries(Array.from({ length: 1e5 }, (_, i) => ["u" + i, ""]))',
    /too many ports|within/,
  ),
  block(
    'calls a port like a prototype',
    'outputs: () => JSON.parse(\'{"__proto__": "x", "y": "y"}\')',
    /__proto__|must be|reserved/,
  ),
  block('calls a port like a constructor', "inputs: () => ({ constructor: 'x' })", /reserved/),
  block('puts a path into a port', "inputs: () => ({ 'a/b': '' })", /letters/),
  block(
    'has a thousand parameters',
    "parameters: Object.fromEntries(Array.from({ length: 1000 }, (_, i) => ['p' + i, sdk.number('x', '1')]))",
    /too many parameters/,
  ),
  block(
    'has a parameter of no kind',
    "parameters: { p: { kind: 'code', label: '', default: '' } }",
    /kind|parameters/,
  ),
  block('loops in its ports', 'inputs: () => { for (;;) {} }', LATE),
  block('loops in its look', 'look: () => { for (;;) {} }', LATE),
  block(
    'has an endless label',
    "look: () => ({ shape: 'rectangle', label: 'x'.repeat(1e6) })",
    /label|within/,
  ),
  block('has a shape that is not one', "look: () => ({ shape: '<img src=x onerror=alert(1)>' })", /shape/),
  block('has a period of less than nothing', 'period: () => -1', /period/),
  block('answers with a function', 'look: () => () => 1', /look/),
  block('answers a number with a loop', 'inputs: () => ({ u: { toJSON() { for (;;) {} } } })', LATE),
  block(
    'loops when it is made a text',
    "outputs: () => ({ y: '' + { [Symbol.toPrimitive]() { for (;;) {} } } })",
    LATE,
  ),
  block('loops when it is looked for', 'get look() { return () => { for (;;) {} } }', LATE),
  block('loops in its sample time', 'period: () => { for (;;) {} }', LATE),
  block('loops in its check', 'check: () => { for (;;) {} }', LATE),
  block(
    'complains without end',
    "check: () => Array(1e4).fill({ parameter: 'p', message: 'x' })",
    /check|too/i,
  ),
  block('has a name that turns the writing round', "name: 'niaG \\u202e'", /cannot be seen/),
  block('has a name with letters of no width', "name: 'Ga\\u200bin'", /cannot be seen/),
  block('has a summary for the terminal', "summary: '\\u001b[2J'", /cannot be seen/),
  block(
    'has a parameter that every object has',
    "parameters: { toString: sdk.number('x', '1') }",
    /reserved/,
  ),
  block('has an input that every object has', "inputs: () => ({ valueOf: 'x' })", /reserved/),
  block(
    'has a default that cannot be',
    "parameters: { p: sdk.number('x', '2^') }",
    /refused|character|expression/i,
  ),
  block('has a default as large as a disk', "parameters: { p: sdk.vector('x', 'zeros(1, 1e9)') }", /./),
]
