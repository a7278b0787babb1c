import sharp from 'sharp'
import { expect, it } from 'vitest'
import {
  encodePrintJpeg,
  printGrey,
  printPictureSize,
  printRgb,
} from '../../../src/main/encoder/print-picture.ts'

const WIDE = { width: 120, height: 80 }
const noise = Uint8Array.from({ length: 3 * WIDE.width * WIDE.height }, (_, at) => (at * 7919) >> 3)
const picture = () => sharp(noise, { raw: { ...WIDE, channels: 3 } })

it.each([
  ['encodePrintJpeg', encodePrintJpeg],
  ['printRgb', printRgb],
  ['printGrey', printGrey],
] as const)('%s says of a picture that is cut off that it is damaged', async (_, print) => {
  for (const whole of [await picture().png().toBuffer(), await picture().jpeg().toBuffer()]) {
    const cut = whole.subarray(0, Math.round(0.6 * whole.length))
    await expect(print(cut, { width: 30, height: 20 })).rejects.toMatchObject({ code: 'IMAGE_CORRUPT' })
  }
})

it('prints a picture upright that a camera has turned', async () => {
  const upright = await picture().png().toBuffer()
  // EXIF 6: to be turned by a quarter to the right to be seen upright.
  const turned = await sharp(upright).rotate(-90).withMetadata({ orientation: 6 }).png().toBuffer()
  expect(await printPictureSize(turned)).toEqual(WIDE)
  expect(await printRgb(turned, WIDE)).toEqual(await printRgb(upright, WIDE))
})
