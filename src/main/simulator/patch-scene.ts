import { drawCamera, drawIlluminant } from './camera-response.ts'
import { drawHair } from './hair.ts'
import { drawLightingOptions } from './lighting.ts'
import { drawNonSkin } from './non-skin.ts'
import { drawPatchForm, drawShadeColour } from './patch-form.ts'
import { type FindingSource, planPatch, withOnly } from './patch-plan.ts'
import type { Frame } from './plane.ts'
import { type Random, createRandom } from './random.ts'
import type { Scene } from './scene.ts'
import { drawSensorOptions } from './sensor.ts'
import type { Domain } from './skin-optics.ts'
import { SKIN_TYPES, type SkinType, type Subject, drawSubject } from './subject.ts'
import { drawUnevenness } from './unevenness.ts'

export interface PatchOptions {
  readonly width: number
  readonly height: number
  /** Drawn from 3…25 where absent. */
  readonly pxPerMm?: number
  /** Drawn in equal shares where absent. */
  readonly skinType?: SkinType
  /** Whose skin it is; drawn where absent, of the skin type above. All else stays as it is for the same seed. */
  readonly subject?: Subject
  /** `held-out`: optics, lamps, cameras and textures of which no training picture has any. Default: `training`. */
  readonly domain?: Domain
  /** Paints the findings of this source alone, or none; all where absent. Everything else stays as it is. */
  readonly only?: FindingSource | 'none'
  /**
   * Which capture of the same skin, place, lamp and camera, 0 where absent: exposure, white balance, focus, tone
   * curve, noise and compression are drawn anew for each.
   */
  readonly capture?: number
  /** The same skin under another lamp and with another camera. */
  readonly otherCamera?: boolean
  /** A level patch in light of one colour. As held-out patches always are; of the training's, some. */
  readonly evenLight?: boolean
}

const SCALE_PX_PER_MM = [3, 25] as const

/** The skin type of a patch whose options name none. */
export const drawSkinType = (patch: Random): SkinType => patch.fork('skin type').pick(SKIN_TYPES)

/** A random patch of skin. */
export function drawPatchScene(seed: number, options: PatchOptions): Scene {
  const random = createRandom(seed)
  const domain = options.domain ?? 'training'
  const frame: Frame = {
    width: options.width,
    height: options.height,
    pxPerMm: options.pxPerMm ?? random.fork('scale').logUniform(...SCALE_PX_PER_MM),
    textures: domain === 'training' ? 'gradient' : 'value',
  }
  const subject =
    options.subject ?? drawSubject(random.fork('subject'), options.skinType ?? drawSkinType(random), domain)
  const camera = random.fork(options.otherCamera === true ? 'other camera' : 'camera')
  const capture = options.capture ?? 0
  const compression = random.fork(captureLabel('compression', capture))
  const luminance = ((subject.lab[0] + 16) / 116) ** 3
  const plan = planPatch(random.fork('plan'), frame)
  const hair = drawHair(random.fork('hair'), frame)
  // Harder light than the held-out pictures have: a face brings it, and the maps must not mistake shade for pigment.
  const hard = domain === 'training' && options.evenLight !== true
  const form = hard ? drawPatchForm(random.fork('form'), frame) : null
  return {
    frame,
    subject,
    plan: options.only === undefined ? plan : withOnly(plan, options.only),
    unevenness: drawUnevenness(random.fork('unevenness'), subject),
    camera: drawCamera(camera, drawIlluminant(camera, domain), domain),
    lighting: drawLightingOptions(random.fork('lighting')),
    ...(form === null ? {} : { form }),
    ...(hard ? { shadeColour: drawShadeColour(random.fork('shade colour')) } : {}),
    sensor: drawSensorOptions(random.fork(captureLabel('sensor', capture)), luminance),
    covers: [...(hair === null ? [] : [hair]), ...drawNonSkin(random.fork('non-skin'), frame)],
    compression: compression.chance(0.5)
      ? { quality: compression.integer(82, 98), halveColour: compression.chance(0.5) }
      : null,
    capture,
  }
}

/** The first capture keeps the plain label. */
export const captureLabel = (label: string, capture: number): string =>
  capture === 0 ? label : `${label}-capture-${capture}`
