/** Keeps the page in the theme that the user chose, or in the system's, and remembers the choice. */
import { type Theme, useView } from '../stores/view-store.ts'

const STORAGE_KEY = 'loopwright.theme'
const THEMES: readonly Theme[] = ['system', 'light', 'dark']

export function followTheme(): void {
  const system = matchMedia('(prefers-color-scheme: dark)')
  const apply = () => {
    const { theme } = useView.getState()
    const isDark = theme === 'system' ? system.matches : theme === 'dark'
    document.documentElement.dataset.theme = isDark ? 'dark' : 'light'
  }
  const stored = localStorage.getItem(STORAGE_KEY)
  useView.getState().setTheme(THEMES.find(theme => theme === stored) ?? 'system')
  apply()
  system.addEventListener('change', apply)
  useView.subscribe((now, before) => {
    if (now.theme === before.theme) return
    localStorage.setItem(STORAGE_KEY, now.theme)
    apply()
  })
}
