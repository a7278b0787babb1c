import { Image } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'

/** A small picture of a file that is not in any record yet; a sign where the page cannot paint it, as HEIC. */
export function FilePreview({ file }: { readonly file: File }) {
  const picture = useRef<HTMLImageElement>(null)
  const [failed, setFailed] = useState(false)
  useEffect(() => {
    const url = URL.createObjectURL(file)
    if (picture.current) picture.current.src = url
    return () => {
      URL.revokeObjectURL(url)
    }
  }, [file])
  return (
    <span className="thumbnail">
      {failed ? (
        <Image size={24} strokeWidth={1.5} aria-hidden />
      ) : (
        <img
          ref={picture}
          alt=""
          loading="lazy"
          decoding="async"
          draggable={false}
          onError={() => {
            setFailed(true)
          }}
        />
      )}
    </span>
  )
}
