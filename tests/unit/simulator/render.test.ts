import { describe, expect, it } from 'vitest'
import { cameraResponse } from '../../../src/main/simulator/camera-response.ts'
import { D65 } from '../../../src/main/simulator/illuminants.ts'
import { drawSkinType } from '../../../src/main/simulator/patch-scene.ts'
import { createRandom } from '../../../src/main/simulator/random.ts'
import { renderPatch, renderScene } from '../../../src/main/simulator/render.ts'
import type { Scene } from '../../../src/main/simulator/scene.ts'
import type { FindingSource } from '../../../src/main/simulator/patch-plan.ts'
import { spectrumFrom } from '../../../src/main/simulator/spectra.ts'
import type { Pigment, Structure } from '../../../src/main/simulator/structures.ts'
import { SKIN_TYPES } from '../../../src/main/simulator/subject.ts'
import { typicalSubject } from './typical-subject.ts'

const SIZE = { width: 64, height: 48 }
const PIXELS = SIZE.width * SIZE.height
const TINY = { width: 16, height: 16 }

describe('random patches', () => {
  it('are the same bytes for the same seed, and others for another', () => {
    const first = renderPatch(7, SIZE)
    const again = renderPatch(7, SIZE)
    const other = renderPatch(8, SIZE)
    expect(again.rgb.data).toEqual(first.rgb.data)
    expect(again.truth).toEqual(first.truth)
    expect(other.rgb.data).not.toEqual(first.rgb.data)
  })

  it('have maps in 0…1, finite, at the size of the picture', () => {
    const subject = typicalSubject()
    for (let seed = 100; seed < 130; seed++) {
      const { rgb, truth } = renderPatch(seed, { ...SIZE, subject })
      expect(rgb.data.length).toBe(PIXELS * 3)
      expect(truth.length).toBe(PIXELS * 3)
      expect(truth.every((value) => value >= 0 && value <= 1)).toBe(true)
    }
  })

  it('have the same maps whosever skin it is', () => {
    const subject = typicalSubject()
    const drawn = renderPatch(3, SIZE)
    const given = renderPatch(3, { ...SIZE, subject })
    expect(drawn.meta.skinType).not.toBe(given.meta.skinType)
    expect(given.truth).toEqual(drawn.truth)
    expect(given.truth.some((value) => value > 0)).toBe(true)
    expect(given.rgb.data).not.toEqual(drawn.rgb.data)
  })

  it('skin types come in about equal shares', () => {
    const types = Array.from({ length: 1200 }, (_, seed) => drawSkinType(createRandom(seed)))
    for (const skinType of SKIN_TYPES) {
      const share = types.filter((type) => type === skinType).length / types.length
      expect(share).toBeGreaterThan(0.13)
      expect(share).toBeLessThan(0.2)
    }
    for (const seed of [3, 7, 8]) expect(renderPatch(seed, TINY).meta.skinType).toBe(types[seed])
  })
})

describe('captures of the same skin', () => {
  const seed = 3_000_002

  it('have the same truth and another picture', () => {
    const first = renderPatch(seed, SIZE)
    const second = renderPatch(seed, { ...SIZE, capture: 1 })
    expect(second.truth).toEqual(first.truth)
    expect(second.meta).toEqual(first.meta)
    expect(second.rgb.data).not.toEqual(first.rgb.data)
    expect(renderPatch(seed, { ...SIZE, capture: 2 }).rgb.data).not.toEqual(second.rgb.data)
  })

  it('the first is what is rendered when nobody asks for a capture', () => {
    expect(renderPatch(seed, { ...SIZE, capture: 0 }).rgb.data).toEqual(renderPatch(seed, SIZE).rgb.data)
  })
})

describe('the findings of one source alone', () => {
  const subject = typicalSubject()
  const planes = (seed: number, only: FindingSource | 'none'): readonly boolean[] => {
    const { truth } = renderPatch(seed, { ...SIZE, subject, only })
    return [0, 1, 2].map((map) => truth.subarray(map * PIXELS, (map + 1) * PIXELS).some((value) => value > 0))
  }

  it.each([
    ['blood', [true, false, false]],
    ['melanin', [false, true, false]],
    ['dermalMelanin', [false, false, true]],
    ['wrinkle', [false, false, true]],
    ['none', [false, false, false]],
  ] as const)('%s: shows in its own map, in no other', (only, expected) => {
    const found = Array.from({ length: 24 }, (_, seed) => planes(seed, only))
    expect([0, 1, 2].map((map) => found.some((shown) => shown[map]))).toEqual(expected)
  })

  it('a picture without any finding is the same as one without this source where it has none', () => {
    const plain = Array.from({ length: 40 }, (_, seed) => seed).filter(
      (seed) => !planes(seed, 'blood').includes(true) && !finds(seed, 'papules'),
    )
    expect(plain.length).toBeGreaterThan(2)
    for (const seed of plain) {
      const none = renderPatch(seed, { ...SIZE, subject, only: 'none' })
      expect(renderPatch(seed, { ...SIZE, subject, only: 'blood' }).rgb.data).toEqual(none.rgb.data)
    }
  })

  const finds = (seed: number, finding: string): boolean =>
    renderPatch(seed, { ...SIZE, subject }).meta.findings.includes(finding)
})

