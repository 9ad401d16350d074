/** What `loopwright plugin new NAME` writes: a plugin that works, to be changed. */
import { MANIFEST_FILE, SDK_VERSION } from '../sandbox/manifest.ts'

export interface PluginForm {
  readonly isTypeScript?: boolean
  /** One file that says itself what it is, instead of a folder with a manifest. */
  readonly isSingleFile?: boolean
}

/** Texts by file name, in a folder called as the plugin; a single file lies beside such folders. */
export function createPluginTemplate(
  id: string,
  { isTypeScript = false, isSingleFile = false }: PluginForm = {},
): Readonly<Record<string, string>> {
  const name = id.charAt(0).toUpperCase() + id.slice(1).replaceAll('-', ' ')
  const ending = isTypeScript ? 'ts' : 'js'
  const identity = { id, name, version: '1.0.0', sdk: SDK_VERSION }
  if (isSingleFile) {
    const own = `{ id: '${id}', name: '${name}', version: '1.0.0', sdk: ${SDK_VERSION} }`
    return { [`${id}.${ending}`]: writeCode(id, isTypeScript, `\nexport const plugin = ${own}\n`) }
  }
  const main = `index.${ending}`
  return {
    [MANIFEST_FILE]: `${JSON.stringify({ ...identity, main, description: '', author: '' }, null, 2)}\n`,
    [main]: writeCode(id, isTypeScript, ''),
  }
}

function writeCode(id: string, isTypeScript: boolean, head: string): string {
  return `import { defineBlock, divide, ${isTypeScript ? 'type Expression, ' : ''}number, subtract } from 'loopwright'
${head}
const lag = defineBlock({
  id: '${id}/lag',
  name: 'Lag',
  summary: 'Follows the input with a time constant.',
  equation: 'T\\\\,\\\\dot y = u - y',
  keywords: ['first order', 'low-pass'],
  parameters: {
    timeConstant: number('Time constant', '1', { unit: 's' }),
    initial: number('Initial value', '0'),
  },
  inputs: { u: 'Input' },
  outputs: { y: 'Output' },
  look: { shape: 'rectangle', formula: '\\\\frac{1}{1 + sT}' },
  behaviour: ({ p, u, continuousState }) => {
    const y${isTypeScript ? ': Expression' : ''} = continuousState('y', p.initial, u.u.width)
    return { outputs: { y }, derivatives: { y: divide(subtract(u.u, y), p.timeConstant) } }
  },
})

export const blocks = [lag]
`
}
