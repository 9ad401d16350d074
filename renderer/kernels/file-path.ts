/** Paths of files, of either kind of system, as text. */

/** `name` in `folder`, unless the name is a whole path itself. */
export function joinPath(folder: string, name: string): string {
  if (isWholePath(name)) return name
  const separator = separatorOf(folder)
  return folder.endsWith(separator) ? folder + name : folder + separator + name
}

export function splitPath(path: string): { readonly folder: string; readonly file: string } {
  const separator = separatorOf(path)
  const end = path.lastIndexOf(separator)
  // The root keeps its separator: `/` and `C:\`.
  const isRoot = end === path.indexOf(separator)
  return { folder: path.slice(0, isRoot ? end + 1 : end), file: path.slice(end + 1) }
}

export function fileOf(path: string): string {
  return splitPath(path).file
}

function isWholePath(path: string): boolean {
  return path.startsWith('/') || /^[A-Za-z]:[\\/]/.test(path) || path.startsWith('\\\\')
}

function separatorOf(path: string): '/' | '\\' {
  return path.startsWith('/') || !path.includes('\\') ? '/' : '\\'
}
