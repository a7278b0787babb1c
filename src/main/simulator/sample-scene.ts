import { cameraResponse } from './camera-response.ts'
import { oval, spot } from './findings-brown.ts'
import { branchedVessel, papule } from './findings-red.ts'
import { D65 } from './illuminants.ts'
import { wander } from './paint-line.ts'
import type { Frame } from './plane.ts'
import { typicalPhysics } from './physics.ts'
import { type Random, createRandom } from './random.ts'
import type { Scene } from './scene.ts'
import { spectrumFrom } from './spectra.ts'
import type { PointMm, Structure } from './structures.ts'
import { type Subject, calibrate } from './subject.ts'

/** The seed and the size of the bundled sample: 160 × 120 mm at 10 px/mm. */
export const SAMPLE_SEED = 20240517
export const SAMPLE_FRAME: Frame = { width: 1600, height: 1200, pxPerMm: 10 }

/**
 * The scene of the bundled sample picture: a cheek of skin type III, lit from the upper left, with one example of
 * everything that the three maps are about, each in a place of its own.
 */
export function sampleScene(): Scene {
  const random = createRandom(SAMPLE_SEED, 'sample')
  const bell = (centre: number, sigma: number) =>
    spectrumFrom((nm) => Math.exp(-((nm - centre) ** 2) / (2 * sigma * sigma)))
  return {
    frame: SAMPLE_FRAME,
    subject: sampleSubject(),
    plan: {
      findings: [
        'freckles',
        'lentigo',
        'melasma',
        'papules',
        'telangiectasia',
        'erythema',
        'deep patch',
        'wrinkles',
      ],
      structures: [
        ...skinRelief(random),
        ...freckleBand(random),
        ...lentigo(random),
        ...melasmaField(random),
        ...papuleGroup(random),
        ...vessels(random),
        ...redField(random),
        ...deepPatch(random),
        ...eyeCornerLines(random),
      ],
    },
    unevenness: { melanin: 0.035, blood: 0.05, wavelengthMm: 4 },
    camera: cameraResponse([bell(598, 31), bell(538, 37), bell(457, 26)], D65),
    lighting: {
      falloff: 0.42,
      ambient: 0.55,
      elevation: 0.9,
      azimuth: Math.PI * 1.25,
      glossStrength: 0.13,
      glossExponent: 30,
      glossTurn: 1.6,
      castShadow: false,
    },
    sensor: {
      exposure: 1.3,
      balance: [1, 1],
      lensBlurPx: 0.7,
      vignetting: 0.08,
      fullWell: 12000,
      readNoise: 0.001,
      sharpening: 0.2,
      tone: 1,
    },
    covers: [],
    compression: null,
  }
}

function sampleSubject(): Subject {
  const subject = calibrate(3, typicalPhysics(), 6.5, 36)
  if (subject === null) throw new Error('expected skin of ITA 37°, found none: the optics have changed')
  return subject
}

const near = (random: Random, { x, y }: PointMm, spread: number): PointMm => ({
  x: random.normal(x, spread),
  y: random.normal(y, spread),
})

function skinRelief(random: Random): Structure[] {
  return [
    { kind: 'furrows', spacing: 0.75, depthMm: 0.009, angle: random.uniform(0.3, 0.6) },
    { kind: 'pores', spacing: 1.3, radius: 0.12, depthMm: 0.035 },
  ]
}

function freckleBand(random: Random): Structure[] {
  return Array.from({ length: 110 }, () => {
    const centre = { x: random.normal(52, 19), y: random.normal(24, 9) }
    const look = { softness: random.uniform(0.35, 0.8), irregularity: 0.15, mottling: 0.15 }
    return spot(random, 'melanin', centre, random.logUniform(0.35, 1.3), random.logUniform(0.4, 2.4), look)
  })
}

function lentigo(random: Random): Structure[] {
  const look = { softness: 0.22, irregularity: 0.14, mottling: 0.22 }
  return [
    spot(random, 'melanin', { x: 118, y: 86 }, 4.6, 2.6, look),
    spot(random, 'melanin', { x: 131, y: 99 }, 1.9, 1.8, look),
  ]
}

function melasmaField(random: Random): Structure[] {
  return [
    {
      kind: 'field',
      pigment: 'melanin',
      amountUm: 1.1,
      wavelength: 15,
      threshold: -0.5,
      softness: 0.9,
      window: { ...oval(random, { x: 112, y: 36 }, 22), angle: -0.35 },
    },
  ]
}

function papuleGroup(random: Random): Structure[] {
  return Array.from({ length: 9 }, () =>
    papule(random, near(random, { x: 70, y: 90 }, 14), random.uniform(1, 2.2), random.uniform(9, 16)),
  ).flat()
}

function vessels(random: Random): Structure[] {
  return Array.from({ length: 9 }, () =>
    branchedVessel(random, near(random, { x: 20, y: 62 }, 7), 0.12, 28),
  ).flat()
}

function redField(random: Random): Structure[] {
  return [
    {
      kind: 'field',
      pigment: 'blood',
      amountUm: 9,
      wavelength: 14,
      threshold: -0.4,
      softness: 1.1,
      window: oval(random, { x: 30, y: 66 }, 24),
    },
  ]
}

function deepPatch(random: Random): Structure[] {
  const look = { softness: 0.7, irregularity: 0.25, mottling: 0.25 }
  return [
    spot(random, 'dermalMelanin', { x: 140, y: 62 }, 8.5, 3.4, look),
    spot(random, 'dermalMelanin', { x: 129, y: 55 }, 4, 2.2, look),
  ]
}

/** Lines that fan out from the corner of the eye, upper right. */
function eyeCornerLines(random: Random): Structure[] {
  return Array.from({ length: 7 }, (_, index) => ({
    kind: 'wrinkle',
    path: wander(random, {
      start: { x: 157, y: 9 + index * 2.6 },
      angle: Math.PI + 0.3 - 0.13 * index,
      length: random.uniform(14, 30),
      step: 0.5,
      bend: 0.02,
    }),
    width: random.uniform(0.35, 0.7),
    depth: random.uniform(0.25, 0.65),
  }))
}
