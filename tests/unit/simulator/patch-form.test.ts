import { describe, expect, it } from 'vitest'
import { drawPatchForm } from '../../../src/main/simulator/patch-form.ts'
import { drawPatchScene } from '../../../src/main/simulator/patch-scene.ts'
import { type Plane, createPlane } from '../../../src/main/simulator/plane.ts'
import { createRandom } from '../../../src/main/simulator/random.ts'
import { renderScene } from '../../../src/main/simulator/render.ts'
import type { Triple } from '../../../src/main/simulator/observer.ts'

const FRAME = { width: 48, height: 48, pxPerMm: 4, textures: 'gradient' } as const

describe('the large form below a training patch', () => {
  const forms = Array.from({ length: 90 }, (_, seed) => drawPatchForm(createRandom(seed), FRAME))
  const curved = forms.filter((form) => form !== null)

  it('is curved for about a third of the patches', () => {
    expect(curved.length).toBeGreaterThan(18)
    expect(curved.length).toBeLessThan(48)
  })

  it('never takes all the light, and for some takes more than half of it', () => {
    const darkest = curved.map(({ data }) => Math.min(...data))
    expect(Math.min(...darkest)).toBeGreaterThan(0.05)
    expect(Math.min(...darkest)).toBeLessThan(0.5)
    expect(Math.max(...curved.map(({ data }) => Math.max(...data)))).toBeLessThan(4)
  })

  it('does not occur where the nets are measured on skin that they do not know', () => {
    const scenes = Array.from({ length: 3 }, (_, seed) =>
      drawPatchScene(seed, { width: 16, height: 16, domain: 'held-out' }),
    )
    expect(scenes.every(({ form, shadeColour }) => form === undefined && shadeColour === undefined)).toBe(
      true,
    )
  })
})

describe('the colour of the shade', () => {
  const size = { width: 32, height: 32 }
  /** Mean of red over mean of blue of a picture without findings. */
  const warmth = (light: number, shadeColour: Triple): number => {
    const scene = drawPatchScene(11, { ...size, pxPerMm: 8, only: 'none' })
    const form: Plane = createPlane({ ...scene.frame, ...size }, light)
    const lighting = { ...scene.lighting, falloff: 0, castShadow: false, glossStrength: 0 }
    const { data } = renderScene(11, { ...scene, form, shadeColour, lighting }).rgb
    const sum = (channel: number): number =>
      Array.from(data).reduce((total, value, i) => (i % 3 === channel ? total + value : total), 0)
    return sum(0) / sum(2)
  }
  const WARM: Triple = [1.4, 1, 0.7]

  it('tints what lies in shade, and leaves full light as it is', () => {
    expect(warmth(0.3, WARM)).toBeGreaterThan(1.2 * warmth(0.3, [1, 1, 1]))
    expect(warmth(1, WARM)).toBeCloseTo(warmth(1, [1, 1, 1]), 6)
  })
})
