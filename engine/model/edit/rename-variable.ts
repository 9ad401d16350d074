import type { Model, Project, Settings } from '../project.ts'
import type { BlockFacts } from './block-facts.ts'
import { replaceInBlock, replaceWords } from './expression-words.ts'
import { mapList, mapValues, renameKey } from './records.ts'
import { EXPRESSION_SETTINGS } from './set-settings.ts'

/**
 * Renames a variable and every use of it in expressions. Inside a model that has a parameter of that name the word
 * means the parameter, and stays. A name that is taken changes nothing.
 */
export function renameVariable(project: Project, from: string, to: string, facts: BlockFacts): Project {
  if (from === to || !Object.hasOwn(project.variables, from) || Object.hasOwn(project.variables, to))
    return project
  const rename = (text: string): string => replaceWords(text, word => (word === from ? to : word))
  return {
    ...project,
    settings: renameInSettings(project.settings, rename),
    variables: mapValues(renameKey(project.variables, from, to), rename),
    models: mapValues(project.models, model => renameInModel(model, from, rename, facts)),
    sliders: mapList(project.sliders, pin => {
      const range = { from: rename(pin.from), to: rename(pin.to) }
      return range.from === pin.from && range.to === pin.to ? pin : { ...pin, ...range }
    }),
  }
}

function renameInSettings(settings: Settings, rename: (text: string) => string): Settings {
  const renamed = EXPRESSION_SETTINGS.flatMap((name): [string, string][] => {
    const text = settings[name]
    return text === undefined ? [] : [[name, rename(text)]]
  })
  return { ...settings, ...Object.fromEntries(renamed) }
}

function renameInModel(
  model: Model,
  word: string,
  rename: (text: string) => string,
  facts: BlockFacts,
): Model {
  if (Object.hasOwn(model.parameters, word)) return model
  const parameters = mapValues(model.parameters, rename)
  const blocks = mapValues(model.blocks, block =>
    replaceInBlock(block, name => (name === word ? rename(name) : name), facts),
  )
  return parameters === model.parameters && blocks === model.blocks ? model : { ...model, parameters, blocks }
}
