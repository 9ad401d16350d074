import type { Library } from '../../sdk.ts'
import { abs } from './abs.ts'
import { divide } from './divide.ts'
import { gain } from './gain.ts'
import { minMax } from './min-max.ts'
import { product } from './product.ts'
import { sum } from './sum.ts'

export const math: Library = { id: 'math', name: 'Math', blocks: [sum, gain, product, divide, abs, minMax] }
