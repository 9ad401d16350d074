import { expect, it } from 'vitest'
import { ask, useDialog } from './dialog-store.ts'

it('an answer that comes a second time leaves the next question open', async () => {
  const first = ask('save-file', { suggestedName: 'a.loop' })
  const { question } = useDialog.getState()
  if (question?.kind !== 'save-file') throw new Error('nothing is asked')
  question.answer(null)
  const second = ask('find', {})
  question.answer('/late/a.loop')
  const next = useDialog.getState().question
  if (next?.kind !== 'find') throw new Error('the next question is not asked any more')
  next.answer('closed')
  expect(await first).toBe(null)
  expect(await second).toBe('closed')
  expect(useDialog.getState().question).toBe(null)
})
