import { describe, expect, it } from 'vitest'
import { deepLayer, layer, stack } from '../../../src/main/simulator/kubelka-munk.ts'
import { type Lab, labOf } from '../../../src/main/simulator/observer.ts'
import { typicalPhysics } from '../../../src/main/simulator/physics.ts'
import {
  SKIN_TYPES,
  type SkinType,
  type Subject,
  TYPOLOGY_ANGLES,
  calibrate,
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
