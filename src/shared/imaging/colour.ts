/** Colour science that both sides need: sRGB (IEC 61966-2-1) and CIE L*a*b* with white = sRGB (1, 1, 1). */

/** Linear light in [0, 1] to a gamma-encoded sRGB value in [0, 1]. */
export function encodeSrgb(linear: number): number {
  return linear <= 0.0031308 ? 12.92 * linear : 1.055 * linear ** (1 / 2.4) - 0.055
}

/** Gamma-encoded sRGB value in [0, 1] to linear light. */
export function decodeSrgb(value: number): number {
  return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4
}

/** L* (0…100) to relative luminance Y (0…1). */
export function luminanceOfLightness(lightness: number): number {
  const f = (lightness + 16) / 116
  return f > 6 / 29 ? f * f * f : 3 * (6 / 29) ** 2 * (f - 4 / 29)
}

const ENCODED_STEPS = 4096

/** sRGB bytes for linear light 0…1 in steps of 1/4095: fast encoding of whole images, off by at most one level in the darkest tones. */
export const SRGB_BYTES: Uint8Array = Uint8Array.from({ length: ENCODED_STEPS }, (_, step) =>
  Math.round(255 * encodeSrgb(step / (ENCODED_STEPS - 1))),
)

/** The sRGB byte for linear light, clipped to 0…1. */
export function srgbByte(linear: number): number {
  const step = Math.round(Math.min(1, Math.max(0, linear)) * (ENCODED_STEPS - 1))
  return SRGB_BYTES[step] as number
}

/** CIE L*a*b* of linear light, each channel of sRGB's primaries about 0…1; white = (1, 1, 1). */
export function labOfLinear(r: number, g: number, b: number): [number, number, number] {
  const f = (t: number): number => (t > (6 / 29) ** 3 ? Math.cbrt(t) : t / (3 * (6 / 29) ** 2) + 4 / 29)
  const fx = f((0.4124564 * r + 0.3575761 * g + 0.1804375 * b) / 0.95047)
  const fy = f(0.2126729 * r + 0.7151522 * g + 0.072175 * b)
  const fz = f((0.0193339 * r + 0.119192 * g + 0.9503041 * b) / 1.08883)
  return [116 * fy - 16, 500 * (fx - fy), 200 * (fy - fz)]
}

/** CIE L*a*b* of a gamma-encoded sRGB colour, each channel 0…1; white = sRGB (1, 1, 1). */
export function labOfSrgb(red: number, green: number, blue: number): [number, number, number] {
  return labOfLinear(decodeSrgb(red), decodeSrgb(green), decodeSrgb(blue))
}

/**
 * Individual typology angle in degrees, atan((L* − 50) / b*) (Chardon 1991): about 55 and more is very light skin,
 * −30 and less dark. Meaningful for skin under neutral light only, where b* is above 0.
 */
export function typologyAngle(lightness: number, b: number): number {
  return (Math.atan2(lightness - 50, b) * 180) / Math.PI
}
