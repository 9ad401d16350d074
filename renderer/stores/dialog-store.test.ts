import { expect, it } from 'vitest'
import { ask, holdWhile, useDialog } from './dialog-store.ts'

/** What is asked of the user now. */
const asked = () => useDialog.getState().question

it('an answer that comes a second time leaves the next question open', async () => {
  const first = ask('save-file', { suggestedName: 'a.loop' })
  const question = asked()
  if (question?.kind !== 'save-file') throw new Error('nothing is asked')
  question.answer(null)
  const second = ask('find', {})
  question.answer('/late/a.loop')
  const next = asked()
  if (next?.kind !== 'find') throw new Error('the next question is not asked any more')
  next.answer('closed')
  expect(await first).toBe(null)
  expect(await second).toBe('closed')
  expect(asked()).toBe(null)
})

it('every question is asked, the newest first, and each has its answer', async () => {
  const names = ['a', 'b', 'c']
  const answers = names.map(name => ask('unsaved', { name }))
  for (const given of ['cancel', 'discard', 'save'] as const) {
    const question = asked()
    if (question?.kind !== 'unsaved') throw new Error('nothing is asked')
    expect(question.name).toBe(names.pop())
    question.answer(given)
  }
  expect(await Promise.all(answers)).toEqual(['save', 'discard', 'cancel'])
  expect(asked()).toBe(null)
})

it('the window is held until what is read is there, or the user gives it up', async () => {
  expect(await holdWhile(Promise.resolve('read'))).toBe('read')
  expect(asked()).toBe(null)
  const reading = holdWhile(new Promise(() => {}))
  const question = asked()
  if (question?.kind !== 'opening') throw new Error('the window is not held')
  question.answer('cancel')
  expect(await reading).toBe(null)
  expect(asked()).toBe(null)
  await expect(holdWhile(Promise.reject(new Error('no file')))).rejects.toThrow('no file')
  expect(asked()).toBe(null)
})

it('what was read behind a question is waited for no more', async () => {
  const reading = holdWhile(Promise.resolve('read'))
  const answered = ask('unsaved', { name: 'a' })
  expect(await reading).toBe('read')
  const question = asked()
  if (question?.kind !== 'unsaved') throw new Error('nothing is asked')
  question.answer('discard')
  expect(await answered).toBe('discard')
  expect(asked()).toBe(null)
})
