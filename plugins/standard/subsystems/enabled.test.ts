import { describe, expect, it } from 'vitest'
import { compile, simulate } from '../../../engine/index.ts'
import {
  buildModel,
  buildProject,
  type Diagram,
  diagnose,
  registry,
  runDiagram,
} from '../../testing/run-diagram.ts'

const H = 1 / 64
const settings = { step: '1/64', stop: '3' }
/** On from 0.5 s to 1 s, then from 1.5 s to 2 s, and so on. */
const gate = ['sources/pulse', { period: '1', delay: '0.5', width: '50' }] as const
const isOn = (t: number): boolean => t % 1 >= 0.5

/** Ramp of slope 1, its integral, and a count of steps, behind an enable. */
function within(parameters: Record<string, string> = {}, exit: Record<string, string> = {}): Diagram {
  const inner = buildModel({
    blocks: {
      u: ['subsystems/entry'],
      integral: ['continuous/integrator', { initial: '3' }],
      one: ['sources/constant'],
      next: ['math/sum', { signs: '++' }],
      count: ['discrete/unit-delay'],
      twice: ['math/gain', { gain: '2' }],
      x: ['subsystems/exit', exit],
      n: ['subsystems/exit', exit],
      passed: ['subsystems/exit', exit],
      doubled: ['subsystems/exit', exit],
    },
    connections: [
      'u.y -> integral.u',
      'u.y -> passed.u',
      'u.y -> twice.u',
      'twice.y -> doubled.u',
      'integral.y -> x.u',
      'one.y -> next.u1',
      'count.y -> next.u2',
      'next.y -> count.u',
      'count.y -> n.u',
    ],
  })
  return {
    blocks: {
      clock: ['sources/clock'],
      gate,
      use: ['subsystems/enabled', { model: 'inner', ...parameters }],
      after: ['continuous/integrator'],
    },
    connections: ['clock.y -> use.u', 'gate.y -> use.enable', 'use.doubled -> after.u'],
    models: { inner },
    settings,
  }
}

/** Whole seconds and half ones are exact multiples of the step. */
const onTicks = (t: number): number => Math.floor(t) / 2 / H + Math.max(0, Math.round(((t % 1) - 0.5) / H))

