import fc from 'fast-check'
import { expect, it } from 'vitest'
import { joinRecords, recordOf, renameKey, setKey } from './records.ts'

const someKey = fc.oneof(
  fc.constantFrom('__proto__', 'constructor', 'toString', '7', ''),
  fc.string({ maxLength: 3 }),
)
const someRecord = fc.array(fc.tuple(someKey, fc.nat()), { maxLength: 8 }).map(Object.fromEntries)

it('joins records as spreading them does, whatever their keys', () => {
  fc.assert(
    fc.property(someRecord, someRecord, (a, b) => {
      expect(Object.entries(joinRecords(a, b))).toEqual(Object.entries({ ...a, ...b }))
      expect(Object.entries(recordOf(Object.entries(a)))).toEqual(Object.entries(a))
    }),
  )
})

it('sets a key as spreading does, and renames it in its place', () => {
  fc.assert(
    fc.property(someRecord, someKey, fc.nat(), (record, key, value) => {
      const set = setKey(record, key, value)
      expect(Object.entries(set)).toEqual(Object.entries({ ...record, [key]: value }))
      if (Object.hasOwn(record, 'new') || Number.isInteger(Number(key))) return
      const renamed = Object.keys(set).map(old => (old === key ? 'new' : old))
      expect(Object.keys(renameKey(set, key, 'new'))).toEqual(renamed)
    }),
  )
})
