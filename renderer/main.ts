/** The first code of a page, and little of it: what goes on elsewhere begins before the window's own code is read. */
import { prepareFirstStart } from './stores/first-example.ts'

prepareFirstStart()
const { openWindow } = await import('./window.tsx')
openWindow()
