import { describe, expect, it } from 'vitest'
import { lightTasks } from '../../../../src/main/analysis/lights/light-tasks.ts'
import { renderLight } from '../../../../src/main/analysis/lights/render-light.ts'
import { InlineRunner } from '../../../../src/main/pool/inline-runner.ts'
import { encodeSrgb, luminanceOfLightness } from '../../../../src/shared/imaging/colour.ts'
import { LIGHTS, lightModel, type Light } from '../../../../src/shared/imaging/lights.ts'
import {
  MAP_FULL,
  mapPlane,
  PIGMENTS,
  type Pigment,
  type PigmentMaps,
} from '../../../../src/shared/imaging/pigments.ts'
import { createLabImage } from '../../../../src/shared/imaging/pixels.ts'

/** Five pixels: full red, full brown, full gray, half of everything, nothing. */
const maps: PigmentMaps = { width: 5, height: 1, data: new Uint16Array(new SharedArrayBuffer(30)) }
PIGMENTS.forEach((pigment, index) => {
  mapPlane(maps, pigment)[index] = MAP_FULL
  mapPlane(maps, pigment)[3] = MAP_FULL / 2
})
const specular = createLabImage({ width: 5, height: 1 })
specular.data.set([60, 60, 60, 60, 80])

const runner = new InlineRunner(lightTasks)

function expected(light: Light, lightness: number, amounts: Record<Pigment, number>): number[] {
  const { colour, attenuation } = lightModel(light)
  const exponent = PIGMENTS.reduce((sum, pigment) => sum + attenuation[pigment] * amounts[pigment], 0)
  return colour.map(
    (value) => 255 * encodeSrgb(value * luminanceOfLightness(lightness) * Math.exp(-exponent)),
  )
}

describe('renderLight', () => {
  it.each(LIGHTS)('is colour · shading · exp(−Σ k·m) under %s light', async (light) => {
    const image = await renderLight(light, maps, specular, runner)
    const amounts: Record<Pigment, number>[] = [
      { red: 1, brown: 0, gray: 0 },
      { red: 0, brown: 1, gray: 0 },
      { red: 0, brown: 0, gray: 1 },
      { red: 0.5, brown: 0.5, gray: 0.5 },
      { red: 0, brown: 0, gray: 0 },
    ]
    amounts.forEach((amount, pixel) => {
      expected(light, pixel === 4 ? 80 : 60, amount).forEach((value, channel) => {
        expect(Math.abs((image[3 * pixel + channel] ?? 0) - value)).toBeLessThan(1.1)
      })
    })
  })

  it('leaves out the maps that were not asked for', async () => {
    const all = await renderLight('yellow', maps, specular, runner)
    const brownOnly = await renderLight('yellow', maps, specular, runner, { pigments: ['brown'] })
    expect(brownOnly[0]).toBe(Math.round(expected('yellow', 60, { red: 0, brown: 0, gray: 0 })[0] ?? 0))
    expect(brownOnly[3]).toBe(all[3])
  })

  it('darkens red most in yellow, brown most in blue, gray most in red', async () => {
    const darkening = async (pixel: number): Promise<Light> => {
      const seen = await Promise.all(
        LIGHTS.map(async (light) => {
          const image = await renderLight(light, maps, specular, runner)
          const channel = lightModel(light).colour.indexOf(Math.max(...lightModel(light).colour))
          const clean = expected(light, 60, { red: 0, brown: 0, gray: 0 })[channel] ?? 1
          return (image[3 * pixel + channel] ?? 0) / clean
        }),
      )
      return LIGHTS[seen.indexOf(Math.min(...seen))] ?? 'gray'
    }
    expect([await darkening(0), await darkening(1), await darkening(2)]).toEqual(['yellow', 'blue', 'red'])
  })
})
