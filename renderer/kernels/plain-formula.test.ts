import { describe, expect, it } from 'vitest'
import { registry } from '../stores/registry.ts'
import { readFormula } from './plain-formula.ts'

describe('formulas of icons', () => {
  it('reads fractions and signs', () => {
    expect(readFormula('\\frac{1}{s}')).toEqual({ kind: 'fraction', above: '1', below: 's' })
    expect(readFormula('\\frac{b}{a_{1}s+1}')).toEqual({ kind: 'fraction', above: 'b', below: 'a_1s+1' })
    expect(readFormula('z^{-1}')).toEqual({ kind: 'text', text: 'z⁻¹' })
    expect(readFormula('\\div')).toEqual({ kind: 'text', text: '÷' })
  })

  it('shows the first of several equations', () => {
    const tex = '\\begin{aligned} \\dot x &= A x \\\\ y &= x \\end{aligned}'
    expect(readFormula(tex)).toEqual({ kind: 'text', text: 'x\u0307 = A x' })
  })

  it('leaves no TeX in the icon of any block', () => {
    for (const type of registry.all) {
      const defaults = Object.entries(type.parameters).map(([name, { default: text }]) => [name, text])
      const { formula } = type.look(Object.fromEntries(defaults))
      if (formula === undefined) continue
      expect(Object.values(readFormula(formula)).join(' '), type.id).not.toMatch(/[\\{}]/)
    }
  })
})
