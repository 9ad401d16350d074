/** What the user looks at: never part of the document, never undone. */
import { create } from 'zustand'
import type { ChosenElements } from '../kernels/element-path.ts'

export type Theme = 'system' | 'light' | 'dark'

export interface Selection {
  readonly blocks: readonly string[]
  /** As in the file: `a.y -> b.u`. */
  readonly connections: readonly string[]
  /** Notes and frames by their keys. */
  readonly notes: readonly string[]
}

/** A block type's id, and parameters that differ from their defaults. */
interface Placement {
  readonly typeId: string
  readonly parameters: Readonly<Record<string, string>>
}

export interface ViewStore {
  /** `opening` until a first start has its example: nothing yet, instead of a start page that goes at once. */
  readonly page: 'opening' | 'start' | 'editor'
  /** Model blocks entered, from the root: the context that the canvas shows. Empty at the root. */
  readonly context: readonly string[]
  /** Contexts that are open side by side; one of them is shown. */
  readonly tabs: readonly (readonly string[])[]
  readonly activeTab: number
  /** Of For Each Models, whose values are shown inside. */
  readonly elements: ChosenElements
  readonly selection: Selection
  readonly theme: Theme
  /** Whether a small map of the whole diagram stands in the canvas' corner. */
  readonly hasMinimap: boolean
  /** Whether the value of every output stands beside it. */
  readonly showsValues: boolean
  /** Whether blocks and wires have the colours of their sample times. */
  readonly showsRates: boolean
  /** Whether blocks have their numbers in the execution order. */
  readonly showsOrder: boolean
  /** A block to bring into view and blink, e.g. from a problem; the canvas clears it. */
  readonly reveal: string | null
  /** Which dock tab is shown below the canvas. */
  readonly dockTab: 'scopes' | 'problems'
  /** A block to add to what the canvas shows; the canvas adds it and clears this. */
  readonly placement: Placement | null
  /** Counts the wishes to type parameters of the selected block: the inspector takes the focus when it grows. */
  readonly inspectorCalls: number
  /** Whether one wants to go on on the canvas: it takes the focus, at the selected block, once it is there, and clears this. */
  readonly isCanvasCalled: boolean

  readonly show: (page: ViewStore['page']) => void
  readonly enter: (block: string) => void
  readonly goTo: (context: readonly string[]) => void
  /** Shows a context in a tab of its own. */
  readonly openTab: (context: readonly string[]) => void
  readonly showTab: (index: number) => void
  readonly closeTab: (index: number) => void
  /** Back to the root, for another project. */
  readonly closeAllTabs: () => void
  /** Leaves to the given depth; 0 is the root. */
  readonly leaveTo: (depth: number) => void
  /** Shows the values of an element, from 0, of the For Each Model that a context path leads to. */
  readonly showElement: (path: string, element: number) => void
  readonly select: (selection: Partial<Selection>) => void
  readonly setTheme: (theme: Theme) => void
  /** Goes to a block by its context path and name and selects it. */
  readonly revealBlock: (path: string, block: string) => void
  readonly toggleMinimap: () => void
  readonly toggleValues: () => void
  readonly toggleRates: () => void
  readonly toggleOrder: () => void
  readonly clearReveal: () => void
  readonly showDock: (tab: ViewStore['dockTab']) => void
  readonly requestPlacement: (typeId: string, parameters?: Readonly<Record<string, string>>) => void
  readonly clearPlacement: () => void
  readonly callInspector: () => void
  readonly callCanvas: () => void
  readonly clearCanvasCall: () => void
}

const NOTHING_SELECTED: Selection = { blocks: [], connections: [], notes: [] }

export const useView = create<ViewStore>()((set, get) => ({
  page: 'start',
  context: [],
  tabs: [[]],
  activeTab: 0,
  elements: {},
  selection: NOTHING_SELECTED,
  theme: 'system',
  hasMinimap: false,
  showsValues: false,
  showsRates: false,
  showsOrder: false,
  reveal: null,
  dockTab: 'scopes',
  placement: null,
  inspectorCalls: 0,
  isCanvasCalled: false,

  show: page => set({ page }),
  enter: block => get().goTo([...get().context, block]),
  leaveTo: depth => get().goTo(get().context.slice(0, depth)),
  goTo: context =>
    set(({ tabs, activeTab }) => ({
      context,
      tabs: tabs.with(activeTab, context),
      selection: NOTHING_SELECTED,
    })),
  openTab: context =>
    set(({ tabs }) => ({
      context,
      tabs: [...tabs, context],
      activeTab: tabs.length,
      selection: NOTHING_SELECTED,
    })),
  showTab: activeTab =>
    set(({ tabs }) => ({ activeTab, context: tabs[activeTab] ?? [], selection: NOTHING_SELECTED })),
  closeTab: index =>
    set(({ tabs, activeTab }) => {
      if (tabs.length === 1) return {}
      const left = tabs.toSpliced(index, 1)
      const next = Math.min(index < activeTab ? activeTab - 1 : activeTab, left.length - 1)
      return { tabs: left, activeTab: next, context: left[next] ?? [], selection: NOTHING_SELECTED }
    }),
  select: selection => set({ selection: { ...NOTHING_SELECTED, ...selection } }),
  setTheme: theme => set({ theme }),
  showElement: (path, element) => set(({ elements }) => ({ elements: { ...elements, [path]: element } })),
  closeAllTabs: () =>
    set({ tabs: [[]], activeTab: 0, context: [], elements: {}, selection: NOTHING_SELECTED }),
  revealBlock: (path, block) => {
    get().goTo(path === '' ? [] : path.split('/'))
    set({
      page: 'editor',
      selection: { ...NOTHING_SELECTED, blocks: [block] },
      reveal: block,
    })
  },
  toggleMinimap: () => set({ hasMinimap: !get().hasMinimap }),
  toggleValues: () => set({ showsValues: !get().showsValues }),
  toggleRates: () => set({ showsRates: !get().showsRates }),
  toggleOrder: () => set({ showsOrder: !get().showsOrder }),
  clearReveal: () => set({ reveal: null }),
  showDock: dockTab => set({ dockTab }),
  requestPlacement: (typeId, parameters = {}) => set({ placement: { typeId, parameters } }),
  clearPlacement: () => set({ placement: null }),
  callInspector: () => set({ inspectorCalls: get().inspectorCalls + 1 }),
  callCanvas: () => set({ isCanvasCalled: true }),
  clearCanvasCall: () => set({ isCanvasCalled: false }),
}))
