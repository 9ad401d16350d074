import * as z from 'zod/mini'
import { HostError } from '../contract/host.ts'
import type { Answer, HostCallName, HostCalls } from '../contract/transport.ts'

const path = z.string().check(z.minLength(1), z.maxLength(4096))

const name = z.string().check(z.maxLength(256))

const parameterSchemas = {
  listRecent: z.tuple([]),
  listExamples: z.tuple([]),
  readExample: z.tuple([name]),
  chooseFileToOpen: z.tuple([]),
  chooseFileToSave: z.tuple([name]),
  listFolder: z.tuple([z.optional(path), z.optional(z.string().check(z.regex(/^\.[a-z]{1,8}$/)))]),
  readFile: z.tuple([path]),
  writeFile: z.tuple([path, z.string(), z.nullable(z.string().check(z.maxLength(128)))]),
  exportFile: z.tuple([path, z.string(), z.enum(['text', 'base64'])]),
  readDataFile: z.tuple([path, path]),
  writeDataFile: z.tuple([path, path, z.string(), z.enum(['replace', 'append'])]),
  listPlugins: z.tuple([z.nullable(z.string().check(z.maxLength(128)))]),
  consentToPlugin: z.tuple([name, z.nullable(z.string().check(z.maxLength(128)))]),
  openPluginsFolder: z.tuple([]),
} satisfies { [Name in HostCallName]: z.ZodMiniType<Parameters<HostCalls[Name]>> }

export function isHostCallName(name: unknown): name is HostCallName {
  return typeof name === 'string' && Object.hasOwn(parameterSchemas, name)
}

/** Answers a call that came over a bridge: nothing of it is trusted, and no fault of ours shows its insides. */
export async function answerCall(calls: HostCalls, name: unknown, parameters: unknown): Promise<Answer> {
  try {
    if (!isHostCallName(name)) return refuse('There is no such call.')
    const parsed = parameterSchemas[name].safeParse(parameters)
    if (!parsed.success) return refuse(`${name} was called with values that it does not take.`)
    const call = calls[name] as (...values: readonly unknown[]) => Promise<unknown>
    return { value: await call(...parsed.data) }
  } catch (fault) {
    if (fault instanceof HostError) return { error: { code: fault.code, message: fault.message } }
    console.error(fault)
    return refuse('Something went wrong inside Loopwright; the terminal or the log says more.')
  }
}

function refuse(message: string): Answer {
  return { error: { code: 'unavailable', message } }
}
