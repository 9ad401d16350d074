/** What `loopwright plugin new NAME` writes: a plugin that works, to be changed. */
import { MANIFEST_FILE, SDK_VERSION } from '../sandbox/manifest.ts'

/** Texts by file name. */
export function createPluginTemplate(id: string): Readonly<Record<string, string>> {
  const name = id.charAt(0).toUpperCase() + id.slice(1).replaceAll('-', ' ')
  const manifest = {
    id,
    name,
    version: '1.0.0',
    sdk: SDK_VERSION,
    main: 'index.js',
    description: '',
    author: '',
  }
  return {
    [MANIFEST_FILE]: `${JSON.stringify(manifest, null, 2)}\n`,
    'index.js': `import { defineBlock, divide, number, subtract } from 'loopwright'

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
    const y = continuousState('y', p.initial, u.u.width)
    return { outputs: { y }, derivatives: { y: divide(subtract(u.u, y), p.timeConstant) } }
  },
})

export const blocks = [lag]
`,
  }
}
