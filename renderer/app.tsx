import { useEffect } from 'react'
import { Editor } from './editor.tsx'
import { Dialogs } from './file-menu/dialogs/dialogs.tsx'
import { Header } from './file-menu/header.tsx'
import { followHost } from './host/follow-host.ts'
import { Manual } from './manual/manual.tsx'
import { StartPage } from './start-page/start-page.tsx'
import { registerAppCommands } from './stores/app-commands.ts'
import { followDataFiles } from './stores/data-files.ts'
import { followNames } from './stores/follow-names.ts'
import { keepFocus } from './stores/keep-focus.ts'
import { listenToKeys } from './stores/keyboard.ts'
import { followPlugins } from './stores/plugins.ts'
import { watchProblems } from './stores/problems-store.ts'
import { useView } from './stores/view-store.ts'
import { Tour } from './tour/tour.tsx'
import './app.css'

export function App() {
  const page = useView(state => state.page)
  useEffect(() => {
    const stops = [
      registerAppCommands(),
      listenToKeys(),
      keepFocus(),
      watchProblems(),
      followNames(),
      followHost(),
      followPlugins(),
      followDataFiles(),
    ]
    return () => {
      for (const stop of stops) stop()
    }
  }, [])
  return (
    <div className="app">
      <Header />
      <div className="app-page">
        {page === 'start' && <StartPage />}
        {page === 'editor' && <Editor />}
      </div>
      <Dialogs />
      <Manual />
      <Tour />
    </div>
  )
}
