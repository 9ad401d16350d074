/** Plugins that mean harm or do it, written in a line or two. */
export interface HostilePlugin {
  readonly why: string
  /** Name in the plugins folder, and texts by path inside. */
  readonly source: { readonly name: string; readonly files: Readonly<Record<string, string>> }
  /** In what it is told. */
  readonly told: RegExp
}

export const HEAD = `import * as sdk from 'loopwright'
export const plugin = { id: 'bad', name: 'Bad', version: '1.0.0', sdk: 1 }
`
/** A block whose parts can be replaced. */
export const GOOD = `id: 'bad/block', name: 'Block', summary: '', equation: 'y = u',
  inputs: { u: 'Input' }, outputs: { y: 'Output' },
  behaviour: ({ u }) => ({ outputs: { y: sdk.add(u.u, 1) } }),`

export const file = (why: string, code: string, told: RegExp): HostilePlugin => ({
  why,
  source: { name: 'bad.js', files: { 'bad.js': `${HEAD}${code}` } },
  told,
})
/** Evaluated before there is a block. */
export const atLoad = (why: string, code: string, told: RegExp) =>
  file(why, `export const blocks = [];\n${code}`, told)
/** Instead of what a block has. */
export const block = (why: string, parts: string, told: RegExp) =>
  file(why, `export const blocks = [{ ...sdk.defineBlock({ ${GOOD} }), ${parts} }]`, told)
const defined = (why: string, parts: string, told: RegExp) =>
  file(why, `export const blocks = [sdk.defineBlock({ ${GOOD} ${parts} })]`, told)
export const behaving = (why: string, body: string, told: RegExp) =>
  defined(why, `behaviour: ({ u, p, inputs, t, continuousState, discreteState }) => { ${body} },`, told)
export const folder = (why: string, files: Record<string, string>, told: RegExp): HostilePlugin => ({
  why,
  source: { name: 'bad', files },
  told,
})
export const manifest = (parts: Record<string, unknown>): string =>
  JSON.stringify({ id: 'bad', name: 'Bad', version: '1.0.0', sdk: 1, main: 'index.js', ...parts })

/** What is said of what never ends, and of what fills the memory. */
export const LATE = /did not answer within/
export const MEMORY = /memory|too (many|long)|invalid|stack|within/i
