/** The files of a plugin as they were read, before anything of them is believed. */
import { MOST_FILES, MOST_SOURCE_CHARACTERS } from './limits.ts'

export interface PluginSource {
  /** Name of the file or folder in the plugins folder. */
  readonly name: string
  /** Texts by path inside the plugin, with `/` between folders. A plugin of one file has that file only. */
  readonly files: Readonly<Record<string, string>>
}

/** Why these files are not looked at, or null. */
export function findSourceFault({ files }: PluginSource): string | null {
  const texts = Object.values(files)
  if (texts.length > MOST_FILES) return `It has ${texts.length} files; a plugin has at most ${MOST_FILES}.`
  const size = texts.reduce((sum, text) => sum + text.length, 0)
  if (size > MOST_SOURCE_CHARACTERS) {
    return `Its files have ${size} characters together; a plugin has at most ${MOST_SOURCE_CHARACTERS}.`
  }
  return null
}

/** The file that an import of `path` means: as written, or with an ending left out. */
export function findFile(files: PluginSource['files'], path: string): string | null {
  for (const candidate of [path, `${path}.js`, `${path}.ts`, path.replace(/\.js$/, '.ts')]) {
    if (Object.hasOwn(files, candidate)) return candidate
  }
  return null
}
