/** Milliseconds that the view takes to get somewhere: none where the user's system asks for less motion. */
export function glide(milliseconds: number): number {
  return matchMedia('(prefers-reduced-motion: reduce)').matches ? 0 : milliseconds
}
