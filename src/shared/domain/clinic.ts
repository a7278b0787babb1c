import { z } from 'zod'
import { isLogo } from './clinic-logo.ts'
import { line, text } from './typed-text.ts'

/** Minutes without anything done after which the records lock themselves. */
export const LOCK_MINUTES = { least: 1, most: 60, usual: 10 } as const

/** What a clinic says of itself, for what leaves the program on paper, and how it wants to work. */
export const clinicProfile = z.strictObject({
  /** Empty: not said. */
  name: line(200),
  /** Several lines; empty: not said. */
  address: text(400),
  /** Telephone, page or the like; empty: not said. */
  contact: line(200),
  /** A PNG picture; null: none. */
  logo: z.instanceof(Uint8Array).refine(isLogo, 'expected a small PNG picture, found other bytes').nullable(),
  lockMinutes: z.int().min(LOCK_MINUTES.least).max(LOCK_MINUTES.most),
})
export type ClinicProfile = z.infer<typeof clinicProfile>

/** Before anything has been said. */
export const NO_PROFILE: ClinicProfile = {
  name: '',
  address: '',
  contact: '',
  logo: null,
  lockMinutes: LOCK_MINUTES.usual,
}
