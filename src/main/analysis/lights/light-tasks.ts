import { luminanceOfLightness, srgbByte } from '../../../shared/imaging/colour.ts'
import { lightModel, type Light } from '../../../shared/imaging/lights.ts'
import { MAP_FULL, PIGMENTS, type Pigment, type PigmentMaps } from '../../../shared/imaging/pigments.ts'
import type { LabImage } from '../../../shared/imaging/pixels.ts'
import type { TaskContext } from '../../pool/task-table.ts'
import type { RowBand } from '../row-bands.ts'

export interface LightInput extends RowBand {
  readonly light: Light
  readonly maps: PigmentMaps
  /** The maps that take part: one alone, or all three together. */
  readonly pigments: readonly Pigment[]
  /** The specular image: its L* gives the shading of the surface. */
  readonly specular: LabImage
  /** Interleaved R, G, B bytes, sRGB, `width × height × 3`. */
  readonly target: Uint8Array<SharedArrayBuffer>
}

/**
 * Rows of the image under a simulated light (pipeline §6): colour · shading · exp(−Σ k·m), where the shading is the
 * luminance of the specular image: the form of the face without its fine pigment.
 */
function renderLight(input: LightInput, context: TaskContext): void {
  const { light, maps, pigments, specular, target, rowBegin, rowEnd } = input
  const { colour, attenuation } = lightModel(light)
  const pixels = maps.width * maps.height
  const [kRed = 0, kBrown = 0, kGray = 0] = PIGMENTS.map((pigment) =>
    pigments.includes(pigment) ? attenuation[pigment] / MAP_FULL : 0,
  )
  const [red, green, blue] = colour
  const { data } = maps
  const lightness = specular.data
  for (let at = rowBegin * maps.width; at < rowEnd * maps.width; at += 1) {
    if (at % maps.width === 0) context.throwIfCancelled()
    const exponent =
      kRed * (data[at] as number) +
      kBrown * (data[pixels + at] as number) +
      kGray * (data[2 * pixels + at] as number)
    const radiance = luminanceOfLightness(lightness[at] as number) * Math.exp(-exponent)
    target[3 * at] = srgbByte(radiance * red)
    target[3 * at + 1] = srgbByte(radiance * green)
    target[3 * at + 2] = srgbByte(radiance * blue)
  }
}

export const lightTasks = { renderLight }

export type LightTasks = typeof lightTasks
