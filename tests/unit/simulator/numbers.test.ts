import { describe, expect, it } from 'vitest'
import { compress } from '../../../src/main/simulator/block-compression.ts'
import { gaussianBlur } from '../../../src/main/simulator/blur.ts'
import { cameraRgb, drawCamera, drawIlluminant } from '../../../src/main/simulator/camera-response.ts'
import { ColourTable } from '../../../src/main/simulator/colour-table.ts'
import { halfFloatBits } from '../../../src/main/simulator/half-float.ts'
import { createFractalNoise } from '../../../src/main/simulator/noise.ts'
import { npyHeader } from '../../../src/main/simulator/npy-file.ts'
import { createPlane } from '../../../src/main/simulator/plane.ts'
import { createRandom } from '../../../src/main/simulator/random.ts'
import { spectrumFrom } from '../../../src/main/simulator/spectra.ts'
import { drawSubject } from '../../../src/main/simulator/subject.ts'

const moments = (values: ArrayLike<number>): { mean: number; deviation: number } => {
  const list = Array.from(values)
  const mean = list.reduce((sum, value) => sum + value, 0) / list.length
  const variance = list.reduce((sum, value) => sum + (value - mean) ** 2, 0) / list.length
  return { mean, deviation: Math.sqrt(variance) }
}

describe('random numbers', () => {
  it('repeat for the same seed and label, and differ for any other', () => {
    const draw = (seed: number, label: string): number[] => {
      const random = createRandom(seed).fork(label)
      return Array.from({ length: 5 }, () => random.next())
    }
    expect(draw(1, 'a')).toEqual(draw(1, 'a'))
    expect(draw(1, 'a')).not.toEqual(draw(2, 'a'))
    expect(draw(1, 'a')).not.toEqual(draw(1, 'b'))
  })

  it('are uniform and normal', () => {
    const random = createRandom(3)
    const uniform = moments(Array.from({ length: 20000 }, () => random.next()))
    expect(uniform.mean).toBeCloseTo(0.5, 1)
    expect(uniform.deviation).toBeCloseTo(Math.sqrt(1 / 12), 2)
    const normal = moments(Array.from({ length: 20000 }, () => random.normal(2, 3)))
    expect(normal.mean).toBeCloseTo(2, 0)
    expect(normal.deviation).toBeCloseTo(3, 0)
  })

  it('noise has mean 0 and unit variance', () => {
    const noise = createFractalNoise(createRandom(4), 4, 0.6)
    const { mean, deviation } = moments(
      Array.from({ length: 40000 }, (_, i) => noise((i % 200) * 0.37, Math.floor(i / 200) * 0.41)),
    )
    expect(Math.abs(mean)).toBeLessThan(0.1)
    expect(deviation).toBeGreaterThan(0.85)
    expect(deviation).toBeLessThan(1.15)
  })
})

describe('Gaussian blur', () => {
  it.each([0.5, 2, 3.9, 4, 9])('of sigma %d px keeps the sum and has that width', (sigma) => {
    const plane = createPlane({ width: 101, height: 101 })
    plane.data[50 * 101 + 50] = 1
    const { data } = gaussianBlur(plane, sigma)
    let sum = 0
    let variance = 0
    data.forEach((value, i) => {
      sum += value
      variance += value * ((i % 101) - 50) ** 2
    })
    expect(sum).toBeCloseTo(1, 3)
    expect(Math.sqrt(variance) / sigma).toBeGreaterThan(0.88)
    expect(Math.sqrt(variance) / sigma).toBeLessThan(1.05)
  })
})

describe('colour table', () => {
  it('agrees with the spectrum itself within 1 %', () => {
    const random = createRandom(11)
    const subject = drawSubject(random, 3)
    const camera = drawCamera(random, drawIlluminant(random))
    const table = new ColourTable(subject.skin, camera, { melanin: [1, 9], blood: [1, 30], dermal: [0, 8] })
    for (let i = 0; i < 50; i++) {
      const melaninUm = random.uniform(1, 9)
      const bloodUm = random.uniform(1, 30)
      const dermalMelaninUm = random.uniform(0, 8)
      const exact = cameraRgb(camera, subject.skin.reflectance({ melaninUm, bloodUm, dermalMelaninUm }))
      const quick = table.colourOf(melaninUm, bloodUm, dermalMelaninUm)
      exact.forEach((value, channel) => {
        expect(Math.abs((quick[channel] ?? 0) / value - 1)).toBeLessThan(0.01)
      })
    }
  })
})

describe('camera', () => {
  it('keeps white white and grey grey under every light', () => {
    for (let seed = 0; seed < 20; seed++) {
      const random = createRandom(seed)
      const camera = drawCamera(random, drawIlluminant(random))
      for (const value of cameraRgb(
        camera,
        spectrumFrom(() => 0.4),
      ))
        expect(value).toBeCloseTo(0.4, 9)
      for (const row of camera.toSrgb) expect(row[0] + row[1] + row[2]).toBeCloseTo(1, 9)
    }
  })
})

describe('block compression', () => {
  const picture = (): Uint8Array =>
    Uint8Array.from({ length: 21 * 13 * 3 }, (_, i) => 128 + 60 * Math.sin(i / 40) + ((i * 7919) % 17))

  it('loses little at high quality and more at low quality', () => {
    const error = (quality: number): number => {
      const changed = picture()
      compress(changed, 21, 13, { quality, halveColour: false })
      return moments(picture().map((value, i) => Math.abs(value - (changed[i] ?? 0)))).mean
    }
    expect(error(100)).toBeLessThan(1.5)
    expect(error(30)).toBeGreaterThan(error(90))
  })

  it('leaves an even picture as it is, with and without halved colour', () => {
    for (const halveColour of [false, true]) {
      const even = new Uint8Array(17 * 9 * 3).fill(144)
      compress(even, 17, 9, { quality: 90, halveColour })
      expect(moments(even).deviation).toBe(0)
    }
  })
})

describe('training files', () => {
  it.each([
    [0, 0],
    [-0, 0x8000],
    [1, 0x3c00],
    [-2, 0xc000],
    [65504, 0x7bff],
    [1e6, 0x7c00],
    [0.1, 0x2e66],
    [6e-8, 1],
  ])('the half float of %d is %d', (value, bits) => {
    expect(halfFloatBits(value)).toBe(bits)
  })

  it('a NumPy header is padded to 64 bytes and ends with a line feed', () => {
    const header = npyHeader('<f2', [7, 12, 160, 160])
    expect(header.length % 64).toBe(0)
    expect(header.at(-1)).toBe(0x0a)
    expect(header.toString('latin1')).toContain("'shape': (7, 12, 160, 160,)")
  })
})
