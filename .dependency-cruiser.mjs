/** Who may import whom. The error text of a rule says what to do instead. */

const TESTS = ['\\.test\\.tsx?$', '/testing/']

/** A folder may import itself and what is listed; everything else of the project is refused. */
const layer = (name, from, allowed, comment) => ({
  name,
  comment,
  severity: 'error',
  from: { path: from, pathNot: TESTS },
  to: {
    path: '^(engine|plugins|renderer|electron|e2e|bench|conformance|scripts)/',
    pathNot: [from, ...allowed],
  },
})

const math = '^engine/math/'
const model = '^engine/model/'
const block = '^engine/block/'
const solvers = '^engine/solvers/'
const compile = '^engine/compile/'
const context = '^engine/context/'
const engines = '^engine/engines/'
const simulate = '^engine/simulate/'
const formats = '^engine/formats/'
const door = '^engine/index\\.ts$'
const sandbox = '^engine/sandbox/'
/** What the entry points put together: our libraries, and the SDK as a text for the sandbox. */
const standard = '^plugins/(libraries|sdk)\\.ts$'
const contract = '^electron/contract/'

/** Features of the renderer, which meet in stores only. */
const features = [
  'canvas',
  'palette',
  'inspector',
  'scopes',
  'tuner',
  'run-bar',
  'problems',
  'start-page',
  'file-menu',
  'manual',
  'model-tree',
  'tour',
]

export default {
  forbidden: [
    {
      name: 'no-cycles',
      comment: 'Move what both need into a file below both.',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    {
      name: 'no-unresolved',
      comment: 'An import leads nowhere.',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true, pathNot: ['\\?'] },
    },
    layer('engine-math', math, [], 'Mathematics knows nothing of diagrams.'),
    layer('engine-model', model, [math], 'What the user drew does not know how it is computed.'),
    layer('engine-block', block, [math], 'What a block is does not know of projects or runs.'),
    layer('engine-solvers', solvers, [math], 'A solver sees f(t, x, dx) only.'),
    layer(
      'engine-compile',
      compile,
      [math, model, block, solvers],
      'Compiling knows models and blocks, not runs.',
    ),
    layer(
      'engine-context',
      context,
      [math, model, block, compile],
      'A context holds values; it does not step.',
    ),
    layer(
      'engine-engines',
      engines,
      [math, model, block, compile, context],
      'An engine computes; simulate/ decides when.',
    ),
    layer(
      'engine-simulate',
      simulate,
      [math, model, block, solvers, compile, context, engines],
      'Stepping does not know who watches.',
    ),
    layer('engine-sandbox', sandbox, [block], 'A sandbox turns texts of a plugin into block types.'),
    layer('engine-formats', formats, [math, model], 'A format reads and writes the document, nothing else.'),
    layer(
      'engine-worker',
      '^engine/worker/',
      [math, model, block, compile, context, engines, simulate, formats, sandbox, standard],
      'The worker drives runs; it knows neither the window nor the command line.',
    ),
    layer(
      'engine-cli',
      '^engine/cli/',
      [math, model, block, solvers, compile, context, engines, simulate, formats, sandbox, standard],
      'The command line drives the engine directly.',
    ),
    {
      name: 'standard-blocks-at-entry-points',
      comment: 'Only the entry points know which plugins there are: pass the registry on instead.',
      severity: 'error',
      from: {
        path: '^(engine|renderer|electron)/',
        pathNot: [
          '^engine/worker/web-worker\\.ts$',
          '^engine/cli/main\\.ts$',
          '^renderer/stores/registry\\.ts$',
          ...TESTS,
        ],
      },
      to: { path: '^plugins/' },
    },
    layer(
      'plugins',
      '^plugins/(?!sdk(-text)?\\.ts)',
      ['^plugins/sdk(-text)?\\.ts$'],
      'A plugin imports plugins/sdk.ts and nothing else of the project; standard blocks also plugins/sdk-text.ts.',
    ),
    layer('plugins-sdk', '^plugins/sdk(-text)?\\.ts$', [block], 'The SDK is a view of engine/block.'),
    layer(
      'renderer',
      '^renderer/',
      [
        door,
        standard,
        contract,
        '^electron/web/client\\.ts$',
        '^engine/worker/web-worker\\.ts$',
        '^scripts/build/(bundled-text|preload-imports)\\.mjs$',
        '^engine/sandbox/guest\\.ts$',
      ],
      'The renderer enters the engine through engine/index.ts.',
    ),
    layer(
      'electron',
      '^electron/',
      [door],
      'The shell knows files and windows; the engine only through its door.',
    ),
    {
      name: 'services-without-electron',
      comment: 'Services run in plain Node too: take what you need as an argument.',
      severity: 'error',
      from: { path: '^electron/(services|web|contract|assets)/' },
      to: { path: 'node_modules/electron/' },
    },
    layer('e2e', '^e2e/', [], 'End-to-end specs see the app as a user does.'),
    ...features.map(feature => ({
      name: `feature-${feature}`,
      comment: 'Features meet in renderer/stores, never in each other.',
      severity: 'error',
      from: { path: `^renderer/${feature}/` },
      to: {
        path: '^renderer/[^/]+/',
        pathNot: [`^renderer/${feature}/`, '^renderer/(stores|kernels|host|theme)/'],
      },
    })),
    {
      name: 'stores-below-features',
      comment: 'Stores, kernels and the host know no feature.',
      severity: 'error',
      from: { path: '^renderer/(stores|kernels|host|theme)/' },
      to: { path: `^renderer/(${features.join('|')})/` },
    },
    {
      name: 'not-to-tests',
      comment: 'Production code does not use test code.',
      severity: 'error',
      from: { pathNot: TESTS },
      to: { path: TESTS },
    },
    {
      name: 'development-dependencies',
      comment: 'What runs at the user must stand under dependencies.',
      severity: 'error',
      from: { path: '^(engine|plugins|renderer)/', pathNot: [...TESTS, 'vite\\.config\\.ts$'] },
      to: { dependencyTypes: ['npm-dev'], pathNot: ['node_modules/@types/'] },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(^|/)(dist|\\.cache)/' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.base.json' },
    enhancedResolveOptions: {
      extensions: ['.ts', '.tsx', '.mjs', '.js'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
      exportsFields: ['exports'],
    },
  },
}
