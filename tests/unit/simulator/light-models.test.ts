import { describe, expect, it } from 'vitest'
import { BeerLambertSkin } from '../../../src/main/simulator/beer-lambert-skin.ts'
import { cover, diffuseReflectance, diffusingLayer, endless } from '../../../src/main/simulator/diffusion.ts'
import { DiffusionSkin } from '../../../src/main/simulator/diffusion-skin.ts'
import { drawSkin } from '../../../src/main/simulator/draw-skin.ts'
import { SKIN_STRUCTURES } from '../../../src/main/simulator/held-out-structures.ts'
import { LayeredSkin } from '../../../src/main/simulator/layered-skin.ts'
import { MonteCarloSkin } from '../../../src/main/simulator/monte-carlo-skin.ts'
import { labOf } from '../../../src/main/simulator/observer.ts'
import { drawPhysics, typicalPhysics } from '../../../src/main/simulator/physics.ts'
import { createRandom } from '../../../src/main/simulator/random.ts'
import type { LoadGrid, SkinOptics } from '../../../src/main/simulator/skin-optics.ts'
import { WAVELENGTHS_NM } from '../../../src/main/simulator/spectra.ts'
import type { SkinStructure } from '../../../src/main/simulator/traced-skin.ts'
import { TRAINING_STRUCTURES } from '../../../src/main/simulator/training-structures.ts'

describe('diffusion theory', () => {
  /** Flock et al. 1989: a′ / (1 + 2k(1 − a′) + (1 + 2k/3)·√(3(1 − a′))), k = (1 + r)/(1 − r). */
  const closedForm = (albedo: number, innerReflection: number): number => {
    const k = (1 + innerReflection) / (1 - innerReflection)
    return albedo / (1 + 2 * k * (1 - albedo) + (1 + (2 * k) / 3) * Math.sqrt(3 * (1 - albedo)))
  }

  it.each([0.5, 0.8, 0.95, 0.999])('an endless medium of reduced albedo %d has the closed form', (albedo) => {
    const medium = endless({ absorption: 1 - albedo, scattering: albedo })
    expect(diffuseReflectance(medium, 0.493)).toBeCloseTo(closedForm(albedo, 0.493), 9)
  })

  it.each([0.01, 1, 30])(
    'a layer of %d transport lengths on its own substance changes nothing',
    (thickness) => {
      const layer = diffusingLayer({ absorption: 0.1 * thickness, scattering: 0.9 * thickness })
      const whole = cover(layer, endless({ absorption: 0.1, scattering: 0.9 }))
      expect(diffuseReflectance(whole, 0.493)).toBeCloseTo(closedForm(0.9, 0.493), 9)
    },
  )

  it('without absorption all light comes back', () => {
    expect(diffuseReflectance(endless({ absorption: 0, scattering: 1 }), 0.5)).toBeGreaterThan(0.999)
  })

  it('goes smoothly through the absorption where source and solution have one shape', () => {
    const at = (absorption: number): number => {
      const layer = diffusingLayer({ absorption, scattering: 0.4 })
      return diffuseReflectance(cover(layer, endless({ absorption: 0.02, scattering: 1 })), 0.5)
    }
    expect(at(0.2)).toBeCloseTo((at(0.198) + at(0.202)) / 2, 4)
  })
})

const GRID: LoadGrid = { melaninUm: [0.5, 3, 9], bloodUm: [1, 12], dermalMelaninUm: [0, 5] }

function tracedTrainingSkin(): SkinOptics {
  for (let seed = 0; ; seed++) {
    const skin = drawSkin(createRandom(seed), 'training')
    if (skin instanceof MonteCarloSkin) return skin
  }
}

