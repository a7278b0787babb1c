import { describe, expect, it } from 'vitest'
import { cameraRgb, drawCamera, drawIlluminant } from '../../../src/main/simulator/camera-response.ts'
import { ColourTable } from '../../../src/main/simulator/colour-table.ts'
import { measuredBlood, tabulatedMelanin } from '../../../src/main/simulator/held-out-spectra.ts'
import { createRandom } from '../../../src/main/simulator/random.ts'
import {
  type Spectrum,
  WAVELENGTHS_NM,
  melanosomeAbsorption,
  spectrumFrom,
  wholeBloodAbsorption,
} from '../../../src/main/simulator/spectra.ts'
import { drawSubject } from '../../../src/main/simulator/subject.ts'

const at = (spectrum: ArrayLike<number>, nm: number): number => spectrum[WAVELENGTHS_NM.indexOf(nm)] ?? NaN

/** Largest step from one wavelength to the next, over the mean. */
function roughness(light: Spectrum): number {
  const mean = light.reduce((sum, value) => sum + value, 0) / light.length
  return Math.max(...light.slice(1).map((value, i) => Math.abs(value - (light[i] ?? NaN)))) / mean
}

describe('held-out lamps', () => {
  const lamps = Array.from({ length: 80 }, (_, seed) => drawIlluminant(createRandom(seed), 'held-out'))

  it('give light of every kind, nowhere negative', () => {
    for (const lamp of lamps) {
      expect(lamp.every((value) => Number.isFinite(value) && value >= 0)).toBe(true)
      expect(Math.max(...lamp)).toBeGreaterThan(0)
    }
  })

  it('are mostly of narrow bands, which no lamp of the training is', () => {
    const training = Array.from({ length: 80 }, (_, seed) => drawIlluminant(createRandom(seed)))
    const roughest = Math.max(...training.map(roughness))
    const narrow = lamps.filter((lamp) => roughness(lamp) > roughest)
    expect(narrow.length / lamps.length).toBeGreaterThan(0.4)
  })
})

describe('held-out cameras', () => {
  it('keep white white and grey grey under every lamp', () => {
    for (let seed = 0; seed < 40; seed++) {
      const random = createRandom(seed)
      const camera = drawCamera(random, drawIlluminant(random, 'held-out'), 'held-out')
      const grey = cameraRgb(
        camera,
        spectrumFrom(() => 0.4),
      )
      for (const value of grey) expect(value).toBeCloseTo(0.4, 9)
      for (const row of camera.toSrgb) expect(row[0] + row[1] + row[2]).toBeCloseTo(1, 9)
    }
  })
})

describe('held-out spectra', () => {
  it('mean the same amounts: a µm of melanosome and of blood as in training, within a quarter where the Soret band is far', () => {
    const melanin = tabulatedMelanin({ pheomelaninShare: 0.3, strength: 1 })
    expect(at(melanin, 500) / at(melanosomeAbsorption(), 500)).toBeCloseTo(1, 9)
    for (const nm of [500, 540, 580]) {
      const ratio = at(measuredBlood(0.75, 0), nm) / at(wholeBloodAbsorption(0.75, 0), nm)
      expect(ratio).toBeGreaterThan(0.75)
      expect(ratio).toBeLessThan(1.25)
    }
  })
})

describe('a held-out picture’s colours', () => {
  it('come from the table within 2 % of the spectra', () => {
    const random = createRandom(11)
    const subject = drawSubject(random, 3, 'held-out')
    const camera = drawCamera(random, drawIlluminant(random, 'held-out'), 'held-out')
    const table = new ColourTable(subject.skin, camera, { melanin: [1, 9], blood: [1, 30], dermal: [0, 8] })
    for (let i = 0; i < 12; i++) {
      const melaninUm = random.uniform(1, 9)
      const bloodUm = random.uniform(1, 30)
      const dermalMelaninUm = random.uniform(0, 8)
      const exact = cameraRgb(camera, subject.skin.reflectance({ melaninUm, bloodUm, dermalMelaninUm }))
      const quick = table.colourOf(melaninUm, bloodUm, dermalMelaninUm)
      exact.forEach((value, channel) => {
        expect(Math.abs((quick[channel] ?? NaN) / value - 1)).toBeLessThan(0.02)
      })
    }
  })
})
