import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { buildModel, type Diagram, diagnose, runDiagram } from '../../testing/run-diagram.ts'

/** Gives what enters, times its parameter. */
const scaled = {
  ...buildModel({
    blocks: { u: ['subsystems/entry'], gain: ['math/gain', { gain: 'k' }], y: ['subsystems/exit'] },
    connections: ['u.y -> gain.u', 'gain.y -> y.u'],
  }),
  parameters: { k: '1' },
}

/** A control that goes down from 2, and what If and Merge make of it. */
const chosen = (source: string, parameters: Record<string, string>): Diagram => ({
  blocks: {
    control: ['sources/ramp', { slope: '-2', initial: '2' }],
    wave: ['sources/sine', { amplitude: '[1, 2]', frequency: '7' }],
    choice: [source, parameters],
    high: ['subsystems/enabled', { model: 'scaled', k: '10' }],
    middle: ['subsystems/enabled', { model: 'scaled', k: '100' }],
    low: ['subsystems/enabled', { model: 'scaled', k: '1000' }],
    merge: ['routing/merge', { inputs: '3' }],
  },
  connections: [
    'wave.y -> high.u',
    'wave.y -> middle.u',
    'wave.y -> low.u',
    'high.y -> merge.u1',
    'middle.y -> merge.u2',
    'low.y -> merge.u3',
  ],
  models: { scaled },
  settings: { step: '2^-6', stop: '2' },
})

const withIf = (): Diagram => {
  const diagram = chosen('subsystems/if', { condition: 'u1 > 1', elseIf: 'u1 > -1' })
  return {
    ...diagram,
    connections: [
      ...diagram.connections,
      'control.y -> choice.u1',
      'choice.if -> high.enable',
      'choice.elseif1 -> middle.enable',
      'choice.else -> low.enable',
    ],
  }
}

