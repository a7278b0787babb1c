import { z } from 'zod'
import { auditCheck, auditFilter, auditLine } from '../domain/audit-line.ts'
import { recordId } from '../domain/record-id.ts'

/** Lines of a page of the log. */
export const AUDIT_PAGE = 100

/** The channels that read the log. What they show is never in a patient's record. */
export const AUDIT_CHANNELS = {
  /** The newest first. `beforeSeq`: only lines before this one, for the next page. */
  'audit:find': {
    permission: 'audit.read',
    request: z.strictObject({ filter: auditFilter, beforeSeq: z.number().int().positive().nullable() }),
    response: z.strictObject({
      lines: z.array(auditLine),
      more: z.boolean(),
      /** Everybody who has ever worked here. */
      people: z.array(z.strictObject({ id: recordId, name: z.string() })),
    }),
  },
  /** Looks at every line; the check itself stands in the log. */
  'audit:verify': { permission: 'audit.read', request: z.undefined(), response: auditCheck },
} as const
