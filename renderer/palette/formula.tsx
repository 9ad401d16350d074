import katex from 'katex'
import { useEffect, useRef } from 'react'
import 'katex/dist/katex.min.css'

export function Formula({ tex }: { readonly tex: string }) {
  const element = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (element.current) katex.render(tex, element.current, { displayMode: true, throwOnError: false })
  }, [tex])
  return <div ref={element} className="formula" />
}
