/** Folders, manifests and files that are not what a plugin consists of. */
import { folder, HEAD, type HostilePlugin, manifest } from './plugin.ts'

export const hostileFolders: readonly HostilePlugin[] = [
  folder('is no TypeScript', { 'bad.ts': `${HEAD}export const blocks: = []` }, /unexpected/i),
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
