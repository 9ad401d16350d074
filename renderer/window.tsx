/** The window's own code: the whole app, begun once. */
import { createRoot } from 'react-dom/client'
import { App } from './app.tsx'
import { showFirstStart } from './stores/first-start.ts'
import './theme/tokens.css'
import './theme/base.css'
import { followTheme } from './theme/follow-theme.ts'

export function openWindow(): void {
  followTheme()
  void showFirstStart()
  const container = document.getElementById('app')
  if (!container) throw new Error('The page has no element for the app.')
  createRoot(container).render(<App />)
}