describe('Enabled Model', () => {
  it('lets states stand still while it is off, and go on from there', () => {
    const { times, trace } = runDiagram(within())
    // The integral of t over [a, b] is (b^2 - a^2) / 2, exactly for RK4.
    const exact = (t: number): number => {
      let sum = 3
      for (let n = 0; n + 0.5 < t; n += 1) sum += (Math.min(t, n + 1) ** 2 - (n + 0.5) ** 2) / 2
      return sum
    }
    // Off, the Exit holds what left at the last step at which it was on.
    const lastOn = (t: number): number => (isOn(t) ? t : t < 0.5 ? Number.NaN : Math.floor(t) - H)
    times.forEach((t, k) => {
      const seen = lastOn(t)
      expect(trace('use.n')[k]).toBe(Number.isNaN(seen) ? 0 : onTicks(seen))
      expect(trace('use.passed')[k]).toBe(Number.isNaN(seen) ? 0 : seen)
      expect(trace('use.doubled')[k]).toBe(Number.isNaN(seen) ? 0 : 2 * seen)
      expect(trace('use/twice.y')[k]).toBe(Number.isNaN(seen) ? 0 : 2 * seen)
      expect(trace('use.x')[k]).toBeCloseTo(Number.isNaN(seen) ? 0 : exact(seen), 13)
    })
  })

  it('starts again where it says so', () => {
    const { times, trace } = runDiagram(within({ statesOnEnable: 'reset' }))
    times.forEach((t, k) => {
      if (!isOn(t)) return
      const since = Math.floor(t) + 0.5
      expect(trace('use.n')[k]).toBe((t - since) / H)
      expect(trace('use.x')[k]).toBeCloseTo(3 + (t ** 2 - since ** 2) / 2, 13)
    })
  })

  it('gives the values of its Exits while it is off, if they reset', () => {
    const { times, trace } = runDiagram(within({}, { whenOff: 'reset', value: '-7' }))
    times.forEach((t, k) => {
      expect(trace('use.passed')[k]).toBe(isOn(t) ? t : -7)
      if (!isOn(t)) expect(['x', 'n', 'doubled'].map(port => trace(`use.${port}`)[k])).toEqual([-7, -7, -7])
    })
    // After it: 2t while on, -7 while off. From 0 to 1 s that is -3.5 + (1 - 0.25).
    expect(trace('after.y')[64]).toBeCloseTo(-3.5 + 0.75, 12)
  })

  it('holds the value of its Exits until it first runs', () => {
    const { trace } = runDiagram(within({}, { value: '5' }))
    expect(trace('use.passed').slice(0, 34)).toEqual([...Array(32).fill(5), 0.5, 0.5 + H])
  })

  it('runs as its model would while it is always on', () => {
    const always = within()
    const blocks = { ...always.blocks, gate: ['sources/constant'] as const }
    const plain = { ...blocks, use: ['subsystems/model', { model: 'inner' }] as const }
    const connections = always.connections.filter(text => !text.includes('enable'))
    const on = runDiagram({ ...always, blocks })
    const bare = runDiagram({ ...always, blocks: plain, connections })
    for (const name of ['use.x', 'use.n', 'use.passed', 'use.doubled', 'after.y'])
      expect(on.trace(name)).toEqual(bare.trace(name))
  })

  it('is off where the model around it is off, whatever its own control says', () => {
    const inner = within().models?.inner ?? buildModel({ blocks: {}, connections: [] })
    const middle = buildModel({
      blocks: {
        u: ['subsystems/entry'],
        on: ['sources/constant'],
        use: ['subsystems/enabled', { model: 'inner', statesOnEnable: 'reset' }],
        n: ['subsystems/exit'],
      },
      connections: ['u.y -> use.u', 'on.y -> use.enable', 'use.n -> n.u'],
    })
    const { times, trace } = runDiagram({
      blocks: { clock: ['sources/clock'], gate, outer: ['subsystems/enabled', { model: 'middle' }] },
      connections: ['clock.y -> outer.u', 'gate.y -> outer.enable'],
      models: { inner, middle },
      settings,
    })
    times.forEach((t, k) => {
      if (isOn(t)) expect(trace('outer.n')[k]).toBe(((t % 1) - 0.5) / H)
    })
  })

  it('passes its first Entry and not its control where it is commented through', () => {
    const diagram = within()
    const reader = { ...diagram.blocks, reader: ['math/gain'] as const }
    const connections = [...diagram.connections, 'use.x -> reader.u']
    const project = buildProject({ ...diagram, blocks: reader, connections })
    const main = project.models.main
    const use = main?.blocks.use
    if (!main || !use) throw new Error('The diagram has lost its block.')
    const blocks = { ...main.blocks, use: { ...use, commented: 'through' as const } }
    const models = { ...project.models, main: { ...main, blocks } }
    const { program } = compile({ ...project, models }, registry)
    const signal = program?.signals.get('reader.y')
    if (!program || !signal) throw new Error('It does not compile.')
    const { log } = simulate(program, [signal])
    expect(log.value(log.rows - 1, 0)).toBe(3)
  })

  it('refuses a control that its own output decides at the same instant, and names the loop', () => {
    const { connections, ...rest } = within()
    const faults = diagnose({
      ...rest,
      connections: [...connections.filter(text => !text.includes('enable')), 'use.x -> use.enable'],
    })
    const fault = faults.find(({ severity }) => severity === 'error')
    expect(fault).toMatchObject({ code: 'algebraic-loop', place: { block: 'use' } })
    expect(fault?.message).toContain('use is switched by what its own outputs decide at the same instant')
  })

  it('refuses a vector as its control', () => {
    const faults = diagnose({
      ...within(),
      blocks: { ...within().blocks, gate: ['sources/constant', { value: '[1, 0]' }] },
    })
    expect(faults.find(({ severity }) => severity === 'error')).toMatchObject({
      code: 'width-mismatch',
      place: { block: 'use' },
    })
  })

  it('refuses an Entry that is called like its control', () => {
    const inner = buildModel({ blocks: { enable: ['subsystems/entry'] }, connections: [] })
    const faults = diagnose({
      blocks: { use: ['subsystems/enabled', { model: 'inner' }] },
      connections: [],
      models: { inner },
    })
    expect(faults.find(({ severity }) => severity === 'error')).toMatchObject({
      code: 'duplicate-port',
      place: { block: 'use', port: 'enable' },
    })
  })

  it('refuses a loop of which a part may be off', () => {
    const inner = buildModel({
      blocks: { u: ['subsystems/entry'], k: ['math/gain', { gain: '0.5' }], y: ['subsystems/exit'] },
      connections: ['u.y -> k.u', 'k.y -> y.u'],
    })
    const faults = diagnose({
      blocks: { gate, sum: ['math/sum'], use: ['subsystems/enabled', { model: 'inner' }] },
      connections: ['gate.y -> use.enable', 'gate.y -> sum.u1', 'use.y -> sum.u2', 'sum.y -> use.u'],
      models: { inner },
    })
    expect(faults.find(({ severity }) => severity === 'error')?.message).toContain(
      'may be off while the rest runs',
    )
  })
})
