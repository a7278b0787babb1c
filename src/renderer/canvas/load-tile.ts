import type { LoadTile } from './tile-cache.ts'

/** From the application itself: its own scheme, never the network. */
export const loadTile: LoadTile = async (path, signal) => {
  // eslint-disable-next-line no-restricted-globals -- tiles come from the page's own origin
  const response = await fetch(path, { signal })
  if (!response.ok) throw new Error(`expected a tile, found status ${response.status}`)
  return createImageBitmap(await response.blob())
}
