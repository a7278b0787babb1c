import type { Row } from '../../records/transfer/read-rows.ts'
import { type BundledPatient, type BundlePart, rowsOf } from '../bundle-part.ts'

/** A page for the patient of each visit that has a photo. It names the patient: what leaves without names has none. */
export const REPORTS: BundlePart = {
  name: 'reports',
  files: async function* (exported) {
    const { plan, reportOf } = exported
    if (!plan.named || !plan.contents.has('report') || !reportOf) return
    for (const visit of rowsOf(exported.rows, 'visit')) {
      const photo = photoOf(exported, visit)
      if (photo) yield { path: `reports/${visit.id}.pdf`, bytes: await reportOf(String(photo.id)) }
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
