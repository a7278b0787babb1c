import {
  type BundlePart,
  jsonBytes,
  pathOfLayer,
  pathOfPhoto,
  pathOfThumbnail,
  rowsOf,
} from '../bundle-part.ts'

/** Where the rows and the way to every file are. */
export const RECORD_FILE = 'record.json'

/** The rows themselves and the small pictures: with the other parts all that takes the record into a store again. */
export const RECORD: BundlePart = {
  name: 'record',
  files: async function* ({ plan, rows, schema, load }) {
    if (!plan.whole) return
    const files: Record<string, string> = {}
    for (const photo of rowsOf(rows, 'photo')) {
      files[String(photo.file_id)] = pathOfPhoto(photo)
      if (photo.thumbnail_id === null) continue
      const path = pathOfThumbnail(photo)
      files[String(photo.thumbnail_id)] = path
      yield { path, bytes: await load(String(photo.thumbnail_id)) }
    }
    for (const layer of rowsOf(rows, 'analysis_layer')) files[String(layer.file_id)] = pathOfLayer(layer)
    yield { path: RECORD_FILE, bytes: jsonBytes({ schema, rows, files }) }
  },
}
