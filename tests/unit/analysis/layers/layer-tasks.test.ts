import { describe, expect, it } from 'vitest'
import { layerTasks } from '../../../../src/main/analysis/layers/layer-tasks.ts'
import { FRESH_PLANES } from '../../../../src/main/analysis/plane-memory.ts'
import { taskContext } from '../../../../src/main/pool/cancel-cell.ts'
import { CancelledError } from '../../../../src/shared/contract/errors.ts'
import { encodeSrgb } from '../../../../src/shared/imaging/colour.ts'
import { srgbBytesOfLab } from '../../../../src/shared/imaging/colour-scales.ts'
import { MAP_FULL } from '../../../../src/shared/imaging/pigments.ts'
import { createLabImage } from '../../../../src/shared/imaging/pixels.ts'
import { noisyBytes, noisyLab, noisyWords } from './pictures.ts'

const context = taskContext(new Int32Array(new SharedArrayBuffer(4)))
const cancelled = taskContext(new Int32Array(new SharedArrayBuffer(4)).fill(1))

describe('halveSamples', () => {
  const sizes = [
    [1, 1],
    [1, 7],
    [7, 1],
    [2, 2],
    [3, 3],
    [16, 9],
    [33, 20],
  ] as const

  /** The mean of the pixels of each two by two that exist, borders repeated, rounded half up. */
  function halved(source: ArrayLike<number>, width: number, height: number, channels: number): number[] {
    const result: number[] = []
    for (let y = 0; y < height; y += 2)
      for (let x = 0; x < width; x += 2)
        for (let channel = 0; channel < channels; channel += 1) {
          let sum = 0
          for (const [dx, dy] of [
            [0, 0],
            [1, 0],
            [0, 1],
            [1, 1],
          ] as const) {
            const at = Math.min(y + dy, height - 1) * width + Math.min(x + dx, width - 1)
            sum += source[at * channels + channel] ?? Number.NaN
          }
          result.push(Math.floor(sum / 4 + 0.5))
        }
    return result
  }

  it.each(sizes)(
    'agrees with the plain mean at %d×%d px, in bytes and words, whole and in bands',
    (width, height) => {
      for (const channels of [1, 3])
        for (const kind of ['bytes', 'words'] as const) {
          const length = width * height * channels
          const source = kind === 'bytes' ? noisyBytes(length) : noisyWords(length)
          const expected = halved(source, width, height, channels)
          const rows = Math.ceil(height / 2)
          for (const cut of [0, Math.floor(rows / 2)]) {
            // Room behind the last sample shows whether anything is written past it.
            const target = FRESH_PLANES[kind](expected.length + 5).fill(77)
            for (const [rowBegin, rowEnd] of [
              [0, cut],
              [cut, rows],
            ] as const)
              layerTasks.halveSamples(
                { size: { width, height }, channels, source, target, rowBegin, rowEnd },
                context,
              )
            expect([...target]).toEqual([...expected, 77, 77, 77, 77, 77])
          }
        }
    },
  )

  it('keeps the brightest and the darkest what they are', () => {
    for (const value of [0, 65535]) {
      const source = FRESH_PLANES.words(9).fill(value)
      const target = FRESH_PLANES.words(4)
      const size = { width: 3, height: 3 }
      layerTasks.halveSamples({ size, channels: 1, source, target, rowBegin: 0, rowEnd: 2 }, context)
      expect([...target]).toEqual([value, value, value, value])
    }
  })
})

describe('narrowRgb', () => {
  it('rounds every 16-bit value to the nearest 8-bit one', () => {
    const source = FRESH_PLANES.words(65536 * 3)
    source.forEach((_, i) => (source[i] = Math.floor(i / 3)))
    const target = FRESH_PLANES.bytes(source.length)
    const size = { width: 256, height: 256 }
    layerTasks.narrowRgb({ ...size, source, target, rowBegin: 0, rowEnd: 256 }, context)
    const wrong = source.findIndex((value, i) => target[i] !== Math.round((value * 255) / 65535))
    expect(wrong).toBe(-1)
  })

  it('gives a photo that was widened from 8 bits its bytes back, in its own band only', () => {
    const source = FRESH_PLANES.words(4 * 3 * 3)
    source.forEach((_, i) => (source[i] = 257 * (i * 7)))
    const target = FRESH_PLANES.bytes(source.length).fill(1)
    layerTasks.narrowRgb({ width: 4, height: 3, source, target, rowBegin: 1, rowEnd: 2 }, context)
    expect([...target]).toEqual([...source].map((value, i) => (i >= 12 && i < 24 ? value / 257 : 1)))
  })
})

