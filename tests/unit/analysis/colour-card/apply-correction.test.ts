import { describe, expect, it } from 'vitest'
import { applyCorrection, encode16 } from '../../../../src/main/analysis/colour-card/apply-correction.ts'
import { colourCardTasks } from '../../../../src/main/analysis/colour-card/colour-card-tasks.ts'
import { corrected } from '../../../../src/main/analysis/colour-card/colour-fit.ts'
import { correctColour, withoutCard } from '../../../../src/main/analysis/colour-card/correct-colour.ts'
import { FRESH_PLANES } from '../../../../src/main/analysis/plane-memory.ts'
import { skinTasks } from '../../../../src/main/analysis/skin/skin-tasks.ts'
import { InlineRunner } from '../../../../src/main/pool/inline-runner.ts'
import { decodeSrgb, encodeSrgb } from '../../../../src/shared/imaging/colour.ts'
import type { ColourCorrection } from '../../../../src/shared/imaging/colour-card.ts'
import type { RgbImage } from '../../../../src/shared/imaging/pixels.ts'
import { CASTS, cardAt, makeScene, numbers } from './made-scene.ts'

const services = { runner: new InlineRunner({ ...skinTasks, ...colourCardTasks }), planes: FRESH_PLANES }
const CONTEXT = { cancel: new Int32Array(new SharedArrayBuffer(4)), throwIfCancelled: () => undefined }

const MATRIX: ColourCorrection = {
  kind: 'linear',
  coefficients: [
    [1.3, -0.1, 0.02],
    [-0.05, 1.1, 0.01],
    [0, -0.2, 1.7],
  ],
}
const CURVED: ColourCorrection = {
  kind: 'root-polynomial',
  coefficients: [
    [1.1, 0, 0, 0.1, 0, 0.05],
    [0, 0.9, 0, 0, 0.1, 0],
    [0, 0, 1.2, 0.1, -0.1, 0.1],
  ],
}

function noise(width: number, height: number, bits: 8 | 16): RgbImage {
  const random = numbers(5)
  const full = bits === 8 ? 255 : 65535
  const samples = 3 * width * height
  const data =
    bits === 8
      ? new Uint8Array(new SharedArrayBuffer(samples))
      : new Uint16Array(new SharedArrayBuffer(2 * samples))
  for (let at = 0; at < samples; at += 1) data[at] = Math.round(full * random())
  return { width, height, bits, data }
}

describe('applyCorrection', () => {
  it.each([
    [1, 1, 8, MATRIX],
    [7, 5, 16, MATRIX],
    [1, 9, 16, CURVED],
    [31, 3, 8, CURVED],
  ] as const)(
    'of %d×%d px of %d bits is what the formula says, to one of 65535',
    (width, height, bits, correction) => {
      const photo = noise(width, height, bits)
      const before = photo.data.slice()
      const target = new Uint16Array(new SharedArrayBuffer(2 * photo.data.length))
      applyCorrection({ photo, correction, target, rowBegin: 0, rowEnd: height }, CONTEXT)
      const full = bits === 8 ? 255 : 65535
      for (let at = 0; at < target.length; at += 3) {
        const linear = [0, 1, 2].map((channel) => decodeSrgb((photo.data[at + channel] ?? 0) / full))
        const wanted = corrected(correction, linear as unknown as [number, number, number])
        for (const channel of [0, 1, 2] as const) {
          const value = 65535 * encodeSrgb(Math.min(1, Math.max(0, wanted[channel])))
          expect(Math.abs((target[at + channel] ?? 0) - value)).toBeLessThanOrEqual(1)
        }
      }
      expect(photo.data).toEqual(before)
    },
  )

  it('writes its own rows only', () => {
    const photo = noise(4, 6, 8)
    const target = new Uint16Array(new SharedArrayBuffer(2 * photo.data.length)).fill(12345)
    applyCorrection({ photo, correction: MATRIX, target, rowBegin: 2, rowEnd: 4 }, CONTEXT)
    expect(target.slice(0, 24).every((value) => value === 12345)).toBe(true)
    expect(target.slice(48).every((value) => value === 12345)).toBe(true)
  })

  it('clips what cannot be shown', () => {
    expect([encode16(-0.2), encode16(0), encode16(1), encode16(3)]).toEqual([0, 0, 65535, 65535])
  })
})

describe('correctColour', () => {
  const scene = { width: 480, height: 340, corners: cardAt(96, 80, 42), camera: CASTS.led }

  it('gives the photo itself without a card, and with one when it is told not to look', async () => {
    const plain = makeScene({ ...scene, corners: null })
    expect(await correctColour(plain, 'auto', services)).toMatchObject({ card: null, image: plain })
    const photo = makeScene(scene)
    const left = await correctColour(photo, 'off', services)
    expect(left.card).toBeNull()
    expect(left.image).toBe(photo)
  })

  it('gives a corrected copy with a card, whose ground has lost the cast', async () => {
    const photo = makeScene(scene)
    const before = photo.data.slice()
    const { image } = await correctColour(photo, 'auto', services)
    expect(image.bits).toBe(16)
    const truth = [0.35, 0.36, 0.38].map((linear) => 65535 * encodeSrgb(linear))
    for (const [channel, value] of truth.entries())
      expect(Math.abs((image.data[channel] ?? 0) - value)).toBeLessThan(0.015 * 65535)
    expect(photo.data).toEqual(before)
  })

  it('takes the card, with its frame, out of the skin', async () => {
    const photo = makeScene(scene)
    const { card } = await correctColour(photo, 'auto', services)
    const pixels = photo.width * photo.height
    const mask = {
      width: 480,
      height: 340,
      data: new Uint8Array(new SharedArrayBuffer(pixels)).fill(255),
      count: pixels,
    }
    const found = { mask, used: 'patch', reason: null, pxPerMm: null, landmarks: null } as const
    const cut = await withoutCard(found, card, services)
    expect(cut.mask.count).toBe(cut.mask.data.filter((value) => value >= 128).length)
    const size = (252 + 2 * 0.6 * 42) * (168 + 2 * 0.6 * 42)
    expect(pixels - cut.mask.count).toBeGreaterThan(0.97 * size)
    expect(pixels - cut.mask.count).toBeLessThan(1.03 * size)
    expect(cut.mask.data[160 * 480 + 200]).toBe(0)
    expect(await withoutCard(found, null, services)).toBe(found)
  })
})
