import type { RgbImage } from '../../shared/imaging/pixels.ts'
import { compress } from './block-compression.ts'
import { ColourTable, type Interval } from './colour-table.ts'
import { lightSkin } from './lighting.ts'
import { createFractalNoise } from './noise.ts'
import type { Triple } from './observer.ts'
import { type PatchOptions, captureLabel, drawPatchScene } from './patch-scene.ts'
import { type Plane, createPlane, planeFrom, rangeOf } from './plane.ts'
import { inPose } from './pose.ts'
import { type Random, createRandom } from './random.ts'
import type { Cover, Scene } from './scene.ts'
import { type RgbPlanes, expose } from './sensor.ts'
import { type SkinFields, paintSkin } from './skin-fields.ts'
import type { SkinType } from './subject.ts'
import { truthMaps } from './truth.ts'

export interface RenderedPatch {
  readonly rgb: RgbImage
  /** Red, brown, gray, one plane after the other, each width × height, 0…1 (pipeline step 5); 0 where there is no skin. */
  readonly truth: Float32Array
  /** 1 = skin, 0 = hidden by something else. */
  readonly skin: Uint8Array
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

/** A random patch of skin: the same seed and options give the same bytes. */
export function renderPatch(seed: number, options: PatchOptions): RenderedPatch {
  return renderScene(seed, drawPatchScene(seed, options))
}

/** A given scene; the seed only fills in texture and noise. */
export function renderScene(seed: number, scene: Scene): RenderedPatch {
  const random = createRandom(seed, 'scene')
  const { frame, subject } = scene
  const fields = paintSkin(frame, scene.plan.structures, random.fork('fields'))
  const painted = reflectedLight(scene, fields, random)
  const seen = inPose(painted, truthMaps(fields), skinSeen(scene), scene)
  const data = expose(
    seen.light,
    scene.camera,
    scene.sensor,
    random.fork(captureLabel('sensor', scene.capture ?? 0)),
  )
  if (scene.compression !== null) compress(data, frame.width, frame.height, scene.compression)
  return {
    rgb: { width: frame.width, height: frame.height, bits: 8, data },
    truth: seen.truth.map((value, i) => value * (seen.skin[i % seen.skin.length] as number)),
    skin: seen.skin,
    meta: {
      seed,
      pxPerMm: frame.pxPerMm,
      skinType: subject.skinType,
      typologyAngle: subject.typologyAngle,
      findings: scene.plan.findings,
    },
  }
}

/** A pixel of which a cover hides half is no skin any more. */
function skinSeen({ frame, covers }: Scene): Uint8Array {
  const skin = new Uint8Array(frame.width * frame.height).fill(1)
  for (const { cover, leavesSkin } of covers) {
    if (leavesSkin) continue
    for (let i = 0; i < skin.length; i++) if ((cover.data[i] as number) >= 0.5) skin[i] = 0
  }
  return skin
}

const WHITE: Triple = [1, 1, 1]

/** Colour of the pigments, light and shade of the relief, gloss, and what lies over it: white-balanced camera RGB. */
function reflectedLight(scene: Scene, fields: SkinFields, random: Random): RgbPlanes {
  const { frame, subject } = scene
  const melanin = uneven(scene, 'melanin', fields.excess.melanin, random)
  const blood = uneven(scene, 'blood', fields.excess.blood, random)
  const dermal = fields.excess.dermalMelanin
  const table = new ColourTable(subject.skin, scene.camera, {
    melanin: interval(melanin),
    blood: interval(blood),
    dermal: interval(dermal),
  })
  const lit = lightSkin(frame, fields.height, scene.lighting, random.fork('lighting'))
  const light: RgbPlanes = [createPlane(frame), createPlane(frame), createPlane(frame)]
  const shadeColour = scene.shadeColour ?? WHITE
  const colour = new Float32Array(3)
  for (let i = 0; i < frame.width * frame.height; i++) {
    table.lookUp(melanin.data[i] as number, blood.data[i] as number, dermal.data[i] as number, colour)
    const form = scene.form === undefined ? 1 : (scene.form.data[i] as number)
    const shade = (lit.shading.data[i] as number) * form
    const direct = (1 - lit.ambient) * (lit.direct.data[i] as number)
    const open = 1 - (lit.occlusion.data[i] as number)
    const inShade = Math.max(0, 1 - shade)
    for (let channel = 0; channel < 3; channel++) {
      const shading = shade * (1 + ((shadeColour[channel] as number) - 1) * inShade)
      const skin = colour[channel] as number
      // Light bounces inside a groove, and each bounce takes on the skin's colour: shadows are redder than grey.
      const cavity = open / (1 - (1 - open) * skin)
      let reflected =
        skin * shading * (direct + lit.ambient) * cavity + (lit.gloss.data[i] as number) * shading
      for (const cover of scene.covers) {
        const share = cover.cover.data[i] as number
        if (share > 0) reflected += (reflectanceOf(cover, channel, i) * shading - reflected) * share
      }
      const plane = light[channel as 0 | 1 | 2]
      plane.data[i] = reflected
    }
  }
  return light
}

function reflectanceOf({ reflectance }: Cover, channel: number, index: number): number {
  const own = reflectance[channel as 0 | 1 | 2]
  return typeof own === 'number' ? own : (own.data[index] as number)
}

/** Baseline with the subject's own unevenness, which is no finding and so not in the truth, plus the findings. */
function uneven(
  { frame, subject, unevenness }: Scene,
  pigment: 'melanin' | 'blood',
  excess: Plane,
  random: Random,
): Plane {
  const base = pigment === 'melanin' ? subject.baseline.melaninUm : subject.baseline.bloodUm
  const noise = createFractalNoise(random.fork(`unevenness-${pigment}`), 4, 0.7, frame.textures)
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