/** The model of every kind, the one of the sample and random ones. */
const MODELS: readonly (readonly [string, SkinOptics])[] = [
  ['Kubelka–Munk, typical', new LayeredSkin(typicalPhysics())],
  ['Kubelka–Munk', new LayeredSkin(drawPhysics(createRandom(1)))],
  ['diffusion', new DiffusionSkin(drawPhysics(createRandom(2)))],
  ['Beer–Lambert', new BeerLambertSkin(drawPhysics(createRandom(3)), 1.6)],
  ['Monte Carlo, held out', drawSkin(createRandom(4), 'held-out')],
  ['Monte Carlo, training', tracedTrainingSkin()],
]

describe.each(MODELS)('%s', (_name, skin) => {
  it('gives the same spectra one by one and as a grid, melanin slowest, dermal melanin fastest', () => {
    const together: Float64Array[] = []
    skin.forEachReflectance(GRID, (spectrum) => together.push(spectrum.slice()))
    const alone = GRID.melaninUm.flatMap((melaninUm) =>
      GRID.bloodUm.flatMap((bloodUm) =>
        GRID.dermalMelaninUm.map((dermalMelaninUm) =>
          skin.reflectance({ melaninUm, bloodUm, dermalMelaninUm }),
        ),
      ),
    )
    expect(together).toHaveLength(alone.length)
    alone.forEach((spectrum, i) => {
      spectrum.forEach((value, wavelength) => {
        expect(together[i]?.[wavelength]).toBeCloseTo(value, 9)
      })
    })
  })

  it.each(['melaninUm', 'bloodUm', 'dermalMelaninUm'] as const)(
    'reflects less of every wavelength the more %s there is',
    (pigment) => {
      let last = WAVELENGTHS_NM.map(() => 1)
      for (const amount of [0, 0.5, 2, 6, 15, 40]) {
        const load = { melaninUm: 1, bloodUm: 2, dermalMelaninUm: 0, [pigment]: amount }
        const spectrum = Array.from(skin.reflectance(load))
        spectrum.forEach((value, i) => {
          expect(value).toBeGreaterThan(0)
          expect(value).toBeLessThan(last[i] ?? NaN)
        })
        last = spectrum
      }
    },
  )

  it('turns brown by melanin, red by blood, and bluer by melanin in the dermis', () => {
    const clean = labOf(skin.reflectance({ melaninUm: 2, bloodUm: 2, dermalMelaninUm: 0 }))
    const brown = labOf(skin.reflectance({ melaninUm: 3, bloodUm: 2, dermalMelaninUm: 0 }))
    const red = labOf(skin.reflectance({ melaninUm: 2, bloodUm: 8, dermalMelaninUm: 0 }))
    const gray = labOf(skin.reflectance({ melaninUm: 2, bloodUm: 2, dermalMelaninUm: 4 }))
    expect(brown[2]).toBeGreaterThan(clean[2])
    expect(red[1]).toBeGreaterThan(clean[1] + 1)
    expect(gray[2]).toBeLessThan(clean[2] - 1)
    for (const changed of [brown, red, gray]) expect(changed[0]).toBeLessThan(clean[0] - 1)
  })
})

describe('random skins', () => {
  it('are of four models for training, all traced where held out', () => {
    const kinds = (domain: 'training' | 'held-out'): Set<unknown> =>
      new Set(Array.from({ length: 120 }, (_, seed) => drawSkin(createRandom(seed), domain).constructor))
    expect(kinds('training')).toEqual(new Set([LayeredSkin, DiffusionSkin, BeerLambertSkin, MonteCarloSkin]))
    expect(kinds('held-out')).toEqual(new Set([MonteCarloSkin]))
  })

  it('of the training are traced through no structure that is held out', () => {
    const constants = ({ scattering, thicknessUm, refractiveIndex }: SkinStructure): readonly number[] => [
      ...scattering.epidermis,
      ...scattering.dermis,
      ...thicknessUm,
      refractiveIndex,
    ]
    const heldOut = new Set(SKIN_STRUCTURES.flatMap(constants))
    for (const structure of TRAINING_STRUCTURES)
      expect(constants(structure).filter((value) => heldOut.has(value))).toEqual([])
  })
})
