import type { ImageSize } from '../../../shared/imaging/pixels.ts'
import type { PixelValues } from '../../../shared/imaging/pixel-values.ts'
import { applied, type Point, type Similarity } from '../../../shared/imaging/similarity.ts'
import type { LoupeStore } from '../../canvas/loupe-store.ts'

export interface LoupeReading {
  readonly loupe: Pick<LoupeStore, 'spot' | 'subscribe'>
  /** From the photo at hand to the one that is read. */
  readonly place: Similarity
  /** Of the photo that is read. */
  readonly size: ImageSize
  /** What is known of one of its pixels; null: nothing. */
  readonly read: (at: Point) => Promise<PixelValues | null>
  /** Null: the loupe is off, beside the photo, or elsewhere than what was read last. */
  readonly onValues: (values: PixelValues | null) => void
}

/**
 * Reads the pixel under the cross of the loupe, from now until the function that is returned is called: what was read is then of
 * another place. One pixel at a time: the spot where the pointer rests is always read in the end.
 */
export function readUnderLoupe({ loupe, place, size, read, onValues }: LoupeReading): () => void {
  let gone = false
  let reading = false
  let wanted = ''
  const look = (): void => {
    const { x, y } = loupe.spot ? applied(place, loupe.spot) : { x: -1, y: -1 }
    if (x < 0 || y < 0 || x >= size.width || y >= size.height) {
      wanted = ''
      onValues(null)
      return
    }
    const at = { x: Math.floor(x), y: Math.floor(y) }
    const name = `${at.x} ${at.y}`
    if (reading || name === wanted) return
    reading = true
    wanted = name
    read(at)
      .catch(() => null)
      .then((found) => {
        reading = false
        if (gone) return
        onValues(loupe.spot ? found : null)
        look()
      })
      .catch(() => undefined)
  }
  const end = loupe.subscribe(look)
  look()
  return () => {
    gone = true
    end()
    onValues(null)
  }
}
