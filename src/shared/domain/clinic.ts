import { z } from 'zod'
import { line } from './typed-text.ts'

/** What a clinic says of itself, for what leaves the program on paper. */
export const clinicProfile = z.strictObject({
  /** Empty: not said. */
  name: line(200),
})
export type ClinicProfile = z.infer<typeof clinicProfile>
