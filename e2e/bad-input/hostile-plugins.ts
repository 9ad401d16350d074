/** Plugins that mean harm or do it: what each must be told, on loading or on its first use. */
export interface HostilePlugin {
  readonly why: string
  /** Name in the plugins folder, and texts by path inside. */
  readonly source: { readonly name: string; readonly files: Readonly<Record<string, string>> }
  /** In what it is told. */
  readonly told: RegExp
}

const HEAD = `import * as sdk from 'loopwright'
export const plugin = { id: 'bad', name: 'Bad', version: '1.0.0', sdk: 1 }
`
/** A block whose parts can be replaced. */
const GOOD = `id: 'bad/block', name: 'Block', summary: '', equation: 'y = u',
  inputs: { u: 'Input' }, outputs: { y: 'Output' },
  behaviour: ({ u }) => ({ outputs: { y: sdk.add(u.u, 1) } }),`

const file = (why: string, code: string, told: RegExp): HostilePlugin => ({
  why,
  source: { name: 'bad.js', files: { 'bad.js': `${HEAD}${code}` } },
  told,
})
/** Evaluated before there is a block. */
const atLoad = (why: string, code: string, told: RegExp) =>
  file(why, `export const blocks = [];\n${code}`, told)
/** Instead of what a block has. */
const block = (why: string, parts: string, told: RegExp) =>
  file(why, `export const blocks = [{ ...sdk.defineBlock({ ${GOOD} }), ${parts} }]`, told)
const defined = (why: string, parts: string, told: RegExp) =>
  file(why, `export const blocks = [sdk.defineBlock({ ${GOOD} ${parts} })]`, told)
const behaving = (why: string, body: string, told: RegExp) =>
  defined(why, `behaviour: ({ u, p, inputs, t, continuousState, discreteState }) => { ${body} },`, told)
const folder = (why: string, files: Record<string, string>, told: RegExp): HostilePlugin => ({
  why,
  source: { name: 'bad', files },
  told,
})
const manifest = (parts: Record<string, unknown>): string =>
  JSON.stringify({ id: 'bad', name: 'Bad', version: '1.0.0', sdk: 1, main: 'index.js', ...parts })

const LATE = /did not answer within/
const STRINGIFY = 'const a = Array(9e5).fill(0); for (;;) JSON.stringify(a)'
const TRAPS = `const trap = () => { for (;;) {} }
export const blocks = new Proxy([], { get: trap, has: trap, ownKeys: trap, getOwnPropertyDescriptor: trap })`
const MEMORY = /memory|too (many|long)|invalid|stack|within/i

