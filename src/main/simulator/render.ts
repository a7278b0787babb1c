import type { RgbImage } from '../../shared/imaging/pixels.ts'
import { type CompressionOptions, compress } from './block-compression.ts'
import { type CameraResponse, drawCamera, drawIlluminant } from './camera-response.ts'
import { ColourTable, type Interval } from './colour-table.ts'
import { type Hair, drawHair } from './hair.ts'
import { type LightingOptions, drawLightingOptions, lightSkin } from './lighting.ts'
import { createFractalNoise } from './noise.ts'
import { type FindingSource, type PatchPlan, planPatch, withOnly } from './patch-plan.ts'
import { type Frame, type Plane, createPlane, planeFrom, rangeOf } from './plane.ts'
import { type Random, createRandom } from './random.ts'
import { type RgbPlanes, type SensorOptions, drawSensorOptions, expose } from './sensor.ts'
import { type SkinFields, paintSkin } from './skin-fields.ts'
import { SKIN_TYPES, type SkinType, type Subject, drawSubject } from './subject.ts'
import { truthMaps } from './truth.ts'

export interface PatchOptions {
  readonly width: number
  readonly height: number
  /** Drawn from 3…16 where absent. */
  readonly pxPerMm?: number
  /** Drawn in equal shares where absent. */
  readonly skinType?: SkinType
  /** Paints the findings of this source alone, or none; all where absent. Everything else stays as it is. */
  readonly only?: FindingSource | 'none'
  /**
   * Which capture of the same skin, place, lamp and camera, 0 where absent: exposure, white balance, focus, tone
   * curve, noise and compression are drawn anew for each.
   */
  readonly capture?: number
}

export interface RenderedPatch {
  readonly rgb: RgbImage
  /** Red, brown, gray, one plane after the other, each width × height, 0…1 (pipeline step 5). */
  readonly truth: Float32Array
  readonly meta: PatchMeta
}

export interface PatchMeta {
  readonly seed: number
  readonly pxPerMm: number
  readonly skinType: SkinType
  /** Degrees, of the clean skin under D65. */
  readonly typologyAngle: number
  readonly findings: readonly string[]
}

/** Everything a picture depends on, drawn or given. */
export interface Scene {
  readonly frame: Frame
  readonly subject: Subject
  readonly plan: PatchPlan
  /** Standard deviation of the subject's own unevenness, as a share of the baseline. */
  readonly unevenness: { readonly melanin: number; readonly blood: number; readonly wavelengthMm: number }
  readonly camera: CameraResponse
  readonly lighting: LightingOptions
  readonly sensor: SensorOptions
  readonly hair: Hair | null
  readonly compression: CompressionOptions | null
  /** Tells captures of one scene apart: their noise differs. 0 where absent. */
  readonly capture?: number
}

const SCALE_PX_PER_MM = [3, 16] as const

/** A random patch of skin: the same seed and options give the same bytes. */
export function renderPatch(seed: number, options: PatchOptions): RenderedPatch {
  const random = createRandom(seed)
  const drawnScale = random.fork('scale').logUniform(...SCALE_PX_PER_MM)
  const frame: Frame = {
    width: options.width,
    height: options.height,
    pxPerMm: options.pxPerMm ?? drawnScale,
  }
  const drawnType = random.fork('skin type').pick(SKIN_TYPES)
  const subject = drawSubject(random.fork('subject'), options.skinType ?? drawnType)
  const camera = random.fork('camera')
  const capture = options.capture ?? 0
  const compression = random.fork(captureLabel('compression', capture))
  const unevenness = random.fork('unevenness')
  const luminance = ((subject.lab[0] + 16) / 116) ** 3
  const plan = planPatch(random.fork('plan'), frame)
  return renderScene(seed, {
    frame,
    subject,
    plan: options.only === undefined ? plan : withOnly(plan, options.only),
    unevenness: {
      melanin: unevenness.uniform(0.01, 0.09),
      blood: unevenness.uniform(0.03, 0.22),
      wavelengthMm: unevenness.logUniform(1, 9),
    },
    camera: drawCamera(camera, drawIlluminant(camera)),
    lighting: drawLightingOptions(random.fork('lighting')),
    sensor: drawSensorOptions(random.fork(captureLabel('sensor', capture)), luminance),
    hair: drawHair(random.fork('hair'), frame),
    compression: compression.chance(0.5)
      ? { quality: compression.integer(82, 98), halveColour: compression.chance(0.5) }
      : null,
    capture,
  })
}

