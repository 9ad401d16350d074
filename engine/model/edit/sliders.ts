/** Pins of parameters as sliders. */
import type { Project, SliderPin } from '../project.ts'
import { keepItems } from './records.ts'

/** Pins a parameter, or gives its pin another range or label. */
export function pinSlider(project: Project, pin: SliderPin): Project {
  const index = project.sliders.findIndex(({ parameter }) => parameter === pin.parameter)
  const old = project.sliders[index]
  if (!old) return { ...project, sliders: [...project.sliders, pin] }
  const isSame = old.from === pin.from && old.to === pin.to && old.label === pin.label
  if (isSame) return project
  const next = old.unknown === undefined ? pin : { ...pin, unknown: old.unknown }
  return { ...project, sliders: project.sliders.with(index, next) }
}

export function unpinSlider(project: Project, parameter: string): Project {
  const sliders = keepItems(project.sliders, pin => pin.parameter !== parameter)
  return sliders === project.sliders ? project : { ...project, sliders }
}