describe('Merge', () => {
  it.each(['simple', 'compiled'] as const)('passes the action that If chooses, in the %s engine', engine => {
    const { trace } = runDiagram(withIf(), engine)
    const control = trace('control.y')
    for (const element of [0, 1]) {
      const wave = trace('wave.y', element)
      const y = trace('merge.y', element)
      expect(new Set(control.map(c => (c > 1 ? 10 : c > -1 ? 100 : 1000))).size).toBe(3)
      y.forEach((value, k) => {
        const c = control[k] ?? 0
        expect(value).toBe((wave[k] ?? 0) * (c > 1 ? 10 : c > -1 ? 100 : 1000))
      })
    }
  })

  it('runs exactly one action at every instant, with a variable step too', () => {
    const diagram = withIf()
    const { trace } = runDiagram({ ...diagram, settings: { solver: 'dp54', step: '0.1', stop: '2' } })
    const actions = ['if', 'elseif1', 'else'].map(port => trace(`choice.${port}`))
    trace('control.y').forEach((c, k) => {
      const running = actions.map(action => action[k] ?? Number.NaN)
      expect(running.reduce((sum, action) => sum + action)).toBe(1)
      // At an event there is a row of each side.
      if (Math.min(Math.abs(c - 1), Math.abs(c + 1)) > 1e-9)
        expect(running.indexOf(1)).toBe(c > 1 ? 0 : c > -1 ? 1 : 2)
    })
  })

  it('follows Switch Case, holds while no case is met, and starts with its initial value', () => {
    const diagram = chosen('subsystems/switch-case', { cases: '{1}, {0}, {-1, -2}', hasDefault: 'false' })
    const { trace } = runDiagram({
      ...diagram,
      blocks: { ...diagram.blocks, merge: ['routing/merge', { inputs: '3', initial: '7' }] },
      connections: [
        ...diagram.connections,
        'control.y -> choice.u',
        'choice.case1 -> high.enable',
        'choice.case2 -> middle.enable',
      ],
    })
    let held = 7
    trace('control.y').forEach((c, k) => {
      const wave = trace('wave.y', 1)[k] ?? 0
      const factor = { 1: 10, 0: 100 }[Math.trunc(c)]
      if (factor !== undefined) held = factor * wave
      expect(trace('merge.y', 1)[k]).toBe(held)
    })
  })

  it('takes what another Merge passes on', () => {
    const diagram = withIf()
    const { trace } = runDiagram({
      ...diagram,
      blocks: { ...diagram.blocks, first: ['routing/merge'], merge: ['routing/merge'] },
      connections: [
        ...diagram.connections.filter(text => !text.includes('merge')),
        'high.y -> first.u1',
        'middle.y -> first.u2',
        'first.y -> merge.u1',
        'low.y -> merge.u2',
      ],
    })
    expect(trace('merge.y')).toEqual(runDiagram(withIf()).trace('merge.y'))
  })

  it('refuses a signal that always computes', () => {
    const diagram = withIf()
    const connections = [...diagram.connections.filter(text => !text.includes('low.y')), 'wave.y -> merge.u3']
    const fault = diagnose({ ...diagram, connections }).find(({ severity }) => severity === 'error')
    expect(fault).toMatchObject({ code: 'conditional-model', place: { block: 'merge', port: 'u3' } })
    expect(fault?.message).toContain('wave.y, which feeds its input u3, always computes')
  })

  it('refuses two signals of one model', () => {
    const diagram = withIf()
    const connections = [...diagram.connections.filter(text => !text.includes('low.y')), 'high.y -> merge.u3']
    const fault = diagnose({ ...diagram, connections }).find(({ severity }) => severity === 'error')
    expect(fault).toMatchObject({ code: 'conditional-model', place: { block: 'merge', port: 'u3' } })
    expect(fault?.message).toContain('gets both high.y and high.y')
  })

  it('ends the run where two models run at one instant', () => {
    const diagram = withIf()
    const connections = [
      ...diagram.connections.filter(text => !text.includes('low.enable')),
      'choice.elseif1 -> low.enable',
    ]
    expect(() => runDiagram({ ...diagram, connections })).toThrow(/merge: Two of its inputs/)
  })

  it('passes what the first condition that holds lets run, whatever the conditions are', () => {
    const level = fc.integer({ min: -12, max: 12 }).map(k => k / 8)
    const choices = fc.array(fc.tuple(level, fc.constantFrom('<', '>', '==')), { minLength: 1, maxLength: 4 })
    fc.assert(
      fc.property(
        choices,
        fc.boolean(),
        level,
        fc.constantFrom('simple', 'compiled'),
        (conditions, hasElse, initial, engine) => {
          const texts = conditions.map(([limit, sign]) => `u1 ${sign} ${limit}`)
          const [condition = '', ...more] = texts
          const ports = ['if', ...more.map((_, i) => `elseif${i + 1}`), ...(hasElse ? ['else'] : [])]
          const actions = ports.map((port, i) => ({ port, name: `action ${i}`, k: 2 + i }))
          const { trace } = runDiagram(
            {
              blocks: {
                control: ['sources/signal-generator', { waveform: 'triangle', amplitude: '1.5' }],
                choice: ['subsystems/if', { condition, elseIf: more.join(', '), hasElse: String(hasElse) }],
                merge: ['routing/merge', { inputs: String(actions.length), initial: String(initial) }],
                ...Object.fromEntries(
                  actions.map(({ name, k }) => [
                    name,
                    ['subsystems/enabled', { model: 'scaled', k: String(k) }] as const,
                  ]),
                ),
              },
              connections: [
                'control.y -> choice.u1',
                ...actions.flatMap(({ name, port }, i) => [
                  `choice.${port} -> ${name}.enable`,
                  `control.y -> ${name}.u`,
                  `${name}.y -> merge.u${i + 1}`,
                ]),
              ],
              models: { scaled },
              settings: { step: '2^-5', stop: '2' },
            },
            engine,
          )
          let held = initial
          const wanted = trace('control.y').map(u => {
            const holds = ([limit, sign]: readonly [number, string]) =>
              sign === '<' ? u < limit : sign === '>' ? u > limit : u === limit
            const first = conditions.findIndex(holds)
            const runs = first === -1 ? (hasElse ? conditions.length : -1) : first
            if (runs !== -1) held = u * (2 + runs)
            return held
          })
          expect(trace('merge.y')).toEqual(wanted)
        },
      ),
      { numRuns: 40 },
    )
  })
})
