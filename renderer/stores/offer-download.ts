/** Gives the user a text as a file of the browser, which asks or saves as it is set to. */
export function offerDownload(path: string, text: string): void {
  const link = document.createElement('a')
  link.href = URL.createObjectURL(new Blob([text], { type: 'text/csv' }))
  link.download = path.slice(path.lastIndexOf('/') + 1)
  link.click()
  // The browser has taken the text by then.
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000)
}
