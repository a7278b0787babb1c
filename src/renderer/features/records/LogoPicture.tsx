import { useEffect, useRef } from 'react'
import { useInterface } from '../../app/interface-context.ts'

/** The logo on white, as on paper. */
export function LogoPicture({ logo }: { readonly logo: Uint8Array<ArrayBuffer> }) {
  const { texts } = useInterface()
  const picture = useRef<HTMLImageElement>(null)
  useEffect(() => {
    const url = URL.createObjectURL(new Blob([logo], { type: 'image/png' }))
    if (picture.current) picture.current.src = url
    return () => {
      URL.revokeObjectURL(url)
    }
  }, [logo])
  return <img ref={picture} className="logo" alt={texts.records.clinic.logo} draggable={false} />
}
