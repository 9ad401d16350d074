/** A text without its spaces. */
export function closeUp(text: string): string {
  return text.replace(/\s+/g, '')
}
