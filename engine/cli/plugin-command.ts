/** `loopwright plugin ...`: plugins of this user, and their making. */
import { existsSync } from 'node:fs'
import { mkdir, writeFile } from 'node:fs/promises'
import { dirname, join, resolve } from 'node:path'
import { createRegistry, type Registry } from '../block/registry.ts'
import type { GuestModules } from '../sandbox/load-modules.ts'
import { loadPlugin } from '../sandbox/load-plugin.ts'
import { formatPluginFault, type PluginFault } from '../sandbox/plugin-fault.ts'
import type { PluginStore, StoredPlugin } from '../sandbox/plugin-store.ts'
import { CallFault } from './call-fault.ts'
import { checkPlugin } from './check-plugin.ts'
import type { CommandIo } from './command-io.ts'
import { EXIT, type ExitStatus } from './exit-status.ts'
import { readPlugin } from './node-plugins.ts'
import { createPluginTemplate, type PluginForm } from './plugin-template.ts'

/** Where plugins are and what runs inside them. */
export interface PluginSetting {
  readonly folder: string
  readonly store: PluginStore
  readonly modules: GuestModules
  /** Block types without plugins. */
  readonly own: Registry
}

export async function listPlugins({ folder, store }: PluginSetting, io: CommandIo): Promise<ExitStatus> {
  const plugins = await store.list()
  const rows = plugins.map(plugin => `${plugin.name.padEnd(24)}  ${describeState(plugin)}\n`)
  await io.writeOut(rows.length > 0 ? rows.join('') : `No plugins in ${folder}.\n`)
  return EXIT.done
}

function describeState({ source, isOn, isChanged }: StoredPlugin): string {
  if ('fault' in source) return source.fault
  return isOn ? 'on' : isChanged ? 'off, because it has changed' : 'off'
}

/** Turns a plugin on, as it is now, or off. */
export async function switchPlugin(
  name: string,
  isOn: boolean,
  { folder, store }: PluginSetting,
  io: CommandIo,
): Promise<ExitStatus> {
  const plugin = (await store.list()).find(candidate => candidate.name === name)
  if (!plugin && isOn) throw new CallFault(`There is no plugin "${name}" in ${folder}.`)
  if (plugin && 'fault' in plugin.source && isOn) throw new CallFault(plugin.source.fault)
  await store.consent(name, isOn ? (plugin?.hash ?? null) : null)
  await io.writeOut(`${name} is ${isOn ? 'on, as it is now' : 'off'}.\n`)
  return EXIT.done
}

/** Evaluates a plugin in its sandbox and asks the laws of all its blocks; nothing is turned on. */
export async function checkPluginCommand(
  path: string,
  { modules, own }: PluginSetting,
  io: CommandIo,
): Promise<ExitStatus> {
  const source = await readPlugin(path)
  const later: PluginFault[] = []
  const plugin =
    'fault' in source
      ? { fault: { message: source.fault } }
      : await loadPlugin(source, {
          modules,
          libraries: own.libraries,
          report: fault => later.push(fault),
        })
  if ('fault' in plugin) {
    await io.writeOut(`${path}: ${formatPluginFault(plugin.fault)}\n`)
    return EXIT.modelFault
  }
  const { manifest, library } = plugin
  const broken = checkPlugin(library.blocks, createRegistry([...own.libraries, library]))
  const faults = [...new Set([...later.map(formatPluginFault), ...broken])]
  const head = `${manifest.name} ${manifest.version}: ${library.blocks.map(({ id }) => id).join(', ')}`
  await io.writeOut(`${head}\n${faults.map(fault => `  ${fault}\n`).join('')}`)
  await io.writeOut(faults.length === 0 ? 'All laws hold.\n' : `${faults.length} broken.\n`)
  return faults.length === 0 ? EXIT.done : EXIT.modelFault
}

/** Writes a plugin to begin with. */
export async function newPlugin(
  name: string,
  { at, ...form }: PluginForm & { readonly at?: string },
  { folder }: PluginSetting,
  io: CommandIo,
): Promise<ExitStatus> {
  if (!/^[a-z][a-z0-9-]{0,39}$/.test(name)) {
    throw new CallFault(`"${name}" cannot be a plugin's name: use a-z, 0-9 and -, and begin with a letter.`)
  }
  const files = Object.entries(createPluginTemplate(name, form))
  const [[only = name] = []] = files
  const entry = form.isSingleFile ? only : name
  const target = join(at ?? folder, entry)
  if (existsSync(target)) throw new CallFault(`${target} is there already.`)
  const holder = form.isSingleFile ? dirname(target) : target
  await mkdir(holder, { recursive: true })
  for (const [file, text] of files) await writeFile(join(holder, file), text)
  const isInFolder = resolve(at ?? folder) === resolve(folder)
  const next = isInFolder ? 'Turn it on with' : `Move it to ${folder}, then turn it on with`
  await io.writeOut(
    `Made ${target}.\nCheck it with: loopwright plugin check ${target}\n${next}: loopwright plugin on ${entry}\n`,
  )
  return EXIT.done
}
