import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import * as z from 'zod/mini'
import { type ExampleFile, HostError } from '../contract/host.ts'

const EXTENSION = '.loop'
/** In the order in which they teach; all others follow by name. */
const FIRST = [
  'bench-supply',
  'first-order-lag',
  'mass-spring-damper',
  'dc-motor',
  'steady-state-error',
  'integrator-windup',
  'feed-forward',
  'sampled-control',
  'low-pass-filter',
  'control-panel',
  'inverted-pendulum',
  'van-der-pol',
  'predator-prey',
  'two-tanks',
  'three-phases',
  'algebraic-loop',
  'two-actions',
  'buck-averaged',
  'buck-switched',
  'boost-averaged',
  'boost-switched',
]

const headSchema = z.object({ name: z.string(), summary: z.optional(z.string()) })

export interface Examples {
  readonly list: () => Promise<readonly ExampleFile[]>
  /** Text of the example whose id this is: its file's name without `.loop`. */
  readonly read: (id: string) => Promise<string>
}

export function createExamples(folder: string): Examples {
  const listIds = async (): Promise<readonly string[]> => {
    const names = await readdir(folder)
    return names
      .filter(name => name.endsWith(EXTENSION))
      .map(name => name.slice(0, -EXTENSION.length))
      .sort((a, b) => rank(a) - rank(b) || a.localeCompare(b))
  }
  const readText = (id: string): Promise<string> => readFile(join(folder, `${id}${EXTENSION}`), 'utf8')

  return {
    list: async () => {
      const ids = await listIds()
      return Promise.all(ids.map(async id => describe(id, await readText(id))))
    },
    read: async id => {
      if (!(await listIds()).includes(id))
        throw new HostError('not-found', `There is no example called ${id}.`)
      return readText(id)
    },
  }
}

function rank(id: string): number {
  const place = FIRST.indexOf(id)
  return place < 0 ? FIRST.length : place
}

function describe(id: string, text: string): ExampleFile {
  const head = headSchema.safeParse(parseJson(text))
  return { id, name: head.data?.name ?? id, summary: head.data?.summary ?? '' }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
