import { z } from 'zod'
import { recordId } from './record-id.ts'

/**
 * What a line of the log can tell of, by area. Where something was refused for want of a right, the action is the permission
 * that was missing.
 */
export const AUDIT_ACTIONS = [
  'patient.look',
  'patient.add',
  'patient.change',
  'patient.merge',
  'patient.unmerge',
  'patient.erase',
  'patient.read',
  'patient.write',
  'visit.add',
  'visit.change',
  'photo.add',
  'photo.kept-despite',
  'photo.known',
  'photo.look',
  'photo.align',
  'analysis.add',
  'analysis.look',
  'annotation.add',
  'annotation.change',
  'annotation.delete',
  'region.add',
  'region.change',
  'region.delete',
  'consent.give',
  'consent.withdraw',
  'consent.write',
  'reminder.add',
  'reminder.change',
  'record.export',
  'record.import',
  'archive.change',
  'archive.queue',
  'archive.send',
  'archive.find',
  'archive.fetch',
  'report.make',
  'report.save',
  'report.print',
  'report.archive',
  'emergency.open',
  'user.sign-in',
  'user.passphrase',
  'user.recover',
  'user.add',
  'user.disable',
  'user.write',
  'clinic.set-up',
  'clinic.change',
  'clinic.add-print',
  'clinic.remove-print',
  'clinic.recovery-code',
  'clinic.write',
  'clinic.export',
  'clinic.import',
  'backup.begin',
  'backup.end',
  'backup.run',
  'backup.restore',
  'audit.read',
  'audit.verify',
  'audit.export',
] as const
export type AuditAction = (typeof AUDIT_ACTIONS)[number]
export type AuditArea = AuditAction extends `${infer Area}.${string}` ? Area : never

export const areaOf = (action: AuditAction): AuditArea => action.slice(0, action.indexOf('.')) as AuditArea

export const AUDIT_OUTCOMES = ['done', 'refused', 'failed'] as const
export type AuditOutcome = (typeof AUDIT_OUTCOMES)[number]

/** A line of the log as its reader sees it. */
export const auditLine = z.strictObject({
  /** From 1 on, without gaps. */
  seq: z.number().int().positive(),
  atMs: z.number().int(),
  /** Null: the program itself. */
  userId: recordId.nullable(),
  role: z.string().nullable(),
  /** One of `AUDIT_ACTIONS`, or one of a newer version. */
  action: z.string(),
  object: z.string().nullable(),
  /** The clinic's number, where the object is a patient and the reader may read patients' records. */
  patientNumber: z.string().nullable(),
  outcome: z.enum(AUDIT_OUTCOMES),
  reason: z.string().nullable(),
})
export type AuditLineShown = z.infer<typeof auditLine>

/** Which lines are asked for; null: all. */
export const auditFilter = z.strictObject({
  fromMs: z.number().int().nullable(),
  /** The moment after the last one. */
  untilMs: z.number().int().nullable(),
  userId: recordId.nullable(),
  action: z
    .string()
    .regex(/^[a-z]+\.[a-z-]{1,40}$/)
    .nullable(),
  outcome: z.enum(AUDIT_OUTCOMES).nullable(),
  /** How the record's id begins. */
  objectStart: z
    .string()
    .regex(/^[0-9a-f]{1,32}$/)
    .nullable(),
})
export type AuditFilter = z.infer<typeof auditFilter>

export const WHOLE_LOG: AuditFilter = {
  fromMs: null,
  untilMs: null,
  userId: null,
  action: null,
  outcome: null,
  objectStart: null,
}

/** What a check of the whole log found. */
export const auditCheck = z.strictObject({
  lines: z.number().int().nonnegative(),
  /** When the first line was written; null: there is none. */
  sinceMs: z.number().int().nullable(),
  /** The line where it is not as it was written; null: it is whole. `expected`: the line that the log must reach at least. */
  fault: z
    .discriminatedUnion('kind', [
      z.strictObject({ kind: z.enum(['gap', 'altered', 'replaced']), seq: z.number().int() }),
      z.strictObject({
        kind: z.literal('shortened'),
        seq: z.number().int(),
        expected: z.number().int(),
      }),
    ])
    .nullable(),
})
export type AuditCheck = z.infer<typeof auditCheck>