export const hostilePlugins: readonly HostilePlugin[] = [
  atLoad('loops for ever while it loads', 'for (;;) {}', LATE),
  atLoad('loops for ever in a promise', 'Promise.resolve().then(() => { for (;;) {} }); await 0', LATE),
  atLoad('recurses without end', 'const f = () => f() + 1; f()', /stack|broke/i),
  atLoad('fills the memory with arrays', 'const a = []; for (;;) a.push(new Array(1e5).fill(1))', MEMORY),
  atLoad('fills the memory with text', "let s = 'x'; for (;;) s += s", MEMORY),
  atLoad('asks for a huge buffer', 'new ArrayBuffer(2 ** 40)', /length|memory/i),
  atLoad('waits for ever', 'await new Promise(() => {})', /waits for something/),
  atLoad('backtracks in a regular expression', "/^(a+)+$/.test('a'.repeat(40) + 'b')", LATE),
  atLoad('computes with a huge number', '(2n ** 100000n) ** 10000n', /memory|within|large|range/i),
  atLoad('sorts without end', 'Array.from({ length: 1e5 }, (_, i) => i).sort(() => { for (;;) {} })', LATE),
  atLoad('throws nothing', 'throw undefined', /threw something/),
  atLoad(
    'throws an error whose message throws',
    "throw Object.defineProperty(new Error('x'), 'message', { get() { throw 1 } })",
    /threw something/,
  ),
  atLoad('is no JavaScript', 'const = 1', /expected/i),
  folder('is no TypeScript', { 'bad.ts': `${HEAD}export const blocks: = []` }, /unexpected/i),
  atLoad(
    'reads the files of Node',
    "import('node:fs').then(m => m.readFileSync('/etc/passwd')); import fs from 'node:fs'",
    /cannot be imported/,
  ),
  atLoad('starts programs', "import { exec } from 'child_process'; exec('true')", /cannot be imported/),
  atLoad('imports from the network', "import x from 'https://example.com/x.js'", /cannot be imported/),
  atLoad('imports a data URL', "import x from 'data:text/javascript,export default 1'", /cannot be imported/),
  atLoad('imports another plugin', "import x from '../other/index.js'", /cannot be imported/),
  atLoad('imports by an absolute path', "import x from '/etc/passwd'", /cannot be imported/),
  atLoad('imports a path with a device', "import x from './C:/x.js'", /cannot be imported/),
  atLoad('imports what serves it', "import { serve } from 'loopwright/guest'", /cannot be imported/),
  atLoad('fetches', "fetch('https://example.com')", /fetch/),
  atLoad('opens a socket', "new WebSocket('wss://example.com')", /WebSocket/),
  atLoad('asks for the process', 'process.exit(1)', /process/),
  atLoad('requires', "require('fs')", /require/),
  atLoad('reaches for the page', 'document.body.remove()', /document/),
  atLoad('reaches for the window', 'window.parent.location', /window/),
  atLoad(
    'climbs through a constructor',
    "globalThis.constructor.constructor('return process')().exit()",
    /process/,
  ),
  atLoad(
    'climbs through the SDK',
    "sdk.add.constructor('return globalThis.process')().exit()",
    /undefined|not a function|property/i,
  ),
  atLoad('starts a timer', 'setInterval(() => {}, 0)', /setInterval/),
  atLoad('starts a worker', "new Worker('x.js')", /Worker/),
  atLoad('compiles WebAssembly', 'WebAssembly.compile(new Uint8Array(8))', /WebAssembly/),
  file('exports no list', 'export const blocks = { length: 1 }', /list "blocks"/),
  file('exports a list that never ends', 'export const blocks = Array(1e9)', MEMORY),
  file(
    'exports too many blocks',
    `export const blocks = Array.from({ length: 300 }, (_, i) => sdk.defineBlock({ ${GOOD} id: 'bad/b' + i }))`,
    /blocks are not described/,
  ),
  file('exports a proxy', "export const blocks = [new Proxy({}, { get() { throw new Error('no') } })]", /no/),
  file(
    'exports what throws when read',
    "export const blocks = [{ get id() { throw new Error('trap') } }]",
    /trap/,
  ),
  file('exports a list with nothing in it', 'export const blocks = [null]', /object/),
  block('takes a block of another plugin', "id: 'math/gain'", /must be called "bad/),
  file(
    'names two blocks alike',
    `export const blocks = [sdk.defineBlock({ ${GOOD} }), sdk.defineBlock({ ${GOOD} })]`,
    /Two blocks/,
  ),
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
  behaving('loops in its behaviour', 'for (;;) {}', LATE),
  behaving('throws in its behaviour', "throw new Error('not today')", /not today/),
  behaving('computes no output', 'return { outputs: {} }', /no output "y"/),
  behaving('computes an output that it has not', 'return { outputs: { y: u.u, z: u.u } }', /no output/),
  behaving(
    'reads an input that it has not',
    "return { outputs: { y: sdk.reference('input', 'w', 1) } }",
    /does not have/,
  ),
  behaving(
    'reads past its input',
    "return { outputs: { y: sdk.element(sdk.reference('input', 'u', 5000), 4000) } }",
    /5000 wide/,
  ),
  behaving(
    'reads a state of another',
    "return { outputs: { y: sdk.reference('state', 'x', 1) } }",
    /does not have/,
  ),
  behaving(
    'reads what a prototype has',
    "return { outputs: { y: sdk.reference('parameter', 'toString', 1) } }",
    /does not have/,
  ),
  behaving(
    'makes a constant that is no number',
    "return { outputs: { y: { kind: 'constant', values: [NaN], width: 1, type: 'real' } } }",
    /finite/,
  ),
  behaving(
    'makes an operation that is none',
    "return { outputs: { y: { kind: 'operation', operation: 'constructor', operands: [u.u], width: 1, type: 'real' } } }",
    /no operation/,
  ),
  behaving(
    'gives an operation too little',
    "return { outputs: { y: { kind: 'operation', operation: 'add', operands: [u.u], width: 1, type: 'real' } } }",
    /operands/,
  ),
  behaving(
    'makes a node of its own kind',
    "return { outputs: { y: { kind: 'code', width: 1, type: 'real' } } }",
    /kind/,
  ),
  behaving(
    'makes a graph that runs in a circle',
    "const n = { kind: 'operation', operation: 'negate', operands: [], width: 1, type: 'real' }; n.operands.push(n); return { outputs: { y: n } }",
    /after|operands|nodes/,
  ),
  behaving(
    'makes a graph without end',
    'let y = u.u; for (let i = 0; i < 1e6; i += 1) y = sdk.add(y, 1); return { outputs: { y } }',
    /stack|within|nodes|memory/i,
  ),
  behaving('makes a vector without end', 'return { outputs: { y: sdk.broadcast(u.u, 1e7) } }', /./),
  behaving(
    'has a state of no width',
    "return { outputs: { y: u.u }, states: 1 }, discreteState('x', { kind: 'constant', values: [0], width: -5, type: 'real' }), { outputs: { y: { ...u.u, width: 0 } } }",
    /wide|width|size/i,
  ),
  file(
    'breaks the language it speaks',
    `JSON.stringify = () => '{"a": 1}'\nexport const blocks = [sdk.defineBlock({ ${GOOD} })]`,
    /./,
  ),
  file(
    'poisons every object',
    `Object.prototype.toJSON = () => ({ id: 'math/gain' })\nexport const blocks = [sdk.defineBlock({ ${GOOD} })]`,
    /./,
  ),
  file(
    'answers with too much',
    `JSON.stringify = () => Array(10).fill('x'.repeat(9e5)).join()\nexport const blocks = [sdk.defineBlock({ ${GOOD} })]`,
    /too many/,
  ),
  file(
    'answers with a list of lists',
    `JSON.stringify = () => '['.repeat(1e6)\nexport const blocks = [sdk.defineBlock({ ${GOOD} })]`,
    /./,
  ),
  folder('says nothing of itself', { 'bad.js': 'export const blocks = []' }, /says nothing of itself/),
  folder('has no manifest', { 'a.js': '', 'b.js': '' }, /needs a loopwright.json/),
  folder('has a manifest that is no JSON', { 'loopwright.json': '{', 'index.js': '' }, /not JSON/),
  folder('is of another SDK', { 'loopwright.json': manifest({ sdk: 99 }), 'index.js': '' }, /version 99/),
  folder(
    'has the id of a library',
    { 'loopwright.json': manifest({ id: 'math' }), 'index.js': 'export const blocks = []' },
    /library "math" already/,
  ),
  folder('has an id that is a path', { 'loopwright.json': manifest({ id: '../x' }), 'index.js': '' }, /id/),
  folder(
    'has its main file outside',
    { 'loopwright.json': manifest({ main: '../../x.js' }), 'index.js': '' },
    /not a file of the plugin/,
  ),
  folder(
    'has its main file at the root',
    { 'loopwright.json': manifest({ main: '/etc/passwd' }), 'index.js': '' },
    /not a file of the plugin/,
  ),
  folder(
    'has its main file on a device',
    { 'loopwright.json': manifest({ main: 'C:\\\\x.js' }), 'index.js': '' },
    /not a file of the plugin/,
  ),
  folder('has no main file', { 'loopwright.json': manifest({}), 'other.js': '' }, /no file "index.js"/),
  folder(
    'has too many files',
    Object.fromEntries(Array.from({ length: 300 }, (_, i) => [`${i}.js`, ''])),
    /(200|300) files/,
  ),
  folder('is too long', { 'bad.js': ' '.repeat(3_000_000) }, /characters|too large/),

  // Time that is taken where nobody looks at the clock.
  atLoad(
    'waits for a job that never ends',
    'await (async () => { for (;;) await 0 })()',
    /waits for something/,
  ),
  atLoad('sleeps on shared memory', 'Atomics.wait(new Int32Array(8), 0, 0)', /Atomics/),
  atLoad('asks for the time of day', 'Date.now()', /Date/),
  atLoad(
    'asks for the kind of what has no end',
    'const p = new Proxy({}, { getPrototypeOf: () => p }); p instanceof Object',
    LATE,
  ),
  atLoad('writes a long list as text again and again', STRINGIFY, LATE),
  atLoad(
    'reads a long text again and again',
    "const s = '[' + '0,'.repeat(4e5) + '0]'; for (;;) JSON.parse(s)",
    /within|memory/,
  ),
  atLoad(
    'lists the names of a large object again and again',
    "const o = {}; for (let i = 0; i < 1e5; i += 1) o['k' + i] = 1; for (;;) Object.keys(o)",
    /within|memory/,
  ),
  atLoad('sorts accents', "'\\u0345\\u0301\\u0323'.repeat(3e5).normalize('NFD')", /not a function/),
  atLoad('writes a huge number as text', 'String((1n << 400000n) - 1n); for (;;) ;', LATE),
  atLoad('searches a long text in many ways', "/a*a*a*b/.test('a'.repeat(9e5))", LATE),
  atLoad('spreads what never ends', '[...(function* () { for (;;) yield 1 })()]', MEMORY),
  atLoad('makes a list of what has a great length', 'Array.from({ length: 1e9 })', MEMORY),
  atLoad('fills a map without end', 'const m = new Map(); for (let i = 0; ; i += 1) m.set(i, i)', MEMORY),
  atLoad(
    'wraps proxies in proxies',
    'let p = {}; for (let i = 0; i < 1e5; i += 1) p = new Proxy(p, {}); p.x',
    /stack|broke/i,
  ),
  atLoad('nests lists as text', "JSON.parse('['.repeat(9e5))", /stack|broke/i),
  atLoad('nests code as text', "new Function('('.repeat(3e5))", /broke|stack/i),
  atLoad('nests groups of an expression', "new RegExp('('.repeat(1e5))", /captures|stack|too/i),
  atLoad(
    'throws an error whose stack never ends',
    "throw Object.defineProperty(new Error('x'), 'stack', { get() { for (;;) {} } })",
    LATE,
  ),
  atLoad(
    'throws an error with a stack as large as its memory',
    "throw Object.assign(new Error('giant'), { stack: 'at /etc/passwd:1\\n'.repeat(5e5) })",
    /giant/,
  ),
  atLoad(
    'writes to the terminal',
    "throw new Error('\\u001b]0;owned\\u0007\\u001b[2Jwiped')",
    /\uFFFD\[2Jwiped/,
  ),
  atLoad(
    'loads the files of Node later',
    "export const late = await import('node:fs')",
    /cannot be imported|waits for something/,
  ),
  atLoad(
    'imports what lies beside it by a detour',
    "import x from './a/../../other/index.js'",
    /cannot be imported/,
  ),
  atLoad('imports a path that ends early', "import x from './x.js\\0.png'", /cannot be imported|no file/),
  atLoad('imports itself by another name', "import x from './%62ad.js'", /no file/),
  file('lists what traps every question', TRAPS, LATE),
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

  // Names.
  block('has a name that turns the writing round', "name: 'niaG \\u202e'", /cannot be seen/),
  block('has a name with letters of no width', "name: 'Ga\\u200bin'", /cannot be seen/),
  block('has a summary for the terminal', "summary: '\\u001b[2J'", /cannot be seen/),
  block(
    'has a parameter that every object has',
    "parameters: { toString: sdk.number('x', '1') }",
    /reserved/,
  ),
  block('has an input that every object has', "inputs: () => ({ valueOf: 'x' })", /reserved/),
  behaving(
    'has a state that every object has',
    "discreteState('hasOwnProperty', sdk.constant(0), 1); return { outputs: { y: u.u }, updates: { hasOwnProperty: u.u } }",
    /reserved/,
  ),
  block(
    'has a default that cannot be',
    "parameters: { p: sdk.number('x', '2^') }",
    /refused|character|expression/i,
  ),
  block('has a default as large as a disk', "parameters: { p: sdk.vector('x', 'zeros(1, 1e9)') }", /./),
  behaving(
    'has states without end',
    "const updates = {}; for (let i = 0; i < 500; i += 1) updates['x' + i] = discreteState('x' + i, sdk.constant(0), 1e5); return { outputs: { y: u.u }, updates }",
    /values|wide|nodes|within/,
  ),
  folder(
    'has the name of a library',
    { 'loopwright.json': manifest({ name: ' MATH' }), 'index.js': 'export const blocks = []' },
    /called "Math" already/,
  ),
  folder(
    'has the name of a library in wide letters',
    {
      'loopwright.json': manifest({ name: '\uff2d\uff21\uff34\uff28' }),
      'index.js': 'export const blocks = []',
    },
    /called "Math" already/,
  ),
  folder(
    'has a name for the terminal',
    { 'loopwright.json': manifest({ name: 'Bad\u001b[2J' }), 'index.js': 'export const blocks = []' },
    /cannot be seen/,
  ),
  folder(
    'has the id of every object',
    { 'loopwright.json': manifest({ id: 'constructor' }), 'index.js': 'export const blocks = []' },
    /reserved/,
  ),
  folder(
    'sets a prototype in its manifest',
    {
      'loopwright.json': '{"__proto__":{"id":"bad","name":"Bad","version":"1.0.0","sdk":1}}',
      'index.js': '',
    },
    /not complete/,
  ),
  folder('counts SDKs as text', { 'loopwright.json': manifest({ sdk: '1' }), 'index.js': '' }, /sdk/),
  folder('has a manifest without end', { 'loopwright.json': '['.repeat(1e6), 'index.js': '' }, /not JSON/),
  folder(
    'has its main file behind a detour',
    { 'loopwright.json': manifest({ main: 'a/../../../etc/passwd' }), 'index.js': '' },
    /not a file of the plugin/,
  ),
  folder(
    'has its main file on a server',
    { 'loopwright.json': manifest({ main: 'https://example.com/x.js' }), 'index.js': '' },
    /not a file of the plugin/,
  ),
  folder(
    'has its main file behind a written escape',
    { 'loopwright.json': manifest({ main: '%2e%2e/x.js' }), 'index.js': '' },
    /no file/,
  ),
  folder(
    'has a main file that ends early',
    { 'loopwright.json': manifest({ main: 'index.js\u0000.png' }), 'index.js': '' },
    /cannot be seen|not a file/,
  ),
]
