/**
 * Characters that are not seen, or that change how others are seen: controls (also those that a terminal obeys),
 * turns of the writing direction, joiners, and what has no meaning outside one font.
 */
const UNSEEN = /[\p{Cc}\p{Cf}\p{Co}\p{Cs}\p{Zl}\p{Zp}]/gu

/** For one line: spaces for breaks and tabs, and a mark in the place of what would not be seen. */
export function toPlainText(text: string): string {
  return text.replace(/[\r\n\t]+/g, ' ').replace(UNSEEN, '\uFFFD')
}

/** Whether a name shows all that it consists of. */
export function isPlainText(text: string): boolean {
  return text === toPlainText(text) && !text.includes('\uFFFD')
}

/** What two names have in common that look the same: letter case, width and spaces make no difference. */
export function foldName(name: string): string {
  return name.normalize('NFKC').trim().replace(/\s+/g, ' ').toLowerCase()
}
