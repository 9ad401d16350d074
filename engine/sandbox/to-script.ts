import { PluginError } from './plugin-fault.ts'
import type { PluginSource } from './source.ts'

/** Gives a file as JavaScript. @throws PluginError */
export type ToScript = (file: string, text: string) => string

/** TypeScript without its types, line for line; JavaScript as it is. What that takes is loaded only for TypeScript. */
export async function createToScript({ files }: PluginSource): Promise<ToScript> {
  if (!Object.keys(files).some(isTypeScript)) return (_, text) => text
  const { transform } = await import('sucrase')
  return (file, text) => {
    if (!isTypeScript(file)) return text
    try {
      return transform(text, { transforms: ['typescript'], disableESTransforms: true }).code
    } catch (error) {
      const message = error instanceof Error ? error.message : String(error)
      const line = /\((\d+):\d+\)/.exec(message)?.[1]
      throw new PluginError({ message, file, ...(line === undefined ? {} : { line: Number(line) }) })
    }
  }
}

function isTypeScript(file: string): boolean {
  return file.endsWith('.ts')
}
