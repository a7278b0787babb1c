import { describe, expect, it } from 'vitest'
import { metricsTasks } from '../../../../src/main/analysis/metrics/metrics-tasks.ts'
import { InlineRunner } from '../../../../src/main/pool/inline-runner.ts'
import { MAP_FULL } from '../../../../src/shared/imaging/pigments.ts'
import { createLabImage, labPlane } from '../../../../src/shared/imaging/pixels.ts'

const runner = new InlineRunner(metricsTasks)

describe('measureMap', () => {
  it('counts what is at or above the level, and its spots', async () => {
    const plane = new Uint16Array(new SharedArrayBuffer(8 * 2))
    plane.set([0.5, 0.5, 0, 0, 0, 0, 0, 0.2].map((value) => Math.round(value * MAP_FULL)))
    const measured = await runner.run('measureMap', {
      plane,
      width: 4,
      height: 2,
      areaLevel: 0.2,
      spotMinArea: 1,
    })
    expect(measured).toMatchObject({ area: 3 / 8, spots: 2 })
    expect(measured.mean).toBeCloseTo(0.15, 4)
  })

  it('measures the skin alone where there is a mask', async () => {
    const plane = new Uint16Array(new SharedArrayBuffer(4 * 2))
    plane.set([0.5, 0.1, 0, 0].map((value) => Math.round(value * MAP_FULL)))
    const skin = new Uint8Array(new SharedArrayBuffer(4))
    skin.set([255, 128, 127, 0])
    const input = { plane, width: 4, height: 1, areaLevel: 0.2, spotMinArea: 1, skin }
    const { mean, area } = await runner.run('measureMap', input)
    expect(mean).toBeCloseTo(0.3, 4)
    expect(area).toBe(1 / 2)
  })
})

describe('measureSkin', () => {
  it('takes the typology angle of the whole photo’s colour, and the roughness of the specular image', async () => {
    const size = { width: 3, height: 2 }
    const diffuse = createLabImage(size)
    const specular = createLabImage(size)
    labPlane(diffuse, 0).fill(4)
    labPlane(specular, 0).set([56, 58, 56, 56, 56, 56])
    labPlane(diffuse, 2).fill(5)
    labPlane(specular, 2).fill(10)
    const { itaDegrees, roughness } = await runner.run('measureSkin', { diffuse, specular })
    expect(itaDegrees).toBeCloseTo((Math.atan((4 + 338 / 6 - 50) / 15) * 180) / Math.PI, 4)
    // Seven neighbours; the one pixel that stands out differs by 2 from three of them.
    expect(roughness).toBeCloseTo(6 / 7, 5)
  })

  it('takes the colour and the neighbours of the skin alone where there is a mask', async () => {
    const size = { width: 3, height: 2 }
    const diffuse = createLabImage(size)
    const specular = createLabImage(size)
    labPlane(specular, 0).set([60, 64, 0, 60, 60, 0])
    labPlane(specular, 2).set([10, 10, -90, 10, 10, -90])
    const skin = new Uint8Array(new SharedArrayBuffer(6))
    skin.set([255, 255, 0, 200, 128, 127])
    const { itaDegrees, roughness } = await runner.run('measureSkin', { diffuse, specular, skin })
    expect(itaDegrees).toBeCloseTo((Math.atan((61 - 50) / 10) * 180) / Math.PI, 4)
    // Four pairs of neighbours lie in the mask; two of them differ by 4.
    expect(roughness).toBeCloseTo(2, 5)
  })

  it('knows no roughness of a single pixel', async () => {
    const one = createLabImage({ width: 1, height: 1 })
    expect((await runner.run('measureSkin', { diffuse: one, specular: one })).roughness).toBe(0)
  })
})

describe('measureQuality', () => {
  it.each([
    [8, 255],
    [16, 65535],
  ] as const)('finds burnt-out, black and middling pixels in %d bits', async (bits, full) => {
    const values = [1, 0.2, 0.1, 0.01, 0.01, 0.01, 0.7, 0.5, 0.4, 0.97, 0.97, 0.97].map((value) =>
      Math.round(value * full),
    )
    const buffer = new SharedArrayBuffer(values.length * (bits / 8))
    const data = bits === 8 ? new Uint8Array(buffer) : new Uint16Array(buffer)
    data.set(values)
    const lab = createLabImage({ width: 2, height: 2 })
    labPlane(lab, 0).set([40, 5, 60, 95])
    const rgb = { width: 2, height: 2, bits, data }
    expect(await runner.run('measureQuality', { rgb, lab })).toEqual({
      'short-side': 2,
      lightness: 50,
      'too-bright': 0.25,
      'too-dark': 0.25,
    })
  })
})
