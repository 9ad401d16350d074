/** The same cascades as a C program, built where there is a compiler. */
import { execFileSync } from 'node:child_process'
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'

export interface CCascade {
  /** Seconds that so many steps of so many copies take. */
  readonly measure: (copies: number, steps: number) => number
}

/** Null where gcc is missing. */
export function buildCCascade(): CCascade | null {
  const folder = join('.cache', 'bench-c')
  const program = join(folder, 'cascade')
  mkdirSync(folder, { recursive: true })
  try {
    execFileSync('gcc', ['-O2', '-o', program, join('bench', 'cascade.c')], { stdio: 'pipe' })
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
