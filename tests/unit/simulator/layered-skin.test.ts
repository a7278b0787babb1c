import { describe, expect, it } from 'vitest'
import { deepLayer, layer, stack } from '../../../src/main/simulator/kubelka-munk.ts'
import { type Lab, labOf } from '../../../src/main/simulator/observer.ts'
import { typicalPhysics } from '../../../src/main/simulator/physics.ts'
import { createRandom } from '../../../src/main/simulator/random.ts'
import {
  SKIN_TYPES,
  type SkinType,
  type Subject,
  TYPOLOGY_ANGLES,
  calibrate,
  drawSubject,
} from '../../../src/main/simulator/subject.ts'

describe('Kubelka–Munk layers', () => {
  it('a thick layer is as good as an endless one', () => {
    expect(layer(20, 40).reflectance).toBeCloseTo(deepLayer(0.5, 1), 6)
    expect(layer(20, 40).transmittance).toBeLessThan(1e-6)
  })

  it('without absorption no light is lost', () => {
    const { reflectance, transmittance } = layer(0, 1.5)
    expect(reflectance + transmittance).toBeCloseTo(1, 3)
    expect(reflectance).toBeCloseTo(1.5 / 2.5, 3)
  })

  it('two halves make the whole', () => {
    const half = layer(0.3, 0.8)
    const whole = layer(0.6, 1.6)
    expect(stack(half, stack(half, 0.3))).toBeCloseTo(stack(whole, 0.3), 9)
  })

  it('a black layer does not overflow', () => {
    expect(layer(1e5, 0.01).reflectance).toBeGreaterThan(0)
    expect(layer(1e5, 0.01).transmittance).toBe(0)
  })
})

function typical(skinType: SkinType): Subject {
  const [from, to] = TYPOLOGY_ANGLES[skinType]
  const subject = calibrate(skinType, typicalPhysics(), 2.5, (from + to) / 2)
  if (subject === null) throw new Error('expected a calibrated subject')
  return subject
}

/** Change of L*, a*, b* when a pigment is added to the clean skin. */
function change(subject: Subject, added: { melanin?: number; blood?: number; dermal?: number }): Lab {
  const { melaninUm, bloodUm } = subject.baseline
  const load = {
    melaninUm: melaninUm + (added.melanin ?? 0),
    bloodUm: bloodUm + (added.blood ?? 0),
    dermalMelaninUm: added.dermal ?? 0,
  }
  const [lightness, a, b] = labOf(subject.skin.reflectance(load))
  return [lightness - subject.lab[0], a - subject.lab[1], b - subject.lab[2]]
}

describe('what a pigment does to the colour of skin', () => {
  it.each(SKIN_TYPES)('blood raises a* and lowers L* on type %i', (skinType) => {
    const [lightness, a] = change(typical(skinType), { blood: 4 })
    expect(lightness).toBeLessThan(-0.5)
    expect(a).toBeGreaterThan(0.5)
  })

  it.each([1, 2, 3, 4] as const)(
    'melanin in the epidermis lowers L* and raises b* on type %i',
    (skinType) => {
      const [lightness, , b] = change(typical(skinType), { melanin: 2 })
      expect(lightness).toBeLessThan(-5)
      expect(b).toBeGreaterThan(0.5)
    },
  )

  it.each(SKIN_TYPES)('melanin in the dermis lowers L* and b* on type %i', (skinType) => {
    const [lightness, , b] = change(typical(skinType), { dermal: 4 })
    expect(lightness).toBeLessThan(-0.8)
    expect(b).toBeLessThan(-1)
  })

  it('melanin hides blood: the same blood changes type VI less than type I', () => {
    expect(change(typical(6), { blood: 4 })[1]).toBeLessThan(change(typical(1), { blood: 4 })[1] / 3)
  })
})

describe('random subjects', () => {
  const drawn = SKIN_TYPES.flatMap((skinType) =>
    Array.from({ length: 25 }, (_, i) => drawSubject(createRandom(1000 * skinType + i), skinType)),
  )

  it('have the typology angle of their type', () => {
    for (const { skinType, typologyAngle } of drawn) {
      const [from, to] = TYPOLOGY_ANGLES[skinType]
      expect(typologyAngle).toBeGreaterThan(from - 0.1)
      expect(typologyAngle).toBeLessThan(to + 0.1)
    }
  })

  /** Around the means of Xiao 2017 (cheek: 58.9–60.7 / 10.5–11.8 / 14.2–17.2) and Alaluf 2002 (arm: 49–65 / 7–10 / 13–18). */
  it('have colours as measured on people', () => {
    const mean = (types: readonly SkinType[], channel: 0 | 1 | 2): number => {
      const values = drawn.filter(({ skinType }) => types.includes(skinType)).map(({ lab }) => lab[channel])
      return values.reduce((sum, value) => sum + value, 0) / values.length
    }
    expect(mean([2, 3, 4], 0)).toBeGreaterThan(58)
    expect(mean([2, 3, 4], 0)).toBeLessThan(67)
    expect(mean([2, 3, 4], 1)).toBeGreaterThan(6)
    expect(mean([2, 3, 4], 1)).toBeLessThan(12)
    expect(mean([2, 3, 4], 2)).toBeGreaterThan(13)
    expect(mean([2, 3, 4], 2)).toBeLessThan(20)
    expect(mean([5], 0)).toBeGreaterThan(40)
    expect(mean([5], 0)).toBeLessThan(53)
    expect(mean([6], 0)).toBeLessThan(42)
  })
})
