/** CSV as in RFC 4180, but with lines that end in LF; numbers read back as the same double. */

/** The shortest text that reads back as the same double; `NaN`, `Infinity` and `-0` included. */
export function formatExactly(value: number): string {
  return Object.is(value, -0) ? '-0' : String(value)
}

/** The first line: `time`, then the names of the columns. */
export function writeCsvHead(names: readonly string[]): string {
  return ['time', ...names].map(quote).join(',')
}

function quote(field: string): string {
  return /[",\r\n]/.test(field) ? `"${field.replaceAll('"', '""')}"` : field
}
