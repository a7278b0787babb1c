import { z } from 'zod'
import { recordId } from './record-id.ts'
import { line } from './typed-text.ts'

/** What a member of staff may do; `PERMISSIONS` says it. */
export const ROLES = ['viewer', 'clinician', 'admin', 'auditor'] as const
export type Role = (typeof ROLES)[number]

export const userFields = z.strictObject({
  name: line(200).pipe(z.string().min(1)),
  role: z.enum(ROLES),
})
export type UserFields = z.infer<typeof userFields>

export const user = z.strictObject({
  id: recordId,
  ...userFields.shape,
  createdMs: z.number().int(),
  /** Since when the user may not sign in any more; null: may. */
  disabledMs: z.number().int().nullable(),
})
export type User = z.infer<typeof user>

/**
 * Who may do what; an action that is not here nobody may. An auditor reads the log and no record; an admin looks after the
 * clinic and its people and has no need of the records either, but for erasing them.
 */
export const PERMISSIONS = {
  'patient.read': ['viewer', 'clinician'],
  'patient.write': ['clinician'],
  'patient.merge': ['clinician'],
  'patient.erase': ['admin'],
  'record.export': ['clinician'],
  'consent.write': ['clinician'],
  'clinic.write': ['admin'],
  'clinic.export': ['admin'],
  'clinic.import': ['admin'],
  'user.write': ['admin'],
  'backup.run': ['admin'],
  'backup.restore': ['admin'],
  'audit.read': ['auditor', 'admin'],
} as const satisfies Record<string, readonly Role[]>
export type Permission = keyof typeof PERMISSIONS

export const may = (role: Role, permission: Permission): boolean =>
  (PERMISSIONS[permission] as readonly Role[]).includes(role)
