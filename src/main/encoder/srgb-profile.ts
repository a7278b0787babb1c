import sharp from 'sharp'

let made: Promise<Uint8Array> | null = null

/** The sRGB profile of the library, as it stands in the pictures that it writes. */
export function srgbProfile(): Promise<Uint8Array> {
  return (made ??= make())
}

async function make(): Promise<Uint8Array> {
  const png = await sharp({ create: { width: 1, height: 1, channels: 3, background: '#000' } })
    .withIccProfile('srgb')
    .png()
    .toBuffer()
  const { icc } = await sharp(png).metadata()
  if (!icc) throw new Error('expected an sRGB profile in a PNG of the encoder, found none')
  return icc
}