/** The first capture keeps the label that the pictures of the training were drawn with. */
const captureLabel = (label: string, capture: number): string =>
  capture === 0 ? label : `${label}-capture-${capture}`

/** A given scene; the seed only fills in texture and noise. */
export function renderScene(seed: number, scene: Scene): RenderedPatch {
  const random = createRandom(seed, 'scene')
  const { frame, subject } = scene
  const fields = paintSkin(frame, scene.plan.structures, random.fork('fields'))
  const light = reflectedLight(scene, fields, random)
  const data = expose(
    light,
    scene.camera,
    scene.sensor,
    random.fork(captureLabel('sensor', scene.capture ?? 0)),
  )
  if (scene.compression !== null) compress(data, frame.width, frame.height, scene.compression)
  return {
    rgb: { width: frame.width, height: frame.height, bits: 8, data },
    truth: truthMaps(fields),
    meta: {
      seed,
      pxPerMm: frame.pxPerMm,
      skinType: subject.skinType,
      typologyAngle: subject.typologyAngle,
      findings: scene.plan.findings,
    },
  }
}

/** Colour of the pigments, light and shade of the relief, gloss and hair: white-balanced camera RGB. */
function reflectedLight(scene: Scene, fields: SkinFields, random: Random): RgbPlanes {
  const { frame, subject } = scene
  const melanin = uneven(frame, scene, 'melanin', fields.excess.melanin, random)
  const blood = uneven(frame, scene, 'blood', fields.excess.blood, random)
  const dermal = fields.excess.dermalMelanin
  const table = new ColourTable(subject.skin, scene.camera, {
    melanin: interval(melanin),
    blood: interval(blood),
    dermal: interval(dermal),
  })
  const lit = lightSkin(frame, fields.height, scene.lighting, random.fork('lighting'))
  const light: RgbPlanes = [createPlane(frame), createPlane(frame), createPlane(frame)]
  const colour = new Float32Array(3)
  for (let i = 0; i < frame.width * frame.height; i++) {
    table.lookUp(melanin.data[i] as number, blood.data[i] as number, dermal.data[i] as number, colour)
    const shading = lit.shading.data[i] as number
    const direct = (1 - lit.ambient) * (lit.direct.data[i] as number)
    const open = 1 - (lit.occlusion.data[i] as number)
    const gloss = (lit.gloss.data[i] as number) * shading
    const cover = scene.hair === null ? 0 : (scene.hair.cover.data[i] as number)
    for (let channel = 0; channel < 3; channel++) {
      const skin = colour[channel] as number
      // Light bounces inside a groove, and each bounce takes on the skin's colour: shadows are redder than grey.
      const cavity = open / (1 - (1 - open) * skin)
      const reflected = skin * shading * (direct + lit.ambient) * cavity + gloss
      const hair = (scene.hair?.reflectance[channel] ?? 0) * shading
      const plane = light[channel as 0 | 1 | 2]
      plane.data[i] = reflected * (1 - cover) + hair * cover
    }
  }
  return light
}

/** Baseline with the subject's own unevenness, which is no finding and so not in the truth, plus the findings. */
function uneven(
  frame: Frame,
  { subject, unevenness }: Scene,
  pigment: 'melanin' | 'blood',
  excess: Plane,
  random: Random,
): Plane {
  const base = pigment === 'melanin' ? subject.baseline.melaninUm : subject.baseline.bloodUm
  const noise = createFractalNoise(random.fork(`unevenness-${pigment}`), 4, 0.7)
  const scale = unevenness.wavelengthMm
  const plane = planeFrom(frame, (x, y) =>
    Math.max(0, base * (1 + unevenness[pigment] * noise(x / scale, y / scale))),
  )
  for (let i = 0; i < plane.data.length; i++) {
    plane.data[i] = (plane.data[i] as number) + (excess.data[i] as number)
  }
  return plane
}

function interval(plane: Plane): Interval {
  const { min, max } = rangeOf(plane)
  return [min, max]
}
