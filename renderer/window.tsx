/** The window's own code: the whole app, begun once. */
import { createRoot } from 'react-dom/client'
import { App } from './app.tsx'
import { showFirstStart } from './stores/first-start.ts'
import { whenIdle } from './stores/when-idle.ts'
import './theme/tokens.css'
import './theme/base.css'
import { followTheme } from './theme/follow-theme.ts'
import { loadTypesetter } from './theme/render-formula.ts'

/** What a first start shows comes before what it will show later. */
const BEGINNING_MILLISECONDS = 1000

export function openWindow(): void {
  followTheme()
  void showFirstStart()
  const container = document.getElementById('app')
  if (!container) throw new Error('The page has no element for the app.')
  createRoot(container).render(<App />)
  // For the first formula, wherever it comes.
  setTimeout(() => whenIdle(() => void loadTypesetter()), BEGINNING_MILLISECONDS)
}
