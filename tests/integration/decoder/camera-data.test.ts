import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { NO_CAMERA_DATA } from '../../../src/main/decoder/camera-data.ts'
import type { PhotoDecoder } from '../../../src/main/decoder/decoder-client.ts'
import { openDecoder, raw, scene } from './scenes.ts'

let decoder: PhotoDecoder
beforeAll(() => {
  decoder = openDecoder()
})
afterAll(() => {
  decoder.close()
})

/** A small picture as a camera would write it. */
const written = (exif: Readonly<Record<string, Record<string, string>>>) => raw(scene()).withExif(exif)

const TAKEN = {
  IFD0: { Make: 'Canon', Model: 'Canon EOS R5' },
  IFD2: {
    DateTimeOriginal: '2026:03:09 14:05:11',
    OffsetTimeOriginal: '+08:00',
    FNumber: '8/1',
    ISOSpeedRatings: '200',
  },
  IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '31/1 13/1 48/1' },
}

describe('what the camera wrote', () => {
  test.each(['jpeg', 'png', 'webp'] as const)('comes with a %s: when, with what, how', async (format) => {
    const { camera } = (await decoder.decode(await written(TAKEN)[format]().toBuffer())).input
    expect(camera.takenMs).toBe(Date.parse('2026-03-09T14:05:11+08:00'))
    expect(camera.device).toBe('Canon EOS R5')
    expect(camera.values).toMatchObject({ Make: 'Canon', FNumber: 'f/8.0', ISOSpeedRatings: '200' })
  })

  test('says nothing of the place', async () => {
    const { camera } = (await decoder.decode(await written(TAKEN).jpeg().toBuffer())).input
    expect(JSON.stringify(camera)).not.toMatch(/gps|latitude/i)
  })

  test('is taken by this computer’s clock where no zone is written', async () => {
    const exif = { IFD2: { DateTimeOriginal: '2026:03:09 14:05:11' } }
    const { camera } = (await decoder.decode(await written(exif).jpeg().toBuffer())).input
    expect(camera.takenMs).toBe(new Date(2026, 2, 9, 14, 5, 11).getTime())
    expect(camera.device).toBe('')
  })

  test.each(['0000:00:00 00:00:00', '1970:01:01 00:00:00', 'yesterday', '2026:13:40 99:00:00'])(
    'has no time where the camera wrote %s',
    async (time) => {
      const exif = { IFD2: { DateTimeOriginal: time } }
      const { camera } = (await decoder.decode(await written(exif).jpeg().toBuffer())).input
      expect(camera.takenMs).toBeNull()
    },
  )

  test('is one short line each, whatever the file says', async () => {
    const exif = { IFD0: { Make: `a\tb\n${'x'.repeat(3000)}`, Model: 'm' } }
    const { camera } = (await decoder.decode(await written(exif).jpeg().toBuffer())).input
    expect(camera.values['Make']).toMatch(/^a b x{96}$/)
  })

  test('is nothing where nothing was written', async () => {
    expect((await decoder.decode(await raw(scene()).jpeg().toBuffer())).input.camera).toEqual(NO_CAMERA_DATA)
  })
})
