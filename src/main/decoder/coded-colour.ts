import { BasalisError } from '../../shared/contract/errors.ts'
import { DISPLAY_P3 } from './icc-profile.ts'
import type { StoredPicture } from './stored-picture.ts'

/** Colours named by two codes of ITU-T H.273: the `nclx` of a HEIC, the `cICP` chunk of a PNG. */
export interface CodedColour {
  readonly primaries: number
  readonly transfer: number
}

const PRIMARIES = { bt709: 1, unspecified: 2, displayP3: 12 } as const
const HDR_TRANSFERS = new Set([16, 18])

/** What is to be converted of a picture with such codes. `kind` is the file's, for the sentence. Throws IMAGE_TYPE_UNSUPPORTED. */
export function planCodedColour(
  { primaries, transfer }: CodedColour,
  kind: string,
): Pick<StoredPicture, 'profile' | 'matrix'> {
  if (HDR_TRANSFERS.has(transfer)) {
    throw new BasalisError(
      'IMAGE_TYPE_UNSUPPORTED',
      `expected a ${kind} photo of standard dynamic range; found a high-dynamic-range one`,
    )
  }
  if (primaries === PRIMARIES.displayP3) return { profile: 'Display P3', matrix: DISPLAY_P3 }
  if (primaries === PRIMARIES.bt709 || primaries === PRIMARIES.unspecified)
    return { profile: null, matrix: null }
  throw new BasalisError(
    'IMAGE_TYPE_UNSUPPORTED',
    `expected a ${kind} photo with sRGB or Display P3 colours; found other primaries`,
  )
}
