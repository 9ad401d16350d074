import { describe, expect, it } from 'vitest'
import { fileOf, joinPath, splitPath } from './file-path.ts'

describe('file paths', () => {
  it('takes apart what it joined', () => {
    for (const folder of ['/', '/home/ada', 'C:\\', 'C:\\Users\\Ada', '\\\\server\\share']) {
      expect(splitPath(joinPath(folder, 'motor.loop'))).toEqual({ folder, file: 'motor.loop' })
    }
  })

  it('takes a whole path as it is', () => {
    expect(joinPath('/home/ada', '/tmp/x.loop')).toBe('/tmp/x.loop')
    expect(joinPath('C:\\Users', 'D:\\x.loop')).toBe('D:\\x.loop')
    expect(fileOf('/tmp/a b/x.loop')).toBe('x.loop')
  })
})
