import { writeFileSync } from 'node:fs'
import { block, inspector, openFile, runToEnd } from './fixture/app.ts'
import { expect, test } from './fixture/test.ts'

const PROJECT = {
  format: 'loopwright',
  version: 1,
  name: 'Circle',
  settings: { solver: 'rk4', step: '1e-3', stop: '5' },
  variables: {},
  root: 'main',
  models: {
    main: {
      blocks: {
        cosine: { type: 'sources/sine', parameters: { amplitude: '3', phase: 'pi/2', frequency: '2' } },
        sine: { type: 'sources/sine', parameters: { amplitude: '[2, 1]', frequency: '2' } },
        graph: { type: 'sinks/xy-graph', parameters: {} },
      },
      connections: ['cosine.y -> graph.x', 'sine.y -> graph.y'],
    },
  },
  layout: { main: { cosine: { at: [0, 0] }, sine: { at: [0, 100] }, graph: { at: [160, 40] } } },
}

test('draws one signal over another, in its panel and in its symbol', async ({ page }, info) => {
  const path = info.outputPath('circle.loop')
  writeFileSync(path, JSON.stringify(PROJECT))
  await page.goto('/')
  await openFile(page, path)
  await runToEnd(page)
  const graph = page.getByRole('figure', { name: 'XY Graph graph' })
  await expect(graph).toHaveAttribute('data-rows', '5001')
  const legend = graph.getByRole('list', { name: 'Traces' }).getByRole('listitem')
  // At t = 5: 3 cos 10 and 2 sin 10.
  await expect(legend.first()).toHaveText('sine.y[0] over cosine.y(-2.517, -1.088)')
  await expect(legend).toHaveCount(2)
  await expect(block(page, 'graph').locator('path.scope-line')).toHaveCount(2)

  const redraws = await graph.getAttribute('data-redraws')
  await block(page, 'graph').click()
  await inspector(page).getByRole('combobox', { name: 'Ranges' }).selectOption('given')
  await expect(graph).not.toHaveAttribute('data-redraws', redraws ?? '')
  await inspector(page).getByRole('textbox', { name: 'Range of x' }).fill('[1, -1]')
  await inspector(page).getByRole('textbox', { name: 'Range of x' }).press('Enter')
  await expect(inspector(page).getByText('An axis goes from one number to a larger one.')).toBeVisible()
  await info.attach('graph', { body: await page.screenshot(), contentType: 'image/png' })
})
