import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { formatConnection, type Project } from '../project.ts'
import { addBlock, nameNewBlock } from './add-block.ts'
import { connect } from './connect.ts'
import { copyBlocks } from './copy-blocks.ts'
import { findPasteFault, pasteBlocks } from './paste-blocks.ts'
import { moveBlocks, rotateBlocks } from './place-blocks.ts'
import { removeSelection } from './remove-selection.ts'
import { findRenameFault, renameBlock } from './rename-block.ts'
import { renameVariable } from './rename-variable.ts'
import { findParameterFault, setParameter, setParameters } from './set-parameter.ts'
import { testFacts, testModel, testProject } from './testing/facts.ts'

const wires = (project: Project, key = 'main'): string[] =>
  (project.models[key]?.connections ?? []).map(formatConnection)

const inner = testModel({ a: ['in'], k: ['gain', { gain: 'K' }], b: ['out'] }, ['a.y -> k.u', 'k.y -> b.u'])
const nested = testProject(
  {
    main: testModel({ source: ['gain'], box: ['use', { model: 'inner' }], error: ['sum'] }, [
      'source.y -> box.a',
      'box.b -> error.u2',
    ]),
    inner,
  },
  { sliders: [{ parameter: 'box/k.gain', from: '0', to: '1' }], variables: { K: '2', twice: '2*K + 1e3' } },
)

describe('names', () => {
  it('are the short name of the type, numbered', () => {
    const model = testModel({ transferFunction: ['gain'], gain: ['gain'], gain2: ['gain'] })
    expect(nameNewBlock(model, 'continuous/transfer-function')).toBe('transferFunction2')
    expect(nameNewBlock(model, 'math/gain')).toBe('gain3')
    expect(nameNewBlock(testModel({ table1d: ['gain'] }), 'lookup/table-1d')).toBe('table1d2')
    expect(nameNewBlock(testModel({ table1: ['gain'] }), 'lookup/table1')).toBe('table2')
  })
})

describe('connect', () => {
  it('gives an input one source, the new one, and refuses ports that do not exist', () => {
    const { main } = nested.models
    expect(main).toBeDefined()
    const other = connect(
      nested,
      'main',
      { from: { block: 'source', port: 'y' }, to: { block: 'error', port: 'u2' } },
      testFacts,
    )
    expect(wires(other)).toEqual(['source.y -> box.a', 'source.y -> error.u2'])
    expect(
      connect(
        nested,
        'main',
        { from: { block: 'box', port: 'b' }, to: { block: 'error', port: 'u2' } },
        testFacts,
      ),
    ).toBe(nested)
    expect(
      connect(
        nested,
        'main',
        { from: { block: 'box', port: 'b' }, to: { block: 'error', port: 'u9' } },
        testFacts,
      ),
    ).toBe(nested)
  })
})

describe('setParameter', () => {
  it('lets connections follow a port with a new name and drops those of a port that vanished', () => {
    const one = setParameter(nested, 'main', 'error', 'signs', '+', testFacts)
    expect(wires(one)).toEqual(['source.y -> box.a'])
    const single = testProject({
      main: testModel({ g: ['gain'], s: ['sum', { signs: '+' }] }, ['g.y -> s.u']),
    })
    expect(wires(setParameter(single, 'main', 's', 'signs', '+-', testFacts))).toEqual(['g.y -> s.u1'])
  })

  it('takes the default out of the file', () => {
    const set = setParameter(nested, 'main', 'source', 'gain', '5', testFacts)
    expect(set.models.main?.blocks.source?.parameters).toEqual({ gain: '5' })
    expect(
      setParameter(set, 'main', 'source', 'gain', '1', testFacts).models.main?.blocks.source?.parameters,
    ).toEqual({})
    expect(setParameter(nested, 'main', 'source', 'gain', '', testFacts)).toBe(nested)
  })

  it('of several blocks is what it is of one after the other', () => {
    for (const [parameter, text] of [
      ['signs', '+'],
      ['gain', '7'],
      ['gain', ''],
      ['model', 'main'],
    ] as const) {
      const names = ['source', 'box', 'error', 'nobody']
      const oneByOne = names.reduce(
        (project, name) => setParameter(project, 'main', name, parameter, text, testFacts),
        nested,
      )
      expect(setParameters(nested, 'main', names, parameter, text, testFacts)).toEqual(oneByOne)
    }
  })

  it('refuses a model inside itself, and names the cycle', () => {
    expect(findParameterFault(nested, 'main', 'box', 'model', 'main', testFacts)).toContain('main -> main')
    const deep = addBlock(
      nested,
      'inner',
      'use',
      { type: 'use', parameters: { model: 'main' } },
      { at: [0, 0] },
      testFacts,
    )
    expect(deep).toBe(nested)
  })
})

