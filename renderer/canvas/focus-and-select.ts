/** For a field that opens in place of a text: what stands in it can be typed over at once. */
export function focusAndSelect(field: HTMLInputElement | null): void {
  if (!field || field === document.activeElement) return
  field.focus({ preventScroll: true })
  field.select()
}
