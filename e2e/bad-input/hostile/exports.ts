/** Lists of blocks that are none, and answers that are not what they should be. */
import { file, GOOD, type HostilePlugin, LATE, MEMORY } from './plugin.ts'

const TRAPS = `const trap = () => { for (;;) {} }
export const blocks = new Proxy([], { get: trap, has: trap, ownKeys: trap, getOwnPropertyDescriptor: trap })`

export const hostileExports: readonly HostilePlugin[] = [
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
  file(
    'names two blocks alike',
    `export const blocks = [sdk.defineBlock({ ${GOOD} }), sdk.defineBlock({ ${GOOD} })]`,
    /Two blocks/,
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
  file('lists what traps every question', TRAPS, LATE),
]
