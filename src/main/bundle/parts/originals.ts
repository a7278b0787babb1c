import { type BundlePart, pathOfMasked, pathOfPhoto, rowsOf } from '../bundle-part.ts'

/** Every photo, bit for bit as the camera wrote it; or, with the eyes masked, as a PNG of its pixels and nothing else. */
export const ORIGINALS: BundlePart = {
  name: 'originals',
  files: async function* ({ plan, rows, load, mask }) {
    if (!plan.contents.has('originals')) return
    for (const photo of rowsOf(rows, 'photo'))
      yield plan.masked
        ? { path: pathOfMasked(photo), bytes: (await mask(photo)).png }
        : { path: pathOfPhoto(photo), bytes: await load(String(photo.file_id)), fromCamera: true }
  },
}
