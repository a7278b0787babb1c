import type { ShownReport } from './useReport.ts'

/** What was done with a report, by its id. */
export interface DoneWithReport {
  readonly what: 'saved' | 'printed'
  readonly report: string
}

/** By name, what there is to say of the report that is shown: what was done with that very one, else what would leave. */
export function noteOf(
  done: DoneWithReport | null,
  shown: Pick<ShownReport, 'id' | 'nameHidden'> | null,
): 'saved' | 'printed' | 'exact' | 'exactButName' {
  if (done !== null && done.report === shown?.id) return done.what
  return shown?.nameHidden === true ? 'exactButName' : 'exact'
}
