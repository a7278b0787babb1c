import { type BundlePart, pathOfPhoto, pathOfPixels, rowsOf } from '../bundle-part.ts'

/**
 * Every photo, bit for bit as the camera wrote it; or, where nothing names the patient, as a PNG of its pixels and nothing else, with
 * the eyes masked where that was chosen.
 */
export const ORIGINALS: BundlePart = {
  name: 'originals',
  files: async function* ({ plan, rows, load, pixels, mask }) {
    if (!plan.contents.has('originals')) return
    for (const photo of rowsOf(rows, 'photo'))
      yield plan.named
        ? { path: pathOfPhoto(photo), bytes: await load(String(photo.file_id)), fromCamera: true }
        : {
            path: pathOfPixels(photo),
            bytes: plan.masked ? (await mask(photo)).png : await pixels(photo),
          }
  },
}
