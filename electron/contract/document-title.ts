import type { DocumentState } from './host.ts'

/** `• Bench supply - Loopwright`; the dot stands for unsaved changes. */
export function formatTitle(state: DocumentState): string {
  return `${state.isUnsaved ? '• ' : ''}${state.name} - Loopwright`
}
