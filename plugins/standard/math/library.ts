import type { Library } from '../../sdk.ts'
import { abs } from './abs.ts'
import { addBlock } from './add.ts'
import { algebraicConstraint } from './algebraic-constraint.ts'
import { bias } from './bias.ts'
import { concatenateBlock } from './concatenate.ts'
import { divide } from './divide.ts'
import { dotProduct } from './dot-product.ts'
import { gain } from './gain.ts'
import { mathFunction } from './math-function.ts'
import { matrixMultiplyBlock } from './matrix-multiply.ts'
import { minMax } from './min-max.ts'
import { polynomial } from './polynomial.ts'
import { product } from './product.ts'
import { reshapeBlock } from './reshape.ts'
import { rounding } from './rounding.ts'
import { runningMinMax } from './running-min-max.ts'
import { signBlock } from './sign.ts'
import { sliderGain } from './slider-gain.ts'
import { subtractBlock } from './subtract.ts'
import { sum } from './sum.ts'
import { sumOfElementsBlock } from './sum-of-elements.ts'
import { transposeBlock } from './transpose.ts'
import { trigonometric } from './trigonometric.ts'

export const math: Library = {
  id: 'math',
  name: 'Math',
  blocks: [
    sum,
    gain,
    product,
    divide,
    addBlock,
    subtractBlock,
    bias,
    abs,
    signBlock,
    minMax,
    runningMinMax,
    mathFunction,
    trigonometric,
    rounding,
    polynomial,
    sliderGain,
    dotProduct,
    sumOfElementsBlock,
    matrixMultiplyBlock,
    transposeBlock,
    reshapeBlock,
    concatenateBlock,
    algebraicConstraint,
  ],
}
