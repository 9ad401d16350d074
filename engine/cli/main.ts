/** Where the command line meets the process: the one file here that knows which plugins there are. */
import { join } from 'node:path'
import { builtInLibraries } from '../../plugins/libraries.ts'
import sdk from '../../plugins/sdk.ts?bundle'
import { createRegistry } from '../block/registry.ts'
import guest from '../sandbox/guest.ts?bundle'
import { loadPlugins } from '../sandbox/load-plugins.ts'
import { formatPluginFault, type PluginFault } from '../sandbox/plugin-fault.ts'
import { PLUGINS_FOLDER } from '../sandbox/user-folders.ts'
import { runCommandLine } from './command-line.ts'
import { createNodeIo } from './node-io.ts'
import { findOwnFolder, openPluginStore } from './node-plugins.ts'

const io = createNodeIo()
const folder = findOwnFolder()
const modules = { sdk, guest }
const store = openPluginStore(folder)

const warn = (name: string, fault: PluginFault) =>
  io.writeError(`loopwright: plugin ${name}: ${formatPluginFault(fault)}\n`)
const { plugins, faults } = await loadPlugins(await store.listOn(), builtInLibraries, modules, warn)
for (const [name, fault] of faults) warn(name, fault)

process.exitCode = await runCommandLine(
  process.argv.slice(2),
  io,
  createRegistry([...builtInLibraries, ...plugins.map(({ library }) => library)]),
  { folder: join(folder, PLUGINS_FOLDER), store, modules, own: createRegistry(builtInLibraries) },
)
