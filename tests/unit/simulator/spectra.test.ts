import { describe, expect, it } from 'vitest'
import { daylight, planckian } from '../../../src/main/simulator/illuminants.ts'
import { integrate, labOf, relativeXyz } from '../../../src/main/simulator/observer.ts'
import { COLOUR_MATCHING } from '../../../src/main/simulator/observer.ts'
import {
  WAVELENGTHS_NM,
  melaninAbsorption,
  melanosomeAbsorption,
  neonatalTissueAbsorption,
  reducedScattering,
  spectrumFrom,
  tissueAbsorption,
  wholeBloodAbsorption,
} from '../../../src/main/simulator/spectra.ts'

const at = (spectrum: ArrayLike<number>, nm: number): number => spectrum[WAVELENGTHS_NM.indexOf(nm)] ?? NaN

describe('absorption spectra', () => {
  it('melanosome interior absorbs 675 cm⁻¹ at 500 nm and ten times less at 1000/2 nm', () => {
    const melanin = melanosomeAbsorption()
    expect(at(melanin, 500)).toBeCloseTo(0.0675, 3)
    expect(at(melanin, 700) / at(melanin, 400)).toBeCloseTo((700 / 400) ** -3.33, 6)
  })

  it('a mix of melanins has the absorption of melanosome at 500 nm, whatever its exponents', () => {
    for (const exponent of [-3.33, -3.46, -4.2]) {
      const mix = melaninAbsorption({ fall: { exponent }, eumelaninShare: 0.7, strength: 1 })
      expect(at(mix, 500)).toBeCloseTo(at(melanosomeAbsorption(), 500), 9)
      expect(at(mix, 400)).toBeGreaterThan(at(melanosomeAbsorption(), 400))
    }
    const pure = melaninAbsorption({ fall: { exponent: -3.33 }, eumelaninShare: 1, strength: 1 })
    expect(at(pure, 640)).toBeCloseTo(at(melanosomeAbsorption(), 640), 9)
  })

  it('a melanin that falls exponentially does so by the same share every nm, from the same height at 500 nm', () => {
    const melanin = melaninAbsorption({ fall: { decayPerNm: 0.006 }, eumelaninShare: 1, strength: 1 })
    expect(at(melanin, 500)).toBeCloseTo(at(melanosomeAbsorption(), 500), 9)
    expect(at(melanin, 500) / at(melanin, 400)).toBeCloseTo(Math.exp(-0.6), 9)
    expect(at(melanin, 700) / at(melanin, 600)).toBeCloseTo(Math.exp(-0.6), 9)
  })

  it('tissue whose falling part is left out absorbs alike at every wavelength', () => {
    expect(at(tissueAbsorption(0), 400)).toBeCloseTo(0.244e-4, 9)
    expect(at(tissueAbsorption(0), 720)).toBe(at(tissueAbsorption(0), 400))
  })

  it('whole blood follows the haemoglobin table: 150 g/l, natural logarithm', () => {
    const oxygenated = wholeBloodAbsorption(1, 0)
    // 2.303 · 53236 · 150 / 64500 cm⁻¹ at 540 nm
    expect(at(oxygenated, 540)).toBeCloseTo((2.302585 * 53236 * 150) / 64500 / 1e4, 6)
    expect(at(oxygenated, 540)).toBeGreaterThan(at(oxygenated, 560))
    expect(at(oxygenated, 580)).toBeGreaterThan(at(oxygenated, 560))
    expect(at(oxygenated, 660)).toBeLessThan(at(wholeBloodAbsorption(0, 0), 660) / 5)
  })

  it('packing blood into vessels weakens strong absorption most', () => {
    const dissolved = wholeBloodAbsorption(0.75, 0)
    const packed = wholeBloodAbsorption(0.75, 10)
    expect(at(packed, 420) / at(dissolved, 420)).toBeLessThan(0.7)
    expect(at(packed, 680) / at(dissolved, 680)).toBeGreaterThan(0.97)
  })

  it('bloodless tissue and scattering have their published values at 500 nm', () => {
    expect(at(tissueAbsorption(), 500)).toBeCloseTo((0.244 + 85.3 * Math.exp(-346 / 66.2)) * 1e-4, 9)
    expect(at(neonatalTissueAbsorption(), 500)).toBeCloseTo(7.84e8 * 500 ** -3.255 * 1e-4, 9)
    const scattering = reducedScattering({ at500: 46, rayleigh: 0.409, mieExponent: 0.702 })
    expect(at(scattering, 500)).toBeCloseTo(46e-4, 9)
    expect(at(scattering, 400)).toBeGreaterThan(at(scattering, 700))
  })
})

describe('illuminants and observer', () => {
  it('daylight of 6504 K is D65: 82.75 at 400 nm, 117.01 at 450 nm, 71.61 at 700 nm (CIE 15)', () => {
    const d65 = daylight(6504)
    expect(at(d65, 560)).toBeCloseTo(100, 6)
    expect(at(d65, 400)).toBeCloseTo(82.75, 0)
    expect(at(d65, 450)).toBeCloseTo(117.01, 0)
    expect(at(d65, 700)).toBeCloseTo(71.61, 0)
  })

  it('D65 has the chromaticity 0.3127, 0.3290', () => {
    const [x, y, z] = COLOUR_MATCHING.map((bar) => integrate(daylight(6504), bar)) as [number, number, number]
    expect(x / (x + y + z)).toBeCloseTo(0.3127, 2)
    expect(y / (x + y + z)).toBeCloseTo(0.329, 2)
  })

  it('tungsten is redder than daylight', () => {
    expect(at(planckian(2856), 700) / at(planckian(2856), 450)).toBeGreaterThan(5)
  })

  it('the perfect white is L* 100, a* 0, b* 0, and grey has no colour', () => {
    const white = spectrumFrom(() => 1)
    expect(relativeXyz(white)).toEqual([1, 1, 1])
    const [lightness, a, b] = labOf(white)
    expect(lightness).toBeCloseTo(100, 9)
    expect(Math.hypot(a, b)).toBeLessThan(1e-9)
    expect(labOf(spectrumFrom(() => 0.184187))[0]).toBeCloseTo(50, 2)
  })
})
