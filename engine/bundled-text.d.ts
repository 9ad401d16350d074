/** A module with all that it imports, bundled to the text of one. */
declare module '*?bundle' {
  const text: string
  export default text
}
