import { useView } from '../stores/view-store.ts'

/** A block of the shown context by its whole path: `converter/scope`. */
export function useContextPath(name: string): string {
  const prefix = useView(view => view.context.join('/'))
  return prefix === '' ? name : `${prefix}/${name}`
}
