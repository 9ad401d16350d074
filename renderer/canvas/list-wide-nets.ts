/** Outputs of one context that give vectors, without their path. */
export function listWideNets(
  widths: ReadonlyMap<string, number>,
  context: readonly string[],
): ReadonlySet<string> {
  const prefix = context.map(name => `${name}/`).join('')
  const wide = [...widths].filter(([name, width]) => width > 1 && name.startsWith(prefix))
  return new Set(wide.map(([name]) => name.slice(prefix.length)))
}