describe('renameBlock', () => {
  it('renames connections, layout and sliders', () => {
    const renamed = renameBlock(nested, 'main', 'box', 'converter', testFacts)
    expect(wires(renamed)).toEqual(['source.y -> converter.a', 'converter.b -> error.u2'])
    expect(Object.keys(renamed.layout.main ?? {})).toEqual(['source', 'converter', 'error'])
    expect(renamed.sliders[0]?.parameter).toBe('converter/k.gain')
    expect(renameBlock(nested, 'inner', 'k', 'factor', testFacts).sliders[0]?.parameter).toBe(
      'box/factor.gain',
    )
  })

  it('renames the port of a model with its Entry, inside and outside', () => {
    const renamed = renameBlock(nested, 'inner', 'a', 'duty', testFacts)
    expect(wires(renamed)).toEqual(['source.y -> box.duty', 'box.b -> error.u2'])
    expect(wires(renamed, 'inner')).toEqual(['duty.y -> k.u', 'k.y -> b.u'])
  })

  it.each(['error', 'a/b', '', ' x'])('refuses %j', name => {
    expect(findRenameFault(nested, 'main', 'box', name)).not.toBeNull()
    expect(renameBlock(nested, 'main', 'box', name, testFacts)).toBe(nested)
  })
})

describe('ports of a model', () => {
  type Step = readonly ['add' | 'rename' | 'remove', 'in' | 'out', number]
  const steps = fc.array(
    fc.tuple(
      fc.constantFrom('add' as const, 'rename' as const, 'rename' as const, 'remove' as const),
      fc.constantFrom('in' as const, 'out' as const),
      fc.nat(100),
    ),
    { minLength: 1, maxLength: 12 },
  ) as fc.Arbitrary<Step[]>
  /** Two uses in one parent and one in another, a wire at every port of each. */
  const uses = [
    ['main', 'first'],
    ['main', 'second'],
    ['other', 'third'],
  ] as const
  const wire = (project: Project, port: string, side: 'in' | 'out'): Project =>
    uses.reduce((wired, [key, use]) => {
      const outside = { block: 'g', port: 'y' }
      const [from, to] =
        side === 'in'
          ? [outside, { block: use, port }]
          : [
              { block: use, port },
              { block: `to ${use} ${port}`, port: 'u' },
            ]
      const withReader =
        side === 'in'
          ? wired
          : addBlock(wired, key, to.block, { type: 'gain', parameters: {} }, { at: [0, 0] }, testFacts)
      return connect(withReader, key, { from, to }, testFacts)
    }, project)

  it('follow its Entries and Exits in every parent: wires stay with a renamed one and go with a removed one', () => {
    const start = testProject({
      main: testModel({
        g: ['gain'],
        first: ['use', { model: 'shared' }],
        second: ['use', { model: 'shared' }],
        holder: ['use', { model: 'other' }],
      }),
      other: testModel({ g: ['gain'], third: ['use', { model: 'shared' }] }),
      shared: testModel({ k: ['gain'] }),
    })
    fc.assert(
      fc.property(steps, taken => {
        let project = start
        /** Ports as they are now, with the reader that each Exit's wire leads to. */
        const ports: { side: 'in' | 'out'; name: string; drawnAs: string }[] = []
        taken.forEach(([what, side, n], i) => {
          const own = ports.filter(port => port.side === side)
          const port = own[n % Math.max(own.length, 1)]
          if (what === 'add') {
            const name = `p${i}`
            project = addBlock(
              project,
              'shared',
              name,
              { type: side, parameters: {} },
              { at: [0, 0] },
              testFacts,
            )
            project = wire(project, name, side)
            ports.push({ side, name, drawnAs: name })
          } else if (port && what === 'rename') {
            project = renameBlock(project, 'shared', port.name, `q${i}`, testFacts)
            port.name = `q${i}`
          } else if (port) {
            project = removeSelection(project, 'shared', { blocks: [port.name], connections: [] }, testFacts)
            ports.splice(ports.indexOf(port), 1)
          }
          for (const [key, use] of uses) {
            const expected = ports.map(({ side: of, name, drawnAs }) =>
              of === 'in' ? `g.y -> ${use}.${name}` : `${use}.${name} -> to ${use} ${drawnAs}.u`,
            )
            const found = wires(project, key).filter(text => text.includes(`${use}.`))
            expect(found.sort()).toEqual(expected.sort())
          }
        })
      }),
      { numRuns: 100 },
    )
  })
})

