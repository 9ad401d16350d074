/** Every block that the manual of the library promises is there, under the name by which it is looked for. */
import { expect, it } from 'vitest'
import { call } from '../testing/call-commands.ts'

const PROMISED = `
Constant, Step, Ramp, Sine, Pulse, Clock, Digital Clock, Signal Generator, Repeating Sequence, Repeating Sequence Stair, Chirp,
Random, Band-Limited White Noise, From File, From Table, Ground, Counter, Signal Editor
Scope, XY Graph, Display, To File, To Workspace, Terminator, Stop Simulation
Integrator, Second-Order Integrator, Derivative, Transfer Fcn, State-Space, Zero-Pole, PID, PID 2DOF, Transport Delay,
Variable Delay
Unit Delay, Delay, Memory, Zero-Order Hold, First-Order Hold, Discrete Integrator, Discrete Transfer Fcn, Discrete Filter,
Discrete FIR Filter, Discrete State-Space, Discrete Zero-Pole, Discrete PID, Discrete PID 2DOF, Difference,
Discrete Derivative, Tapped Delay, Rate Transition, Lead-Lag
Saturation, Saturation Dynamic, Dead Zone, Rate Limiter, Rate Limiter Dynamic, Relay, Quantizer, Backlash,
Coulomb & Viscous Friction, Hit Crossing, Wrap to Zero, PWM
Sum, Add, Subtract, Gain, Product, Divide, Bias, Abs, Sign, Min/Max, Running Min/Max, Math Function, Trigonometric, Rounding,
Polynomial, Dot Product, Sum of Elements, Slider Gain, Algebraic Constraint, Matrix Multiply, Transpose, Reshape, Concatenate
Logic, Relational, Compare to Constant, Compare to Zero, Detect Change, Detect Increase, Detect Decrease, Detect Rise,
Detect Fall, Interval Test, Combinatorial Logic, S-R Flip-Flop, D Flip-Flop, Event Counter
1-D Lookup, 2-D Lookup, n-D Lookup, Prelookup, Interpolation Using Prelookup, Direct Lookup
Mux, Demux, Selector, Bus Creator, Bus Selector, Bus Assignment, Switch, Multiport Switch, Manual Switch, Merge, Goto, From,
Data Store Memory, Data Store Read, Data Store Write
Entry, Exit, Model, Enabled Model, Triggered Model, Resettable Model, If, Switch Case, For Each Model
Assertion, Check Range, Check Gradient
Expression, Function
Slider, Knob, Toggle Switch, Push Button, Lamp, Gauge
Buck Averaged, Buck Switched, Boost Averaged, Boost Switched, LC Filter, Electronic Load, CV/CC Selector, Soft Start, ADC,
PWM Dead Time, Computation Delay, Type II Compensator, Type III Compensator`
  .split(/[,\n]/)
  .map(name => name.trim())
  .filter(name => name !== '')

it('lists every block by its name', async () => {
  const listed: readonly { readonly name: string }[] = JSON.parse((await call(['blocks', '--json'])).out)
  const names = new Set(listed.map(({ name }) => name))
  expect(PROMISED.filter(name => !names.has(name))).toEqual([])
  expect(new Set(PROMISED).size).toBe(PROMISED.length)
})
