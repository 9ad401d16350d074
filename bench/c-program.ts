/** The same models as C programs, built where there is a compiler. */
import { execFileSync } from 'node:child_process'
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'

export interface CProgram {
  /** Seconds that so many steps of so many copies take. */
  readonly measure: (copies: number, steps: number) => number
}

/** Builds `bench/NAME.c`; null where gcc is missing. */
export function buildC(name: string): CProgram | null {
  const folder = join('.cache', 'bench-c')
  const program = join(folder, name)
  mkdirSync(folder, { recursive: true })
  try {
    execFileSync('gcc', ['-O2', '-o', program, join('bench', `${name}.c`)], { stdio: 'pipe' })
  } catch {
    return null
  }
  return {
    measure: (copies, steps) => {
      const [seconds] = execFileSync(program, [`${copies}`, `${steps}`], { encoding: 'utf8' }).split(' ')
      return Number(seconds)
    },
  }
}