const bell = (centre: number, sigma: number) =>
  spectrumFrom((nm) => Math.exp(-((nm - centre) ** 2) / (2 * sigma * sigma)))

/** Even light, no noise, smooth skin of type III with the given structures. */
function plainScene(structures: readonly Structure[]): Scene {
  return {
    frame: { ...SIZE, pxPerMm: 8 },
    subject: typicalSubject(),
    plan: { findings: [], structures },
    unevenness: { melanin: 0, blood: 0, wavelengthMm: 5 },
    camera: cameraResponse([bell(598, 31), bell(538, 37), bell(457, 26)], D65),
    lighting: {
      falloff: 0,
      ambient: 1,
      elevation: 1.5,
      azimuth: 0,
      glossStrength: 0,
      glossExponent: 10,
      glossTurn: 0,
      castShadow: false,
    },
    sensor: {
      exposure: 1,
      balance: [1, 1],
      lensBlurPx: 0,
      vignetting: 0,
      fullWell: 1e12,
      readNoise: 0,
      sharpening: 0,
      tone: 1,
    },
    covers: [],
    compression: null,
  }
}

const blot = (pigment: Pigment, amountUm: number): Structure => ({
  kind: 'spot',
  pigment,
  centre: { x: 4, y: 3 },
  radiusX: 1.6,
  radiusY: 1.6,
  angle: 0,
  amountUm,
  softness: 0.2,
  irregularity: 0,
  mottling: 0,
})

const CENTRE = 24 * SIZE.width + 32

describe('truth maps', () => {
  it('are nothing where nothing was added', () => {
    const { truth } = renderScene(1, plainScene([{ kind: 'pores', spacing: 1, radius: 0.1, depthMm: 0.1 }]))
    expect(truth.every((value) => value === 0)).toBe(true)
  })

  it.each([
    ['blood', 0, 6],
    ['melanin', 1, 2.5],
    ['dermalMelanin', 2, 3],
  ] as const)('%s shows in its own map only, as 1 − exp(−amount / scale)', (pigment, plane, scaleUm) => {
    const { truth } = renderScene(2, plainScene([blot(pigment, scaleUm)]))
    for (const map of [0, 1, 2]) {
      const value = truth[map * PIXELS + CENTRE] ?? NaN
      if (map === plane) expect(value).toBeCloseTo(1 - Math.exp(-1), 1)
      else expect(value).toBe(0)
    }
    expect(truth[plane * PIXELS]).toBe(0)
  })

  it('a wrinkle of depth 1 is gray 0.6 at its deepest', () => {
    const path = [
      { x: 1, y: 3 },
      { x: 4, y: 3 },
      { x: 7, y: 3 },
    ]
    const { truth } = renderScene(3, plainScene([{ kind: 'wrinkle', path, width: 0.8, depth: 1 }]))
    const gray = truth.subarray(2 * PIXELS)
    expect(Math.max(...gray)).toBeCloseTo(0.6, 1)
    expect(gray[0]).toBe(0)
  })
})

describe('pictures', () => {
  it('of clean skin are even, and skin-coloured', () => {
    const { rgb } = renderScene(4, plainScene([]))
    const [red = 0, green = 0, blue = 0] = rgb.data
    expect(red).toBeGreaterThan(green)
    expect(green).toBeGreaterThan(blue)
    expect(new Set(rgb.data).size).toBeLessThanOrEqual(6)
  })

  it('blood takes green away before red; melanin takes blue away most', () => {
    const { data: red } = renderScene(5, plainScene([blot('blood', 8)])).rgb
    const { data: brown } = renderScene(5, plainScene([blot('melanin', 3)])).rgb
    const loss = (data: ArrayLike<number>, channel: number): number =>
      (data[channel] ?? 0) - (data[3 * CENTRE + channel] ?? 0)
    expect(loss(red, 1)).toBeGreaterThan(loss(red, 0) + 4)
    expect(loss(brown, 2)).toBeGreaterThan(10)
    expect(loss(brown, 2)).toBeGreaterThan(loss(red, 2))
  })
})
