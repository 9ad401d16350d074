/** A text that names keys of commands, with those of another keymap in their place. */

const KEYS = /(?:(?:Ctrl|Alt|Shift)\+)+(?:F\d+|[A-Z][a-z]+|[^\s*])|\bF\d+\b/g

/** @param keysFor what is shown for keys as the text writes them; undefined where no command has them */
export function writeKeysAnew(text: string, keysFor: (keys: string) => string | undefined): string {
  return text.replace(KEYS, keys => keysFor(keys) ?? keys)
}
