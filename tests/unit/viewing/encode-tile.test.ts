import sharp from 'sharp'
import { describe, expect, it } from 'vitest'
import { encodeTile } from '../../../src/main/viewing/encode-tile.ts'

const width = 61
const height = 37
const data = Uint8Array.from({ length: width * height * 3 }, (_, i) => 128 + 60 * Math.sin(i / 97))
const tile = { width, height, data }

async function decoded(bytes: Buffer) {
  const { data: found, info } = await sharp(bytes).raw().toBuffer({ resolveWithObject: true })
  return { found, info }
}

describe('encodeTile', () => {
  it('sends level 0 bit for bit', async () => {
    const { type, bytes } = await encodeTile(tile, 0)
    const { found, info } = await decoded(bytes)
    expect([type, info.width, info.height, info.channels]).toEqual(['image/png', width, height, 3])
    expect(new Uint8Array(found)).toEqual(data)
  })

  it.each([1, 5])('sends level %d as a JPEG that is nowhere far off', async (level) => {
    const { type, bytes } = await encodeTile(tile, level)
    const { found, info } = await decoded(bytes)
    expect([type, info.width, info.height, info.channels]).toEqual(['image/jpeg', width, height, 3])
    const worst = data.reduce((far, value, i) => Math.max(far, Math.abs(value - (found[i] ?? 0))), 0)
    expect(worst).toBeLessThan(8)
    expect((await sharp(bytes).metadata()).chromaSubsampling).toBe('4:4:4')
  })

  it('refuses a tile whose pixels do not fit its size', async () => {
    await expect(encodeTile({ ...tile, width: 60 }, 0)).rejects.toThrow(RangeError)
  })
})
