import type { PortTable } from '../sdk.ts'

/** Ports `u1 u2 ...` or `y1 y2 ...`, each with its description. */
export function numberPorts(
  prefix: 'u' | 'y',
  count: number,
  describe: (position: number) => string,
): PortTable {
  return Object.fromEntries(
    Array.from({ length: count }, (_, index) => [`${prefix}${index + 1}`, describe(index + 1)]),
  )
}

/** Height in CSS pixels that gives each of so many ports 20 of its own; `text` is the count as the user typed it. */
export function heightForPorts(text: string, least = 40): number {
  const ports = Number(text)
  return Number.isFinite(ports) ? Math.max(least, 20 * Math.min(Math.ceil(ports), 64)) : least
}
