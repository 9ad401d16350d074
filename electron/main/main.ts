import { app, dialog } from 'electron'
import { startDesktop } from './desktop.ts'

startDesktop().catch((fault: unknown) => {
  dialog.showErrorBox(
    'Loopwright could not start',
    fault instanceof Error ? (fault.stack ?? fault.message) : String(fault),
  )
  app.exit(1)
})
