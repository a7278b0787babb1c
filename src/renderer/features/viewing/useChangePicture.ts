import { useEffect, useState } from 'react'
import { changePath, type ChangeRequest } from '../../../shared/contract/change-path.ts'
import { loadTile } from '../../canvas/load-tile.ts'

interface Loaded {
  readonly path: string
  /** Null: there is none. */
  readonly picture: ImageBitmap | null
}

/** The picture of what has changed in a map: undefined while it is made, null where there is none or none is wanted. */
export function useChangePicture(
  request: (ChangeRequest & { readonly version: string }) | null,
): ImageBitmap | null | undefined {
  const [loaded, setLoaded] = useState<Loaded | null>(null)
  // The same picture is made anew where a photo has been moved by hand.
  const path = request && `${changePath(request)}?${request.version}`
  useEffect(() => {
    if (path === null) return
    const ended = new AbortController()
    let made: ImageBitmap | null = null
    loadTile(path, ended.signal)
      .catch(() => null)
      .then((picture) => {
        made = picture
        if (ended.signal.aborted) picture?.close()
        else setLoaded({ path, picture })
      })
      .catch(() => undefined)
    return () => {
      ended.abort()
      made?.close()
      // Whoever comes back to it waits for it anew.
      setLoaded((now) => (now?.path === path ? null : now))
    }
  }, [path])
  if (path === null) return null
  return loaded?.path === path ? loaded.picture : undefined
}
