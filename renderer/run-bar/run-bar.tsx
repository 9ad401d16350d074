/** Runs the project: buttons, the settings that matter for a run, and how it goes. */
import { useEffect } from 'react'
import { registerCommands } from '../stores/commands.ts'
import { useRun } from '../stores/run-store.ts'
import { Progress } from './progress.tsx'
import { RunButtons } from './run-buttons.tsx'
import { RUN_COMMANDS } from './run-commands.ts'
import { RunSettings } from './run-settings.tsx'
import { Status } from './status.tsx'
import { TrustLine, TrustToggle } from './trust.tsx'
import './run-bar.css'

export function RunBar() {
  useEffect(() => {
    useRun.getState().warmUp()
    return registerCommands(RUN_COMMANDS)
  }, [])
  return (
    <section className="run-bar" aria-label="Run">
      <RunButtons />
      <RunSettings />
      <TrustToggle />
      <Progress />
      <div className="run-outcome">
        <Status />
        <TrustLine />
      </div>
    </section>
  )
}
