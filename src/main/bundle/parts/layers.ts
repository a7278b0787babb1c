import { encodeGrey16Png, encodeGrey8Png } from '../../encoder/png.ts'
import { readGrey16Png, readGrey8Png } from '../../encoder/read-grey.ts'
import { withGreyProfile } from '../../encoder/grey-profile.ts'
import { type EyeBar, fillBar } from '../../../shared/imaging/eye-bar.ts'
import type { ImageSize } from '../../../shared/imaging/pixels.ts'
import { PIGMENTS } from '../../../shared/imaging/pigments.ts'
import { type BundlePart, pathOfLayer, rowsOf } from '../bundle-part.ts'

/** The maps of every analysis that is kept, in 16 bits, with their confidences and the skin, which have 8. */
export const LAYERS: BundlePart = {
  name: 'layers',
  files: async function* ({ plan, rows, load, barsOf }) {
    if (!plan.contents.has('layers')) return
    const analyses = new Map(rowsOf(rows, 'analysis').map((row) => [row.id, row.photo_id]))
    const photos = new Map(rowsOf(rows, 'photo').map((row) => [row.id, row]))
    for (const layer of rowsOf(rows, 'analysis_layer')) {
      const photo = photos.get(analyses.get(layer.analysis_id ?? null) ?? null)
      const bytes = await load(String(layer.file_id))
      const bars = plan.masked && photo ? await barsOf(photo) : []
      const size = { width: Number(photo?.width), height: Number(photo?.height) }
      const png = bars.length === 0 ? bytes : await barred(bytes, size, String(layer.name), bars)
      yield { path: pathOfLayer(layer), bytes: withGreyProfile(png) }
    }
  },
}

/** No value under the bars: what lies there would show the eyes again. */
async function barred(
  png: Uint8Array,
  size: ImageSize,
  name: string,
  bars: readonly EyeBar[],
): Promise<Uint8Array> {
  if (PIGMENTS.some((pigment) => pigment === name)) {
    const plane = await readGrey16Png(png, size)
    for (const bar of bars) fillBar(plane, size, 1, bar)
    return encodeGrey16Png(plane, size)
  }
  const plane = await readGrey8Png(png, size)
  for (const bar of bars) fillBar(plane, size, 1, bar)
  return encodeGrey8Png(plane, size)
}
