import { z } from 'zod'
import { recordId } from './record-id.ts'
import { line } from './typed-text.ts'

/** How many that are due are shown at once. */
export const MAX_REMINDERS_DUE = 100

/** What is to be done for a patient by a day, such as the photo after 30 days. */
export const reminderFields = z.strictObject({
  patientId: recordId,
  dueOn: z.iso.date(),
  text: line(500),
})
export type ReminderFields = z.infer<typeof reminderFields>

export const reminder = z.strictObject({
  id: recordId,
  ...reminderFields.shape,
  doneMs: z.number().int().nullable(),
})
export type Reminder = z.infer<typeof reminder>
