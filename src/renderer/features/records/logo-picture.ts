import { LOGO_LIMITS } from '../../../shared/domain/clinic-logo.ts'

/** Smaller copies are tried until one fits into the bytes a logo may take. */
const STEPS = [1, 0.7, 0.5, 0.35, 0.25]

/** A picture file as the PNG a clinic's logo is kept as; null where it is no picture the page can paint. */
export async function logoPicture(file: File): Promise<Uint8Array<ArrayBuffer> | null> {
  const picture = await createImageBitmap(file).catch(() => null)
  if (!picture) return null
  const { width, height } = picture
  const fitting = Math.min(1, LOGO_LIMITS.width / width, LOGO_LIMITS.height / height)
  try {
    for (const step of STEPS) {
      const canvas = new OffscreenCanvas(
        Math.max(1, Math.floor(width * fitting * step)),
        Math.max(1, Math.floor(height * fitting * step)),
      )
      canvas.getContext('2d')?.drawImage(picture, 0, 0, canvas.width, canvas.height)
      const bytes = new Uint8Array(await (await canvas.convertToBlob({ type: 'image/png' })).arrayBuffer())
      if (bytes.length <= LOGO_LIMITS.bytes) return bytes
    }
    return null
  } finally {
    picture.close()
  }
}
