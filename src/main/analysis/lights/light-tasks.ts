import { luminanceOfLightness, srgbByte } from '../../../shared/imaging/colour.ts'
import { lightModel, type Light } from '../../../shared/imaging/lights.ts'
import { PIGMENTS, type Pigment, type PigmentMaps } from '../../../shared/imaging/pigments.ts'
import type { LabImage } from '../../../shared/imaging/pixels.ts'
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

/** Maps are capped here: a map of 1.0 would stand for infinitely much pigment. */
const MAX_MAP = 0.98

/**
 * Rows of the image under a simulated light (pipeline §7): colour · shading · exp(−Σ k·m), where the shading is the
 * luminance of the specular image: the form of the face without its fine pigment.
 */
function renderLight({ light, maps, pigments, specular, target, rowBegin, rowEnd }: LightInput): void {
  const { colour, attenuation } = lightModel(light)
  const pixels = maps.width * maps.height
  const [kRed = 0, kBrown = 0, kGray = 0] = PIGMENTS.map((pigment) =>
    pigments.includes(pigment) ? attenuation[pigment] : 0,
  )
  const [red, green, blue] = colour
  const { data } = maps
  const lightness = specular.data
  for (let at = rowBegin * maps.width; at < rowEnd * maps.width; at += 1) {
    const exponent =
      kRed * Math.min(MAX_MAP, data[at] as number) +
      kBrown * Math.min(MAX_MAP, data[pixels + at] as number) +
      kGray * Math.min(MAX_MAP, data[2 * pixels + at] as number)
    const radiance = luminanceOfLightness(lightness[at] as number) * Math.exp(-exponent)
    target[3 * at] = srgbByte(radiance * red)
    target[3 * at + 1] = srgbByte(radiance * green)
    target[3 * at + 2] = srgbByte(radiance * blue)
  }
}

export const lightTasks = { renderLight }
