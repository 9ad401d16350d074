import { transform } from 'sucrase'
import { PluginError } from './plugin-fault.ts'

/** TypeScript without its types, line for line; JavaScript as it is. */
export function toScript(file: string, text: string): string {
  if (!file.endsWith('.ts')) return text
  try {
    return transform(text, { transforms: ['typescript'], disableESTransforms: true }).code
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error)
    const line = /\((\d+):\d+\)/.exec(message)?.[1]
    throw new PluginError({ message, file, ...(line === undefined ? {} : { line: Number(line) }) })
  }
}
