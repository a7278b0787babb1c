import ExifReader from 'exifreader'
import type { MatrixProfile } from './icc-profile.ts'

/**
 * Adobe RGB (1998) as its own ICC profile writes it: primaries (0.64, 0.33), (0.21, 0.71), (0.15, 0.06), white D65
 * adapted to D50, gamma 563/256.
 */
export const ADOBE_RGB: MatrixProfile = {
  toXyz: [0.60974, 0.20528, 0.14919, 0.31111, 0.62567, 0.06322, 0.01947, 0.06087, 0.74457],
  curves: [gamma, gamma, gamma],
}

function gamma(value: number): number {
  return value ** (563 / 256)
}

const SRGB = 1
const ADOBE = 2

/**
 * Whether a JPEG without a profile says in its EXIF that its colours are Adobe RGB. Cameras that are set to it may say so
 * by the index R03 alone (DCF 2.0, "option file"), or by a colour space 2; R03 beside a colour space sRGB is not believed.
 */
export function isAdobeRgbByExif(jpeg: Uint8Array): boolean {
  try {
    const { exif } = ExifReader.load(Buffer.from(jpeg.buffer, jpeg.byteOffset, jpeg.byteLength), {
      expanded: true,
      includeTags: { exif: ['ColorSpace', 'InteroperabilityIndex'] },
    })
    const space = exif?.ColorSpace?.value
    return space === ADOBE || (space !== SRGB && exif?.InteroperabilityIndex?.description === 'R03')
  } catch {
    return false
  }
}
