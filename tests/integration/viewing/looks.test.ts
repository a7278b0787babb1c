import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import sharp from 'sharp'
import { describe, expect, it } from 'vitest'
import { LOOKS, LOOKS_TOLERANCE } from '../../e2e/support/looks.ts'
import { isWithin, pictureDifference } from '../../support/compare-pictures.ts'

/** At half size. The map of red and the button "Save…", as they lie in the picture of the sample. */
const RED_MAP = { left: 278, top: 46, width: 180, height: 135 }
const SAVE = { left: 499, top: 177, width: 39, height: 16 }

/** What the pictures of the window, which journeys compare with, tell apart. */
describe('the picture of the sample', () => {
  const golden = readFileSync(join(LOOKS, 'sample.png'))
  const isTaken = async (other: Buffer): Promise<boolean> =>
    isWithin(await pictureDifference(other, golden, 'rgb'), LOOKS_TOLERANCE)
  const over = (picture: Buffer, { left, top }: { readonly left: number; readonly top: number }) =>
    sharp(golden)
      .composite([{ input: picture, left, top }])
      .png()
      .toBuffer()
  const part = (area: typeof SAVE) => sharp(golden).extract(area)

  it('is taken for itself, and where letters are drawn a little otherwise', async () => {
    expect(await isTaken(golden)).toBe(true)
    expect(await isTaken(await sharp(golden).blur(0.5).png().toBuffer())).toBe(true)
  })

  it('is not taken where a pane has moved by 6 px', async () => {
    const moved = await part(RED_MAP).png().toBuffer()
    expect(await isTaken(await over(moved, { left: RED_MAP.left + 3, top: RED_MAP.top }))).toBe(false)
  })

  it('is not taken where a map has other colours', async () => {
    const bands = await part(RED_MAP).removeAlpha().toColourspace('srgb').raw().toBuffer()
    for (let at = 0; at < bands.length; at += 3) bands.subarray(at, at + 3).reverse()
    const { width, height } = RED_MAP
    const other = await sharp(bands, { raw: { width, height, channels: 3 } })
      .png()
      .toBuffer()
    expect(await isTaken(await over(other, RED_MAP))).toBe(false)
  })

  it('is not taken where a button is missing', async () => {
    const { width, height } = SAVE
    const bare = await sharp({ create: { width, height, channels: 3, background: '#252525' } })
      .png()
      .toBuffer()
    expect(await isTaken(await over(bare, SAVE))).toBe(false)
  })
})
