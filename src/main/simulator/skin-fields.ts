import { gaussianBlur } from './blur.ts'
import { paintLine } from './paint-line.ts'
import { paintArea } from './paint-area.ts'
import { paintField, paintSpot } from './paint-pigment.ts'
import { paintDome, paintFurrows, paintPores } from './paint-relief.ts'
import { type Frame, type Plane, addPlane, createPlane } from './plane.ts'
import type { Random } from './random.ts'
import type { Pigment, Structure } from './structures.ts'

/** What the structures add to clean skin, pixel by pixel. */
export interface SkinFields {
  /** µm of equivalent layer above the clean skin, as seen through the scattering above the pigment. */
  readonly excess: Readonly<Record<Pigment, Plane>>
  /** Wrinkle depth, 0…1. */
  readonly wrinkle: Plane
  /** Height of the surface in mm, 0 = smooth skin. */
  readonly height: Plane
}

/**
 * Depth in mm of the groove of a wrinkle of depth 1: the wider, the deeper, 0.25 mm for the finest lines, 0.75 mm for
 * folds of 1 mm. (Lines of the eye's corner measure some 0.05 to 0.3 mm, folds more than 0.5 mm: our choice.)
 */
const grooveDepthMm = (widthMm: number): number => 0.2 + 0.55 * widthMm

/** Blur of a pigment by the scattering tissue above it, standard deviation in mm: the deeper, the wider. */
const SUBSURFACE_BLUR_MM: Readonly<Record<Pigment, readonly [from: number, to: number]>> = {
  melanin: [0.03, 0.08],
  blood: [0.08, 0.25],
  dermalMelanin: [0.3, 0.7],
}

export function paintSkin(frame: Frame, structures: readonly Structure[], random: Random): SkinFields {
  const sharp = { melanin: createPlane(frame), blood: createPlane(frame), dermalMelanin: createPlane(frame) }
  const vessels = createPlane(frame)
  const wrinkle = createPlane(frame)
  const grooves = createPlane(frame)
  const height = createPlane(frame)
  structures.forEach((structure, index) => {
    const own = random.fork(`structure-${index}`)
    switch (structure.kind) {
      case 'spot':
        paintSpot(sharp[structure.pigment], frame, structure, own)
        break
      case 'field':
        paintField(sharp[structure.pigment], frame, structure, own)
        break
      case 'area':
        paintArea(sharp[structure.pigment], frame, structure, own)
        break
      case 'vessel':
        paintLine(vessels, frame, structure.path, structure.width, structure.amountUm)
        break
      case 'wrinkle':
        paintLine(wrinkle, frame, structure.path, structure.width, structure.depth)
        paintLine(
          grooves,
          frame,
          structure.path,
          structure.width,
          structure.depth * grooveDepthMm(structure.width),
        )
        break
      case 'pores':
        paintPores(height, frame, structure, own)
        break
      case 'dome':
        paintDome(height, frame, structure)
        break
      case 'furrows':
        paintFurrows(height, frame, structure, own)
        break
      case 'groove':
        paintLine(grooves, frame, structure.path, structure.width, structure.depthMm)
        break
    }
  })
  addPlane(sharp.blood, vessels)
  addPlane(height, grooves, -1)
  const seen = (pigment: Pigment): Plane => {
    const [from, to] = SUBSURFACE_BLUR_MM[pigment]
    return gaussianBlur(sharp[pigment], random.fork(`blur-${pigment}`).uniform(from, to) * frame.pxPerMm)
  }
  return {
    excess: { melanin: seen('melanin'), blood: seen('blood'), dermalMelanin: seen('dermalMelanin') },
    wrinkle,
    height,
  }
}
