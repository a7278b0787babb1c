import { describe, expect, it } from 'vitest'
import { COLOUR_SCALES } from '../../../src/shared/imaging/colour-scales.ts'
import {
  HATCH_PERIOD,
  HATCH_STRENGTH,
  hatched,
  hatchPhase,
  notSkinGrey,
} from '../../../src/shared/imaging/map-marks.ts'
import { LOW_CONFIDENCE } from '../../../src/shared/imaging/metrics.ts'
import { PIGMENTS } from '../../../src/shared/imaging/pigments.ts'

const phases = Array.from({ length: HATCH_PERIOD }, (_, phase) => phase)

describe('the hatching of a map', () => {
  it('is nothing at all from the low confidence upwards, and full a tenth below', () => {
    HATCH_STRENGTH.forEach((strength, stored) => {
      const confidence = stored / 255
      if (confidence >= LOW_CONFIDENCE) expect(strength, `${stored}`).toBe(0)
      else expect(strength, `${stored}`).toBeGreaterThan(0)
      if (confidence <= LOW_CONFIDENCE - 0.1) expect(strength, `${stored}`).toBe(1)
    })
  })

  it('comes in softly: never less with less confidence, never more than a tenth at a time', () => {
    HATCH_STRENGTH.subarray(1).forEach((strength, stored) => {
      const before = HATCH_STRENGTH[stored] ?? 0
      expect(before - strength).toBeGreaterThanOrEqual(0)
      expect(before - strength).toBeLessThan(0.1)
    })
  })

  it('runs along the diagonal', () => {
    expect(hatchPhase(3, 4)).toBe(hatchPhase(4, 3))
    expect(hatchPhase(3, 4)).toBe(hatchPhase(3 + HATCH_PERIOD, 4))
    expect(hatchPhase(3, 4)).not.toBe(hatchPhase(4, 4))
  })

  it.each(PIGMENTS)(
    'can be seen on every colour of %s, and leaves some of the colour as it is',
    (pigment) => {
      for (let step = 0; step < 256; step += 1) {
        const lightness = [0, 1, 2].map((channel) => COLOUR_SCALES[pigment][3 * step + channel] ?? 0)
        const painted = phases.map((phase) => lightness.map((channel) => hatched(channel, phase, 1)))
        const sums = painted.map(([r = 0, g = 0, b = 0]) => (r + g + b) / 3)
        expect(Math.max(...sums) - Math.min(...sums), `step ${step}`).toBeGreaterThan(50)
        expect(painted).toContainEqual(lightness)
      }
    },
  )

  it('leaves a colour alone at strength 0', () => {
    for (const phase of phases) for (const value of [0, 17, 255]) expect(hatched(value, phase, 0)).toBe(value)
  })
})

describe('the grey of what is not skin', () => {
  it('follows the photo’s lightness with little contrast, lighter than a map’s middle', () => {
    const [black, middle, white] = [0, 128, 255].map((value) => notSkinGrey(value, value, value))
    expect(black).toBeLessThan(middle ?? 0)
    expect(middle).toBeLessThan(white ?? 0)
    expect((white ?? 0) - (black ?? 0)).toBeLessThan(50)
    expect(black).toBeGreaterThan(170)
  })

  it.each(PIGMENTS)('is never taken for "none" of %s', (pigment) => {
    const none = Math.min(...COLOUR_SCALES[pigment].subarray(0, 3))
    expect(none - notSkinGrey(255, 255, 255)).toBeGreaterThan(12)
  })
})
