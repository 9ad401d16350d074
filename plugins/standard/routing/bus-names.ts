/** Names of bus elements as a user writes them: `speed, current`, or `motor.speed` for an element of an element. */
import type { ParameterFault } from '../../sdk.ts'

export function readNames(text: string): string[] {
  return text.split(',').map(name => name.trim())
}

/** A fault of the parameter `elements` unless it lists names, each once. */
export function checkNames(text: string, isNested: boolean): ParameterFault[] {
  const names = readNames(text)
  const pattern = isNested ? /^[A-Za-z_]\w*(\.[A-Za-z_]\w*)*$/ : /^[A-Za-z_]\w*$/
  const odd = names.find(name => !pattern.test(name))
  const fault = (message: string): ParameterFault[] => [
    {
      parameter: 'elements',
      message,
      hint: `Write names with commas between them, such as ${isNested ? 'speed, motor.current' : 'speed, current'}.`,
    },
  ]
  if (odd !== undefined) return fault(`"${odd}" is no name of an element.`)
  const repeated = names.find((name, i) => names.indexOf(name) !== i)
  return repeated === undefined ? [] : fault(`The name ${repeated} stands there twice.`)
}

/** Marks beside ports, by the names of the elements. */
export function markPorts(prefix: 'u' | 'y', text: string): Record<string, string> {
  return Object.fromEntries(readNames(text).map((name, i) => [`${prefix}${i + 1}`, name]))
}
