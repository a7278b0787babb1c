import { createHash } from 'node:crypto'
import type { Row } from '../../records/transfer/read-rows.ts'
import { type BundledPatient, type BundlePart, rowsOf } from '../bundle-part.ts'

/** A page for the patient of each visit that has a photo. It names the patient: what leaves without names has none. */
export const REPORTS: BundlePart = {
  name: 'reports',
  files: async function* (exported) {
    const { plan, pages, reportOf } = exported
    if (!plan.named || !plan.contents.has('report') || !reportOf) return
    for (const visit of rowsOf(exported.rows, 'visit')) {
      const photo = photoOf(exported, visit)
      if (!photo) continue
      const { bytes, language } = await reportOf(String(photo.id))
      const path = `reports/${visit.id}.pdf`
      const sha1 = createHash('sha1').update(bytes).digest('base64')
      pages.push({ visitId: String(visit.id), path, bytes: bytes.length, sha1, language })
      yield { path, bytes }
    }
  },
}

/** What a visit's page shows: the last photo from the front, else the last. */
function photoOf({ rows }: BundledPatient, visit: Row): Row | undefined {
  const own = rowsOf(rows, 'photo')
    .filter(({ visit_id }) => visit_id === visit.id)
    .sort((a, b) => Number(a.taken_ms) - Number(b.taken_ms))
  return own.findLast(({ view }) => view === 'front') ?? own.at(-1)
}
