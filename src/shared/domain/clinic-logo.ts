/** A clinic's logo as it is kept and printed: a PNG of a size that paper needs and no more. */
export const LOGO_LIMITS = { bytes: 400_000, width: 1200, height: 600 } as const

const SIGNATURE = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]
const HEADER = [0x49, 0x48, 0x44, 0x52]

/** Whether bytes begin as a PNG picture within the limits. */
export function isLogo(bytes: Uint8Array): boolean {
  if (bytes.length < 33 || bytes.length > LOGO_LIMITS.bytes) return false
  if (!SIGNATURE.every((byte, at) => bytes[at] === byte)) return false
  if (!HEADER.every((byte, at) => bytes[12 + at] === byte)) return false
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const [width, height] = [view.getUint32(16), view.getUint32(20)]
  return width >= 1 && width <= LOGO_LIMITS.width && height >= 1 && height <= LOGO_LIMITS.height
}
