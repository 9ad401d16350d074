/**
 * What has the keyboard may go, as a row that is deleted and a tab that is closed do, or be able to do nothing any more, as
 * Stop after a press. Then what takes its place has it next, within the same panel, else the canvas; never nothing.
 * The canvas keeps it itself, menus and dialogs give it back.
 */
import { isDialogOpen } from './dialog-store.ts'
import { useView } from './view-store.ts'

const STOPS = ':is(a[href], button, input, select, textarea, [tabindex="0"]):not(:disabled, [tabindex="-1"])'
const PANELS = 'section, nav, aside, header, dialog, [role="tabpanel"]'
const OTHERS = '[data-keyboard="canvas"], [role="menu"], [role="listbox"]'

const CHANGES = { subtree: true, childList: true, attributes: true, attributeFilter: ['disabled'] }

interface Held {
  readonly element: Element
  readonly panel: Element | null
  /** Among the stops of the panel. */
  readonly place: number
}

export function keepFocus(): () => void {
  let held: Held | null = null
  const follow = () => {
    if (held === null || (held.element.isConnected && !held.element.matches(':disabled'))) return
    const { activeElement } = document
    const isLost = activeElement === document.body || activeElement === held.element
    const lost = held
    letGo()
    if (isLost && !isDialogOpen()) passOn(lost)
  }
  const changes = new MutationObserver(follow)
  const letGo = () => {
    held = null
    changes.disconnect()
  }
  const hold = ({ target }: FocusEvent) => {
    if (!(target instanceof HTMLElement) || !isOurs(target)) return letGo()
    // A diagram that is worked on need not be followed.
    if (held === null) changes.observe(document.body, CHANGES)
    held = describe(target)
  }
  document.addEventListener('focusin', hold)
  return () => {
    letGo()
    document.removeEventListener('focusin', hold)
  }
}

/** What the mouse pressed needs no keyboard next: what is typed then goes to the canvas. */
function isOurs(element: Element): boolean {
  return element.matches(':focus-visible') && element.closest(OTHERS) === null
}

function describe(element: HTMLElement): Held {
  const panel = element.closest(PANELS)
  return { element, panel, place: listStops(panel).indexOf(element) }
}

function passOn({ element, panel, place }: Held): void {
  const stops = panel?.isConnected ? listStops(panel) : []
  const next = element.isConnected ? place - 1 : place
  const [after, before] = [stops.slice(Math.max(0, next)), stops.slice(0, Math.max(0, next)).reverse()]
  const stop = [...after, ...before].find(candidate => candidate.checkVisibility())
  if (stop) stop.focus()
  else if (useView.getState().page === 'editor') useView.getState().callCanvas()
}

/** Those out of sight, too: to ask for it has the page laid out. */
function listStops(panel: Element | null): HTMLElement[] {
  return [...(panel?.querySelectorAll<HTMLElement>(STOPS) ?? [])]
}
