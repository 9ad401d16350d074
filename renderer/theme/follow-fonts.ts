/** Calls whenever fonts have come: those of formulas are fetched when one is first laid out, and widths are others then. */
export function followFonts(call: () => void): () => void {
  document.fonts.addEventListener('loadingdone', call)
  return () => document.fonts.removeEventListener('loadingdone', call)
}
