import { type EyeBar, eyeBar, fillBar } from '../../shared/imaging/eye-bar.ts'
import type { RgbImage } from '../../shared/imaging/pixels.ts'
import { wholeOf } from '../analysis/alignment/shrunk.ts'
import { DETECTOR_SIDES, findFaces } from '../analysis/skin/face-finder.ts'
import { FIND_SIDE, shrinkPhoto, workPicture } from '../analysis/skin/work-picture.ts'
import type { TaskContext } from '../pool/task-table.ts'

export interface MaskedPicture {
  readonly bars: readonly EyeBar[]
  /** R, G, B. */
  readonly pixels: Uint8Array
}

/**
 * Paints a black bar over the eyes of every face in a picture, large ones and small ones, and says where; none: no face was found.
 * Writes into the picture: the caller must be the only one who has it. Returns its pixels with 8 bits a sample.
 */
export async function maskEyes(
  { image }: { readonly image: RgbImage },
  context: TaskContext,
): Promise<MaskedPicture> {
  const picture = workPicture(wholeOf(image), FIND_SIDE)
  shrinkPhoto({ photo: image, picture, rowBegin: 0, rowEnd: picture.height }, context)
  const bars: EyeBar[] = []
  // Each side finds faces of another size; a face that two of them find gets two bars, which is one too many and none too few.
  for (const side of DETECTOR_SIDES)
    for (const { landmarks } of await findFaces(picture, context, [side]))
      bars.push(
        eyeBar(
          landmarks.map(({ x, y }) => ({
            x: (x * image.width) / picture.width,
            y: (y * image.height) / picture.height,
          })),
        ),
      )
  for (const bar of bars) fillBar(image.data, image, 3, bar)
  return { bars, pixels: image.data instanceof Uint8Array ? image.data : inEightBits(image.data) }
}

function inEightBits(samples: ArrayLike<number>): Uint8Array<SharedArrayBuffer> {
  const bytes = new Uint8Array(new SharedArrayBuffer(samples.length))
  for (let at = 0; at < bytes.length; at += 1) bytes[at] = (samples[at] ?? 0) >> 8
  return bytes
}
