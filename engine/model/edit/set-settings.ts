import type { Project, Settings } from '../project.ts'

export type SettingName = Exclude<keyof Settings, 'unknown'>

/** Those that are expressions over the project's variables; the others are words. */
export const EXPRESSION_SETTINGS = [
  'step',
  'stop',
  'relTol',
  'absTol',
  'maxStep',
  'initialStep',
] as const satisfies readonly SettingName[]

const REQUIRED: readonly string[] = ['solver', 'step', 'stop'] satisfies SettingName[]

/** Sets what the user typed; whether it means anything is told when the project compiles. An empty text is no setting. */
export function setSettings(project: Project, changes: Partial<Record<SettingName, string>>): Project {
  const before: Partial<Record<string, unknown>> = { ...project.settings }
  if (Object.entries(changes).every(([name, text]) => (before[name] ?? '') === text)) return project
  const kept = Object.entries({ ...project.settings, ...changes }).filter(
    ([name, text]) => text !== '' || REQUIRED.includes(name),
  )
  return { ...project, settings: Object.fromEntries(kept) as unknown as Settings }
}

export function renameProject(project: Project, name: string): Project {
  return name === project.name ? project : { ...project, name }
}
