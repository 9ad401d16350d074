import katex from 'katex'
import { expect, it } from 'vitest'
import { formulaToTex } from './formula-tex.ts'

it('typesets what users type', () => {
  expect(formulaToTex('u1/(2*pi*Kp)')).toBe('\\frac{ u_{\\mathrm{1}}}{2\\cdot \\pi\\cdot \\mathrm{Kp}}')
  expect(formulaToTex('2*(3')).toBeNull()
  expect(formulaToTex('')).toBeNull()
})

it.each([
  'u[1]*sin(2*pi*f*t)',
  'u1 > 0 ? u1 : -u2',
  'sqrt(a^2 + b_max^2)',
  'motor.speed',
  'min(a, b) && !(c || d)',
  'x ~= 3',
  '[1, 2; 3, 4]*u',
  'omega_0',
  'a_b_c',
])('gives TeX that can be set: %s', text => {
  const tex = formulaToTex(text)
  expect(tex).not.toBeNull()
  expect(() => katex.renderToString(tex ?? '', { throwOnError: true })).not.toThrow()
})
