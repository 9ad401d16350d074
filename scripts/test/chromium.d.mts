export const NO_CHROMIUM: string

export function findChromium(report: (line: string) => void): Promise<string | null>
