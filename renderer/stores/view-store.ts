/** What the user looks at: never part of the document, never undone. */
import { create } from 'zustand'

export type Theme = 'system' | 'light' | 'dark'

export interface Selection {
  readonly blocks: readonly string[]
  /** As in the file: `a.y -> b.u`. */
  readonly connections: readonly string[]
  /** Notes and frames by their keys. */
  readonly notes: readonly string[]
}

export interface ViewStore {
  /** `opening` until a first start has its example: nothing yet, instead of a start page that goes at once. */
  readonly page: 'opening' | 'start' | 'editor'
  /** Model blocks entered, from the root: the context that the canvas shows. Empty at the root. */
  readonly context: readonly string[]
  readonly selection: Selection
  readonly theme: Theme
  /** A block to bring into view and blink, e.g. from a problem; the canvas clears it. */
  readonly reveal: string | null
  /** Which dock tab is shown below the canvas. */
  readonly dockTab: 'scopes' | 'problems'
  /** Id of a block type to add in the middle of what the canvas shows; the canvas adds it and clears this. */
  readonly placement: string | null
  /** Counts the wishes to type parameters of the selected block: the inspector takes the focus when it grows. */
  readonly inspectorCalls: number

  readonly show: (page: ViewStore['page']) => void
  readonly enter: (block: string) => void
  /** Leaves to the given depth; 0 is the root. */
  readonly leaveTo: (depth: number) => void
  readonly select: (selection: Partial<Selection>) => void
  readonly setTheme: (theme: Theme) => void
  /** Goes to a block by its context path and name and selects it. */
  readonly revealBlock: (path: string, block: string) => void
  readonly clearReveal: () => void
  readonly showDock: (tab: ViewStore['dockTab']) => void
  readonly requestPlacement: (typeId: string) => void
  readonly clearPlacement: () => void
  readonly callInspector: () => void
}

const NOTHING_SELECTED: Selection = { blocks: [], connections: [], notes: [] }

export const useView = create<ViewStore>()((set, get) => ({
  page: 'start',
  context: [],
  selection: NOTHING_SELECTED,
  theme: 'system',
  reveal: null,
  dockTab: 'scopes',
  placement: null,
  inspectorCalls: 0,

  show: page => set({ page }),
  enter: block => set({ context: [...get().context, block], selection: NOTHING_SELECTED }),
  leaveTo: depth => set({ context: get().context.slice(0, depth), selection: NOTHING_SELECTED }),
  select: selection => set({ selection: { ...NOTHING_SELECTED, ...selection } }),
  setTheme: theme => set({ theme }),
  revealBlock: (path, block) =>
    set({
      page: 'editor',
      context: path === '' ? [] : path.split('/'),
      selection: { ...NOTHING_SELECTED, blocks: [block] },
      reveal: block,
    }),
  clearReveal: () => set({ reveal: null }),
  showDock: dockTab => set({ dockTab }),
  requestPlacement: placement => set({ placement }),
  clearPlacement: () => set({ placement: null }),
  callInspector: () => set({ inspectorCalls: get().inspectorCalls + 1 }),
}))
