import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { writeNpyFloat32 } from '../../../src/main/encoder/npy.ts'
import { rebuiltPhoto } from '../../../src/main/exchange/rebuilt-photo.ts'
import { srgbBytesOfLab } from '../../../src/shared/imaging/colour-scales.ts'

let folder: string
const parts = () => ({ diffuse: join(folder, 'diffuse.npy'), specular: join(folder, 'specular.npy') })
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'basalis-rebuilt-'))
})
afterAll(() => rm(folder, { recursive: true }))

async function write(
  width: number,
  height: number,
  lightness: (x: number, y: number) => number,
): Promise<void> {
  const plane = (share: number): Float32Array =>
    Float32Array.from({ length: 3 * width * height }, (_, at) => {
      const pixel = Math.floor(at / 3)
      const value = [lightness(pixel % width, Math.floor(pixel / width)), 10, 20][at % 3] ?? 0
      return share * value
    })
  await writeNpyFloat32(parts().diffuse, [height, width, 3], [plane(0.25)])
  await writeNpyFloat32(parts().specular, [height, width, 3], [plane(0.75)])
}

describe('rebuiltPhoto', () => {
  it('is the sum of the two parts', async () => {
    await write(3, 2, (x, y) => 40 + 10 * x + 5 * y)
    const { width, height, data } = await rebuiltPhoto(parts(), { width: 3, height: 2 })
    expect([width, height]).toEqual([3, 2])
    expect([...data.subarray(3 * 5)]).toEqual(srgbBytesOfLab(65, 10, 20))
    expect([...data.subarray(0, 3)]).toEqual(srgbBytesOfLab(40, 10, 20))
  })

  it('is smaller where the photo is large, by means of squares', async () => {
    await write(2001, 3, (x) => (x % 2 === 0 ? 40 : 60))
    const { width, height, data } = await rebuiltPhoto(parts(), { width: 2001, height: 3 })
    expect([width, height]).toEqual([1000, 1])
    expect([...data.subarray(0, 3)]).toEqual(srgbBytesOfLab(50, 10, 20))
  })

  it('refuses files of another size', async () => {
    await write(3, 2, () => 50)
    await expect(rebuiltPhoto(parts(), { width: 2, height: 3 })).rejects.toThrow(/another/)
  })
})
