/** What a plugin can import: the SDK, and files of its own. */
import type { QuickJSRuntime } from 'quickjs-emscripten-core'
import { resolvePath } from './manifest.ts'
import { toPlainText } from './plain-text.ts'
import { PluginError, type PluginFault } from './plugin-fault.ts'
import { findFile, type PluginSource } from './source.ts'
import { GUEST, SDK } from './to-plugin-error.ts'

/** Texts of the modules that run inside: what plugins import as `loopwright`, and `guest.ts`. */
export interface GuestModules {
  readonly sdk: string
  readonly guest: string
}

/** The name of the code that begins it all. */
export const ENTRY = '<loopwright>'

interface Imports {
  readonly files: PluginSource['files']
  readonly modules: GuestModules
  /** JavaScript of a file's text. */
  readonly toScript: (name: string, text: string) => string
}

/** Gives what was wrong with a file that did not load: the machine itself tells less than we know. */
export function loadModules(
  runtime: QuickJSRuntime,
  { files, modules, toScript }: Imports,
): () => PluginFault | null {
  let loadFault: PluginFault | null = null
  const failing = <T>(work: () => T): T | { error: Error } => {
    try {
      return work()
    } catch (error) {
      if (error instanceof PluginError) loadFault ??= error.fault
      return { error: error instanceof Error ? error : new Error(String(error)) }
    }
  }
  runtime.setModuleLoader(
    name =>
      failing(() => {
        if (name === SDK) return modules.sdk
        if (name === GUEST) return modules.guest
        // An import while it runs comes here with what the check of its name refused.
        const text = Object.hasOwn(files, name) ? files[name] : undefined
        if (text === undefined) throw refuseImport(name, ENTRY)
        return toScript(name, text)
      }),
    (base, wanted) => failing(() => findModule(files, base, wanted)),
  )
  return () => loadFault
}

function refuseImport(wanted: string, base: string): PluginError {
  return new PluginError({
    message: `"${toPlainText(wanted.slice(0, 100))}" cannot be imported: only "loopwright" and files of the plugin can.`,
    ...(base === ENTRY ? {} : { file: base }),
  })
}

function findModule(files: PluginSource['files'], base: string, wanted: string): string {
  if (wanted === SDK) return SDK
  if (base === ENTRY && wanted === GUEST) return GUEST
  const folder = base === ENTRY || !base.includes('/') ? '' : base.slice(0, base.lastIndexOf('/'))
  const path = wanted.startsWith('.') ? resolvePath(folder, wanted) : null
  if (path === null) {
    throw refuseImport(wanted, base)
  }
  const file = findFile(files, path)
  if (file === null) {
    throw new PluginError({
      message: `The plugin has no file "${path.slice(0, 100)}".`,
      ...(base === ENTRY ? {} : { file: base }),
    })
  }
  return file
}
