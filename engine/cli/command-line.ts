/** The commands and their options; what each does stands in its own file. */
import { Command, CommanderError, Option } from 'commander'
import type { Registry } from '../block/registry.ts'
import { ENGINE_CHOICES } from '../simulate/choose-engine.ts'
import { SOLVER_CHOICES } from '../solvers/catalogue.ts'
import { type BlocksOptions, blocksCommand } from './blocks-command.ts'
import { CallFault } from './call-fault.ts'
import { type CheckOptions, checkCommand } from './check-command.ts'
import type { CommandIo } from './command-io.ts'
import { EXIT, type ExitStatus } from './exit-status.ts'
import {
  checkPluginCommand,
  listPlugins,
  newPlugin,
  type PluginSetting,
  switchPlugin,
} from './plugin-command.ts'
import { type RunCommandOptions, runCommand } from './run-command.ts'

export async function runCommandLine(
  args: readonly string[],
  io: CommandIo,
  registry: Registry,
  plugins: PluginSetting,
): Promise<ExitStatus> {
  let status: ExitStatus = EXIT.done
  const help: string[] = []
  const commands = createCommands(io, registry, plugins, help, result => {
    status = result
  })
  try {
    await commands.parseAsync(args, { from: 'user' })
  } catch (fault) {
    if (fault instanceof CallFault) io.writeError(`loopwright: ${fault.message}\n`)
    else if (!(fault instanceof CommanderError)) throw fault
    // Help that was asked for ends commander with 0, everything else with 1.
    const isAsked = fault instanceof CommanderError && fault.exitCode === 0
    if (!isAsked) status = EXIT.callFault
  }
  for (const text of help) await io.writeOut(text)
  return status
}

function createCommands(
  io: CommandIo,
  registry: Registry,
  plugins: PluginSetting,
  help: string[],
  finish: (status: ExitStatus) => void,
): Command {
  const commands = new Command('loopwright')
    .description('Runs and checks block diagrams.')
    .version(io.version)
    .exitOverride()
    .configureOutput({
      writeOut: text => help.push(text),
      writeErr: io.writeError,
      outputError: (text, write) => write(text.replace(/^error:/, 'loopwright:')),
    })
    .addHelpText('after', '\nExit status: 0 all is well, 1 the model is at fault, 2 the call is at fault.')

  commands
    .command('run')
    .description('run a project to its stop time')
    .argument('<file>', 'project file')
    .option('--stop <time>', 'stop time in seconds, an expression over the variables of the project')
    .option('--step <time>', 'base step in seconds, likewise')
    .option('--solver <name>', `solver: ${SOLVER_CHOICES.map(({ id }) => id).join(', ')}`)
    .option('--rel-tol <number>', 'relative tolerance of a variable-step solver')
    .option('--abs-tol <number>', 'absolute tolerance; without it errors scale with the size of each state')
    .option('--max-step <time>', 'longest step of a variable-step solver in seconds')
    .addOption(new Option('--engine <name>', 'how to compute').choices(ENGINE_CHOICES).default('auto'))
    .option('--threads <number>', 'share the work among so many threads, where that is faster')
    .option('--set <block.parameter=value>', 'change a parameter for this run; may be repeated', collect)
    .option('--log <block.port,...>', 'signals to keep; without it those that scopes show', collect)
    .option('--out <file>', 'write the signals to a .csv or .json file')
    .option('--json', 'give the summary as JSON')
    .option('--snapshot-out <file>', 'write the state of the run at its end, or at --at, to a file')
    .option('--at <time>', 'when to take the snapshot, in seconds')
    .option('--from <file>', 'go on from a snapshot instead of beginning at 0')
    .option('--trust', 'repeat the run ten times finer and give the difference as an error of each signal')
    .option('--steady-state', 'start where nothing moves instead of from the initial values')
    .option('--verify', 'compare the engine with the simple one, bit by bit, instead of giving results')
    .option('--profile', 'say besides where the time of a step goes, block by block')
    .addHelpText('after', RUN_EXAMPLES)
    .action(async (file: string, options: RunCommandOptions) =>
      finish(await runCommand(file, options, io, registry)),
    )

  commands
    .command('check')
    .description('list all problems of a project, with their places')
    .argument('<file>', 'project file')
    .option('--json', 'give them as JSON')
    .action(async (file: string, options: CheckOptions) =>
      finish(await checkCommand(file, options, io, registry)),
    )

  commands
    .command('blocks')
    .description('list the block types with their ports, parameters and defaults')
    .argument('[word]', 'only those that have it in their name or keywords')
    .option('--json', 'give them as JSON')
    .action(async (word: string | undefined, options: BlocksOptions) =>
      finish(await blocksCommand(word, options, io, registry)),
    )

  addPluginCommands(
    commands.command('plugin').description('plugins: list, switch, check, make'),
    io,
    plugins,
    finish,
  )
  return commands
}

interface NewPluginOptions {
  readonly at?: string
  readonly typescript?: boolean
  readonly singleFile?: boolean
}

function addPluginCommands(
  commands: Command,
  io: CommandIo,
  plugins: PluginSetting,
  finish: (status: ExitStatus) => void,
): void {
  commands
    .command('list')
    .description('list the plugins in your plugins folder')
    .action(async () => finish(await listPlugins(plugins, io)))
  commands
    .command('on')
    .description('turn a plugin on, as it is now; when it changes it is off again')
    .argument('<name>', 'file or folder in the plugins folder')
    .action(async (name: string) => finish(await switchPlugin(name, true, plugins, io)))
  commands
    .command('off')
    .description('turn a plugin off')
    .argument('<name>', 'file or folder in the plugins folder')
    .action(async (name: string) => finish(await switchPlugin(name, false, plugins, io)))
  commands
    .command('check')
    .description('evaluate a plugin in its sandbox and check the laws that every block keeps')
    .argument('<path>', 'file or folder')
    .action(async (path: string) => finish(await checkPluginCommand(path, plugins, io)))
  commands
    .command('new')
    .description('make a plugin to begin with')
    .argument('<name>', 'of a-z, 0-9 and -')
    .option('--at <folder>', 'where; without it in your plugins folder')
    .option('--typescript', 'in TypeScript instead of JavaScript')
    .option('--single-file', 'as one file instead of a folder')
    .action(async (name: string, { at, typescript, singleFile }: NewPluginOptions) => {
      const form = { isTypeScript: typescript === true, isSingleFile: singleFile === true }
      finish(await newPlugin(name, { ...form, ...(at === undefined ? {} : { at }) }, plugins, io))
    })
}

const RUN_EXAMPLES = `
Examples:
  loopwright run supply.loop
  loopwright run supply.loop --stop 5e-3 --set voltagePid.P=2*Kp_v --out supply.csv
  loopwright run supply.loop --log converter.v,converter/inductor.y --out supply.json`

function collect(value: string, before: readonly string[] = []): readonly string[] {
  return [...before, value]
}
