/** Lets the browser fetch what a page's first code imports along with that code, and not after it. */

/** @returns {import('vite').Plugin} */
export function preloadImports() {
  return {
    name: 'loopwright-preload-imports',
    transformIndexHtml: {
      order: 'post',
      handler(_, { bundle = {}, chunk: first }) {
        // Its static imports are preloaded already.
        const names = new Set([first?.fileName, ...(first?.imports ?? [])])
        const own = names.size
        /** @param {readonly string[]} imported */
        const add = imported => {
          for (const name of imported) {
            const chunk = bundle[name]
            if (names.has(name) || chunk?.type !== 'chunk') continue
            names.add(name)
            add(chunk.imports)
          }
        }
        add(first?.dynamicImports ?? [])
        return [...names].slice(own).map(name => ({
          tag: 'link',
          attrs: { rel: 'modulepreload', crossorigin: true, href: `/${name}` },
          injectTo: 'head',
        }))
      },
    },
  }
}
