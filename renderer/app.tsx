import { lazy, Suspense, useEffect } from 'react'
import { Dialogs } from './file-menu/dialogs/dialogs.tsx'
import { Header } from './file-menu/header.tsx'
import { followHost } from './host/follow-host.ts'
import { StartPage } from './start-page/start-page.tsx'
import { registerAppCommands } from './stores/app-commands.ts'
import { showFirstStart } from './stores/first-start.ts'
import { listenToKeys } from './stores/keyboard.ts'
import { watchProblems } from './stores/problems-store.ts'
import { useView } from './stores/view-store.ts'
import './app.css'

const loadEditor = () => import('./editor.tsx')
const Editor = lazy(loadEditor)

export function App() {
  const page = useView(state => state.page)
  useEffect(() => {
    const stops = [registerAppCommands(), listenToKeys(), watchProblems(), followHost()]
    // While the example is read, or the user chooses a project, so that it opens at once.
    void loadEditor()
    void showFirstStart()
    return () => {
      for (const stop of stops) stop()
    }
  }, [])
  return (
    <div className="app">
      <Header />
      <div className="app-page">
        {page === 'start' ? (
          <StartPage />
        ) : (
          <Suspense fallback={null}>
            <Editor />
          </Suspense>
        )}
      </div>
      <Dialogs />
    </div>
  )
}