describe('pictureOfLab', () => {
  const size = { width: 40, height: 30 }

  function pictureOf(lab: ReturnType<typeof createLabImage>, lightness: number, gain: number): Uint8Array {
    const target = FRESH_PLANES.bytes(3 * lab.width * lab.height)
    layerTasks.pictureOfLab({ lab, lightness, gain, target, rowBegin: 0, rowEnd: lab.height }, context)
    return target
  }

  it.each([
    ['a specular image', 0, 1, noisyLab(size, 0, 100, 40)],
    ['a diffuse image on grey with contrast', 50, 3, noisyLab(size, -12, 12, 10)],
    ['colours that no screen can show', 0, 1, noisyLab(size, -30, 130, 128)],
  ])('agrees with the plain formula within a level: %s', (_, lightness, gain, lab) => {
    const pixels = size.width * size.height
    const picture = pictureOf(lab, lightness, gain)
    let worst = 0
    for (let at = 0; at < pixels; at += 1) {
      const [l = 0, a = 0, b = 0] = [0, 1, 2].map((channel) => lab.data[channel * pixels + at] ?? 0)
      srgbBytesOfLab(gain * l + lightness, gain * a, gain * b).forEach((value, channel) => {
        worst = Math.max(worst, Math.abs(value - (picture[3 * at + channel] ?? Number.NaN)))
      })
    }
    expect(worst).toBeLessThanOrEqual(1)
  })

  it('shows no difference as the middle grey', () => {
    const [r, g, b] = pictureOf(createLabImage({ width: 1, height: 1 }), 50, 3)
    expect([r, g, b]).toEqual([119, 119, 119])
  })
})

describe('shadeOfSpecular', () => {
  it('is the luminance of L*, from 0 to full, clipped beyond', () => {
    const lab = createLabImage({ width: 6, height: 1 })
    lab.data.set([-5, 0, 8, 50, 100, 130])
    const target = FRESH_PLANES.words(6)
    layerTasks.shadeOfSpecular({ specular: lab, target, rowBegin: 0, rowEnd: 1 }, context)
    // L* 8 → Y = 8 / 903.3; L* 50 → Y = 0.18419.
    const expected = [0, 0, 0.0088565, 0.184187, 1, 1].map((value) => value * MAP_FULL)
    expected.forEach((value, i) => {
      expect(Math.abs((target[i] ?? 0) - value)).toBeLessThan(1)
    })
  })

  it('brings a grey surface back as the grey it was', () => {
    const lab = createLabImage({ width: 1, height: 1 })
    lab.data[0] = 50
    const target = FRESH_PLANES.words(1)
    layerTasks.shadeOfSpecular({ specular: lab, target, rowBegin: 0, rowEnd: 1 }, context)
    expect(Math.round(255 * encodeSrgb((target[0] ?? 0) / MAP_FULL))).toBe(119)
  })
})

describe('markSkin', () => {
  it('is all or nothing: what counts as skin in the numbers is skin here, in its own band only', () => {
    const skin = FRESH_PLANES.bytes(6)
    skin.set([255, 0, 127, 128, 1, 200])
    const target = FRESH_PLANES.bytes(6).fill(7)
    layerTasks.markSkin({ width: 2, skin, target, rowBegin: 1, rowEnd: 3 }, context)
    expect([...target]).toEqual([7, 7, 0, 255, 0, 255])
  })
})

describe('every task of the layers', () => {
  it('stops at once and writes nothing when it has been cancelled', () => {
    const size = { width: 4, height: 4 }
    const band = { rowBegin: 0, rowEnd: 4 }
    const bytes = FRESH_PLANES.bytes(48).fill(1)
    const words = FRESH_PLANES.words(48).fill(1)
    const lab = createLabImage(size)
    const tasks = [
      () => {
        layerTasks.narrowRgb({ ...size, ...band, source: words, target: bytes }, cancelled)
      },
      () => {
        layerTasks.pictureOfLab({ ...band, lab, lightness: 0, gain: 1, target: bytes }, cancelled)
      },
      () => {
        layerTasks.shadeOfSpecular({ ...band, specular: lab, target: words }, cancelled)
      },
      () => {
        layerTasks.markSkin({ ...band, width: 4, skin: FRESH_PLANES.bytes(16), target: bytes }, cancelled)
      },
      () => {
        const halves = { size, channels: 1, source: FRESH_PLANES.bytes(16), target: bytes }
        layerTasks.halveSamples({ ...halves, rowBegin: 0, rowEnd: 2 }, cancelled)
      },
      () => {
        layerTasks.shrinkPlane({ size, source: bytes, targetSize: { width: 2, height: 2 } }, cancelled)
      },
    ]
    expect(tasks).toHaveLength(Object.keys(layerTasks).length)
    for (const task of tasks) expect(task).toThrow(CancelledError)
    expect([...bytes, ...words].every((value) => value === 1)).toBe(true)
  })
})
