import type { Project, Settings } from '../project.ts'

export type SettingName = Exclude<keyof Settings, 'unknown'>

/** Sets what the user typed; whether it means anything is told when the project compiles. An empty pace is no pace. */
export function setSettings(project: Project, changes: Partial<Record<SettingName, string>>): Project {
  const { pace, ...rest } = { ...project.settings, ...changes }
  const settings: Settings = pace === undefined || pace === '' ? rest : { ...rest, pace }
  const names: readonly SettingName[] = ['solver', 'step', 'stop', 'pace']
  return names.every(name => settings[name] === project.settings[name]) ? project : { ...project, settings }
}

export function renameProject(project: Project, name: string): Project {
  return name === project.name ? project : { ...project, name }
}