describe('removeSelection', () => {
  it('takes connections, layout, sliders and the model of the last use along', () => {
    const removed = removeSelection(nested, 'main', { blocks: ['box'], connections: [] }, testFacts)
    expect(wires(removed)).toEqual([])
    expect(Object.keys(removed.layout.main ?? {})).toEqual(['source', 'error'])
    expect(removed.sliders).toEqual([])
    expect(Object.keys(removed.models)).toEqual(['main'])
  })

  it('keeps a model that is used elsewhere, and drops wires to a port that goes', () => {
    const twice = pasteBlocks(
      nested,
      'main',
      copyBlocks(nested, 'main', ['box'], testFacts),
      [0, 100],
      testFacts,
    )
    const removed = removeSelection(twice, 'main', { blocks: ['box'], connections: [] }, testFacts)
    expect(Object.keys(removed.models)).toEqual(['main', 'inner'])
    expect(wires(removeSelection(nested, 'inner', { blocks: ['a'], connections: [] }, testFacts))).toEqual([
      'box.b -> error.u2',
    ])
  })
})

describe('paste', () => {
  const copied = copyBlocks(nested, 'main', ['source', 'box'], testFacts)

  it('renames what clashes and keeps the connections between', () => {
    const pasted = pasteBlocks(nested, 'main', copied, [20, 40], testFacts)
    expect(Object.keys(pasted.models.main?.blocks ?? {})).toEqual([
      'source',
      'box',
      'error',
      'source2',
      'box2',
    ])
    expect(wires(pasted).slice(2)).toEqual(['source2.y -> box2.a'])
    expect(pasted.layout.main?.box2?.at).toEqual([120, 40])
    expect(Object.keys(pasted.models)).toEqual(['main', 'inner'])
  })

  it('brings models and variables along that another project lacks', () => {
    const pasted = pasteBlocks(testProject({ main: testModel({}) }), 'main', copied, [0, 0], testFacts)
    expect(pasted.models.inner).toEqual(inner)
    expect(pasted.variables).toEqual({ K: '2' })
  })

  it('refuses to put a model into itself', () => {
    expect(findPasteFault(nested, 'inner', copied, testFacts)).toContain('inner -> inner')
    expect(pasteBlocks(nested, 'inner', copied, [0, 0], testFacts)).toBe(nested)
  })
})

describe('renameVariable', () => {
  it('renames whole words in expressions and nothing else', () => {
    const renamed = renameVariable(nested, 'K', 'e3', testFacts)
    expect(renamed.variables).toEqual({ e3: '2', twice: '2*e3 + 1e3' })
    expect(renamed.models.inner?.blocks.k?.parameters).toEqual({ gain: 'e3' })
    expect(renameVariable(nested, 'K', 'twice', testFacts)).toBe(nested)
  })

  it('leaves words that an expression gives a meaning itself', () => {
    const facts = { ...testFacts, ownWords: () => ['K'] }
    const renamed = renameVariable(nested, 'K', 'e3', facts)
    expect(renamed.models.inner?.blocks.k?.parameters).toEqual({ gain: 'K' })
  })
})

describe('layout', () => {
  it('comes back after four quarter turns and stays where nothing moves', () => {
    let turned = nested
    for (let i = 0; i < 4; i += 1) turned = rotateBlocks(turned, 'main', ['source'])
    expect(turned).toEqual(nested)
    expect(moveBlocks(nested, 'main', new Map([['source', [0, 0]]]))).toBe(nested)
    expect(moveBlocks(nested, 'main', new Map([['nobody', [5, 5]]]))).toBe(nested)
  })
})
