/** What an XY Graph block says of its axes, live: a change shows without another run. */
import { useMemo } from 'react'
import { evaluateParameters, numbersOf } from '../../engine/index.ts'
import type { Range } from '../kernels/xy-path.ts'
import { useDocument } from '../stores/document-store.ts'
import { registry } from '../stores/registry.ts'

export interface XySettings {
  /** Null fits what is drawn. */
  readonly limits: { readonly x: Range; readonly y: Range } | null
  readonly isEqual: boolean
}

const FITTING: XySettings = { limits: null, isEqual: false }

/** @param block context path and name */
export function useXySettings(block: string): XySettings {
  const project = useDocument(state => state.project)
  return useMemo(() => {
    const path = block.split('/')
    const name = path.pop() ?? ''
    const parameters = evaluateParameters(project, registry, path, name)
    if (!parameters) return FITTING
    const find = (parameter: string) => {
      const result = parameters[parameter]
      return result && 'value' in result ? result.value : undefined
    }
    const rangeOf = (parameter: string): Range | null => {
      const [from, to] = numbersOf(find(parameter))
      return from !== undefined && to !== undefined && from < to ? { from, to } : null
    }
    const [x, y] = [rangeOf('xLimits'), rangeOf('yLimits')]
    const limits = find('ranges') === 'given' && x && y ? { x, y } : null
    return { limits, isEqual: find('isEqual') === true }
  }, [project, block])
}
