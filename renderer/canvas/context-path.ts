import { pathOfElements } from '../kernels/element-path.ts'
import { useView } from '../stores/view-store.ts'

/** A block of the shown context by its whole path: `converter/scope`. */
export function useContextPath(name: string): string {
  return useView(view => [...view.context, name].join('/'))
}

/** The same where values are looked up: with the elements of For Each Models that are looked at, `bank[2]/scope`. */
export function useValuePath(name: string): string {
  return useView(view => pathOfElements([...view.context, name].join('/'), view.elements))
}
