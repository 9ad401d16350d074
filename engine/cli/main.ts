/** Where the command line meets the process: the one file here that knows which plugins there are. */
import { standardLibraries } from '../../plugins/standard/index.ts'
import { createRegistry } from '../block/registry.ts'
import { runCommandLine } from './command-line.ts'
import { createNodeIo } from './node-io.ts'

process.exitCode = await runCommandLine(
  process.argv.slice(2),
  createNodeIo(),
  createRegistry(standardLibraries),
)
