import { useEffect, useRef } from 'react'
import { renderFormula } from '../theme/render-formula.ts'

export function Formula({ tex }: { readonly tex: string }) {
  const element = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (element.current) renderFormula(tex, element.current, { displayMode: true })
  }, [tex])
  return <div ref={element} className="formula" />
}
