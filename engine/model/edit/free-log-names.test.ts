import fc from 'fast-check'
import { expect, it } from 'vitest'
import type { Project } from '../project.ts'
import { addBlock } from './add-block.ts'
import { duplicateBlocks } from './paste-blocks.ts'
import { testFacts, testModel, testProject } from './testing/facts.ts'

const namesOf = ({ models }: Project): string[] =>
  Object.values(models.main?.blocks ?? {}).flatMap(({ type, parameters }) =>
    type === 'log' ? [parameters.name ?? 'simout'] : [],
  )

it('what is added or copied logs under a name of its own, whatever it was called', () => {
  const some = fc.record({
    name: fc.constantFrom(undefined, 'simout', 'simout2', 'speed', 'volts'),
    isCopied: fc.boolean(),
  })
  fc.assert(
    fc.property(fc.array(some, { maxLength: 8 }), steps => {
      const model = { ...testModel({ g: ['gain'] }), signals: { 'g.y': 'volts' } }
      let project = testProject({ main: model })
      for (const [i, { name, isCopied }] of steps.entries()) {
        const parameters = name === undefined ? {} : { name }
        project = addBlock(project, 'main', `log${i}`, { type: 'log', parameters }, { at: [0, 0] }, testFacts)
        if (isCopied) project = duplicateBlocks(project, 'main', [`log${i}`], [10, 10], testFacts)
      }
      const names = ['volts', ...namesOf(project)]
      expect(new Set(names).size).toBe(names.length)
    }),
  )
})
