import { type BundlePart, isoTime, jsonBytes, rowsOf } from '../bundle-part.ts'

const parsed = (json: unknown): unknown => JSON.parse(String(json))

/** What somebody drew over photos, in px of the upright photo from its upper left corner. */
export const DRAWINGS: BundlePart = {
  name: 'drawings',
  files: function* ({ plan, rows }) {
    if (!plan.contents.has('drawings')) return
    const annotations = rowsOf(rows, 'annotation').map((row) => ({
      id: row.id,
      photo: row.photo_id,
      shape: parsed(row.shape),
      text: row.text,
      createdAt: isoTime(row.created_ms),
      changedAt: isoTime(row.changed_ms),
    }))
    const regions = rowsOf(rows, 'region').map((row) => ({
      id: row.id,
      photo: row.photo_id,
      ordinal: row.ordinal,
      name: row.name,
      tool: row.tool,
      rings: parsed(row.rings),
      createdAt: isoTime(row.created_ms),
      changedAt: isoTime(row.changed_ms),
    }))
    yield { path: 'annotations.json', bytes: jsonBytes(annotations) }
    yield { path: 'regions.json', bytes: jsonBytes(regions) }
  },
}
