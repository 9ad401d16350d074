/** What the run bar can do, for menus, keys and the shortcut sheet. */
import type { Command } from '../stores/commands.ts'
import { hasPast, isUnderWay } from '../stores/run-state.ts'
import { useRun } from '../stores/run-store.ts'
import { useView } from '../stores/view-store.ts'

const isEditing = () => useView.getState().page === 'editor'
const canStart = () =>
  isEditing() && ['idle', 'finished', 'stopped', 'failed', 'paused'].includes(useRun.getState().status)
const canPause = () => isEditing() && ['running', 'paused'].includes(useRun.getState().status)

/** A browser keeps Ctrl+T for itself, so that each has a second key. */
export const RUN_COMMANDS: readonly Command[] = [
  {
    id: 'run.start',
    title: 'Run',
    group: 'Run',
    keys: ['Ctrl+T', 'Ctrl+Enter'],
    run: () => useRun.getState().start(),
    isEnabled: canStart,
  },
  {
    id: 'run.pause',
    title: 'Pause or resume',
    group: 'Run',
    keys: ['F9'],
    run: () => {
      const { status, pause, resume } = useRun.getState()
      if (status === 'paused') resume()
      else pause()
    },
    isEnabled: canPause,
  },
  {
    id: 'run.step',
    title: 'Step',
    group: 'Run',
    keys: ['F10'],
    run: () => useRun.getState().step(),
    isEnabled: isEditing,
  },
  {
    id: 'run.back',
    title: 'Step back',
    group: 'Run',
    keys: ['F8'],
    run: () => useRun.getState().stepBack(),
    isEnabled: () => isEditing() && hasPast(useRun.getState()),
  },
  {
    id: 'run.stop',
    title: 'Stop',
    group: 'Run',
    keys: ['Ctrl+Shift+T', 'Ctrl+Shift+Enter'],
    run: () => useRun.getState().stop(),
    isEnabled: () => isUnderWay(useRun.getState().status) || useRun.getState().trustProgress !== null,
  },
  {
    id: 'run.trust',
    title: 'Show error bands',
    group: 'Run',
    keys: ['Ctrl+Shift+E'],
    run: () => {
      const { isTrustWanted, setTrustWanted } = useRun.getState()
      setTrustWanted(!isTrustWanted)
    },
    isOn: () => useRun.getState().isTrustWanted,
    isEnabled: isEditing,
  },
  {
    id: 'view.heat',
    title: 'Show time per block',
    group: 'View',
    run: () => {
      const { isProfiled, setProfiled } = useRun.getState()
      setProfiled(!isProfiled)
    },
    isOn: () => useRun.getState().isProfiled,
    isEnabled: isEditing,
  },
]
