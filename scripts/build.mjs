/** `npm run build`: everything that is stale. */
import { buildStale, endWithBuildFault } from './build/build.mjs'
import { installMissing } from './install.mjs'

if (!installMissing()) process.exit(1)
await buildStale(['renderer', 'electron', 'web', 'cli'], console.log).catch(endWithBuildFault)
