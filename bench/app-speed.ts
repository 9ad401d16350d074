/** The app as a user meets it: started from the command line, in a browser, with the bench supply. */
import { withBrowser } from './app-browser.ts'
import { measureRedraws } from './app-redraws.ts'
import { measureStart } from './app-start.ts'
import { measureTuning } from './app-tuning.ts'
import { type Measurement, median } from './figures.ts'

/** Hands over the measurements; each starts what it needs only when it is taken. */
export async function measureApp(
  take: (measurements: readonly Measurement[]) => Promise<void>,
): Promise<void> {
  let taken: Promise<readonly number[]> | null = null
  const tune = () => {
    taken ??= withBrowser([], measureTuning)
    return taken
  }
  await take([
    {
      what: 'start in the web host: from the command to the bench supply running, median of 5',
      unit: 's',
      bar: 1.5,
      sense: 'at most',
      measure: () => withBrowser([], measureStart),
    },
    {
      what: 'scopes: redraws a second at four signals of the running bench supply, frame rate not limited',
      unit: '/s',
      bar: 60,
      sense: 'at least',
      // Headless Chromium makes 60 frames a second, as a screen would. What the app can do shows without that limit.
      measure: () => withBrowser(['--disable-frame-rate-limit', '--disable-gpu-vsync'], measureRedraws),
    },
    {
      what: 'gain dragged while the bench supply runs: from the input event to the trace, median of 20',
      unit: 'ms',
      bar: 50,
      sense: 'at most',
      measure: async () => median(await tune()),
    },
    {
      what: 'gain dragged while the bench supply runs: from the input event to the trace, worst of 20',
      unit: 'ms',
      bar: 50,
      sense: 'at most',
      measure: async () => Math.max(...(await tune())),
    },
  ])
}
