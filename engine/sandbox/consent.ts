/** Which plugins the user has turned on, each bound to its content: what has changed is off again. */
import { z } from 'zod'

/** Hash of the content by the plugin's name in the folder. */
export type Consent = Readonly<Record<string, string>>

const schema = z.object({ enabled: z.record(z.string(), z.string()) })

/** Nothing is on where the text is no consent. */
export function readConsent(text: string): Consent {
  try {
    return schema.parse(JSON.parse(text)).enabled
  } catch {
    return {}
  }
}

export function writeConsent(consent: Consent): string {
  return `${JSON.stringify({ enabled: consent }, null, 2)}\n`
}

export function isEnabled(consent: Consent, name: string, hash: string): boolean {
  return Object.hasOwn(consent, name) && consent[name] === hash
}

export function changeConsent(consent: Consent, name: string, hash: string | null): Consent {
  const others = Object.entries(consent).filter(([other]) => other !== name)
  return Object.fromEntries(hash === null ? others : [...others, [name, hash]])
}
