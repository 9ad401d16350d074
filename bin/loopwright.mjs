#!/usr/bin/env node
/** The command line. In a clone it is built when that is due; where there are no sources it just runs. */
import { existsSync } from 'node:fs'

const sources = new URL('../engine/cli/main.ts', import.meta.url)
if (existsSync(sources)) {
  const { buildStale, endWithBuildFault } = await import('../scripts/build/build.mjs')
  const report = () => console.error('Building the command line (once)...')
  await buildStale(['cli'], report).catch(endWithBuildFault)
}
await import(new URL('../dist/cli/main.js', import.meta.url).href)
