import { AUDIT_PAGE, type AUDIT_CHANNELS } from '../../../shared/contract/audit-channels.ts'
import type { AuditFilter, AuditLineShown } from '../../../shared/domain/audit-line.ts'
import type { AuditLines } from '../audit/audit-log.ts'
import type { AuditLine } from '../audit/chain.ts'
import type { RecordHandlers } from './record-context.ts'

/** The parts of a filter that ask for something. */
export const linesWanted = (filter: AuditFilter): AuditLines =>
  Object.fromEntries(Object.entries(filter).filter(([, value]) => value !== null))

/** A line without its code, which is the chain's. */
const shown = (
  { seq, atMs, userId, role, action, object, outcome, reason }: AuditLine,
  patientNumber: string | null,
): AuditLineShown => ({ seq, atMs, userId, role, action, object, patientNumber, outcome, reason })

export const AUDIT_HANDLERS: Pick<RecordHandlers, keyof typeof AUDIT_CHANNELS> = {
  'audit:find': ({ store, mayAlso }, { filter, beforeSeq }) => {
    const found = store.audit.find({
      ...linesWanted(filter),
      ...(beforeSeq !== null && { beforeSeq }),
      limit: AUDIT_PAGE + 1,
    })
    const lines = found.slice(0, AUDIT_PAGE)
    const objects = lines.flatMap(({ object }) => (object === null ? [] : [object]))
    const numbers = mayAlso('patient.read') ? store.patients.numbersOf(objects) : new Map<string, string>()
    return {
      lines: lines.map((line) => shown(line, numbers.get(line.object ?? '') ?? null)),
      more: found.length > AUDIT_PAGE,
      people: store.users.list().map(({ id, name }) => ({ id, name })),
    }
  },
  'audit:verify': async ({ store, actor }) => {
    const fault = await store.verifyLog()
    const extent = store.audit.extent()
    store.note(actor, 'audit.verify', fault ? 'failed' : 'done')
    return { ...extent, fault }
  },
}
