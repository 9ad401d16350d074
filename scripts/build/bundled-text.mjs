/** Lets code import another module, bundled with all that it imports, as text: `import text from './file.ts?bundle'`. */
const SUFFIX = '?bundle'

/** @returns {import('vite').Plugin} */
export function bundledText() {
  return {
    name: 'loopwright-bundled-text',
    enforce: 'pre',
    async resolveId(source, importer) {
      if (!source.endsWith(SUFFIX)) return null
      const resolved = await this.resolve(source.slice(0, -SUFFIX.length), importer, { skipSelf: true })
      return resolved === null ? null : `\0${resolved.id}${SUFFIX}`
    },
    async load(id) {
      if (!id.startsWith('\0') || !id.endsWith(SUFFIX)) return null
      const entry = id.slice(1, -SUFFIX.length)
      this.addWatchFile(entry)
      return `export default ${JSON.stringify(await bundle(entry))}`
    },
  }
}

/** @param {string} entry */
async function bundle(entry) {
  // Only when something is built: it takes longer to load than the app to start.
  const { build } = await import('vite')
  const result = await build({
    configFile: false,
    logLevel: 'error',
    publicDir: false,
    build: {
      write: false,
      minify: false,
      target: 'es2022',
      lib: { entry, formats: ['es'], fileName: 'bundle' },
    },
  })
  const [first] = Array.isArray(result) ? result : [result]
  const chunk = first && 'output' in first ? first.output[0] : undefined
  if (chunk?.type !== 'chunk') throw new Error(`${entry} gave no bundle.`)
  return chunk.code
}
