import { describe, expect, it } from 'vitest'
import {
  melanosomeAbsorption,
  reducedScattering,
  tissueAbsorption,
  WAVELENGTHS_NM,
  wholeBloodAbsorption,
} from '../../../src/main/simulator/spectra.ts'
import { lightModel, LIGHTS, RELATIVE_ATTENUATION, type Light } from '../../../src/shared/imaging/lights.ts'
import { PIGMENTS, type Pigment } from '../../../src/shared/imaging/pigments.ts'

/** The table of lights.ts computed anew from the published spectra. */
function attenuationFromSpectra(): Record<Pigment, Record<Light, number>> {
  const blood = wholeBloodAbsorption(0.75, 0)
  const melanin = melanosomeAbsorption()
  const tissue = tissueAbsorption()
  const scattering = reducedScattering({ at500: 43.6, rayleigh: 0.41, mieExponent: 0.562 })
  const penetration = WAVELENGTHS_NM.map((_, i) => {
    const absorption = (tissue[i] ?? 0) + 0.04 * (blood[i] ?? 0)
    return 1 / Math.sqrt(3 * absorption * (absorption + (scattering[i] ?? 0)))
  })
  const inRange = WAVELENGTHS_NM.map((nm) => nm >= 420 && nm <= 700)
  const gaussian = (centre: number) => (nm: number) => Math.exp(-0.5 * ((nm - centre) / 12) ** 2)
  const bands: Record<Light, (nm: number) => number> = {
    gray: () => 1,
    yellow: gaussian(575),
    red: gaussian(640),
    blue: gaussian(465),
  }
  const layers: Record<Pigment, { absorption: Float64Array; depthUm: number }> = {
    red: { absorption: blood, depthUm: 150 },
    brown: { absorption: melanin, depthUm: 50 },
    gray: { absorption: melanin, depthUm: 400 },
  }
  const table = {} as Record<Pigment, Record<Light, number>>
  for (const pigment of PIGMENTS) {
    const { absorption, depthUm } = layers[pigment]
    const seen = LIGHTS.map((light) => {
      let sum = 0
      let weight = 0
      WAVELENGTHS_NM.forEach((nm, i) => {
        if (!inRange[i]) return
        const share = bands[light](nm)
        sum += share * (absorption[i] ?? 0) * Math.exp((-2 * depthUm) / (penetration[i] ?? 1))
        weight += share
      })
      return sum / weight
    })
    const best = Math.max(...seen)
    table[pigment] = Object.fromEntries(LIGHTS.map((light, i) => [light, (seen[i] ?? 0) / best])) as Record<
      Light,
      number
    >
  }
  return table
}

describe('the lights', () => {
  it('attenuate as the published spectra and the depth of each pigment say', () => {
    const computed = attenuationFromSpectra()
    for (const pigment of PIGMENTS)
      for (const light of LIGHTS)
        expect(RELATIVE_ATTENUATION[pigment][light], `${pigment} under ${light}`).toBeCloseTo(
          computed[pigment][light],
          3,
        )
  })

  it('of one map take nothing away for the others', () => {
    const { attenuation, colour } = lightModel('blue', 'brown')
    expect(attenuation).toEqual({ red: 0, brown: lightModel('blue').attenuation.brown, gray: 0 })
    expect(colour).toEqual(lightModel('blue').colour)
  })

  it('show brown best in blue, red best in yellow, gray best in red, where red all but vanishes', () => {
    const best = (pigment: Pigment): Light =>
      LIGHTS.reduce((a, b) => (RELATIVE_ATTENUATION[pigment][b] > RELATIVE_ATTENUATION[pigment][a] ? b : a))
    expect([best('brown'), best('red'), best('gray')]).toEqual(['blue', 'yellow', 'red'])
    expect(RELATIVE_ATTENUATION.red.red).toBeLessThan(0.1)
  })
})
