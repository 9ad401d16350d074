import { expect, it } from 'vitest'
import { readExample, registry } from '../../engine/testing/run-example.ts'
import { findInProject } from './find-in-project.ts'

const { project } = readExample('bench-supply')
const find = (query: string) =>
  findInProject(project, registry, query).map(({ path, block, parameter }) =>
    [[...path, block].join('/'), ...(parameter === undefined ? [] : [parameter])].join(': '),
  )

it('finds blocks by name, type and parameter, inside subsystems, too', () => {
  expect(find('capac').at(0)).toBe('converter/capacitor')
  expect(find('PID')).toEqual(['voltagePid', 'currentPid'])
  expect(find('1/L')).toEqual(['converter/perInductance: gain = 1/L'])
  expect(find('integrator').sort()).toEqual(['converter/capacitor', 'converter/inductor'])
  expect(find('  ')).toEqual([])
  expect(find('no such thing')).toEqual([])
})

it('finds the very name first, and the outer one', () => {
  expect(find('load')).toEqual(['load', 'converter/load', 'loadOn', 'loadOff', 'converter/iLoad'])
})
