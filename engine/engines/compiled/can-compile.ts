/** Magic number and version: the smallest module there is. */
const EMPTY_MODULE = Uint8Array.of(0x00, 0x61, 0x73, 0x6d, 0x01, 0x00, 0x00, 0x00)

/** Whether WebAssembly exists here and the page's policy lets us compile it. */
export function canCompile(): boolean {
  try {
    new WebAssembly.Module(EMPTY_MODULE)
    return true
  } catch {
    return false
  }
}
