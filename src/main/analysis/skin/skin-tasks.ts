import {
  PIGMENTS,
  confidencePlane,
  mapPlane,
  type MapConfidence,
  type PigmentMaps,
} from '../../../shared/imaging/pigments.ts'
import type { ImageSize } from '../../../shared/imaging/pixels.ts'
import type { TaskContext } from '../../pool/task-table.ts'
import type { RowBand } from '../row-bands.ts'
import { colourFeatures } from './colour-features.ts'
import { skinByColour } from './colour-skin.ts'
import { findFace, type Face } from './face-finder.ts'
import { skinOfFace } from './face-skin.ts'
import { drawBorder, fitBorder, type BorderFit } from './guided-border.ts'
import type { Landmarks } from './landmarks.ts'
import { LEAST_SKIN } from './skin-mask.ts'
import { shrinkPhoto, type WorkPicture } from './work-picture.ts'

/** The tasks that find skin: in small copies of a photo, and then row by row in the photo itself. */

interface PictureInput {
  readonly picture: WorkPicture
}

function findFaceIn({ picture }: PictureInput, context: TaskContext): Promise<Face | null> {
  return findFace(picture, context)
}

/** The skin of a face; its landmarks are in px of the picture. */
function sketchFaceSkin(
  { picture, landmarks }: PictureInput & { readonly landmarks: Landmarks },
  context: TaskContext,
): BorderFit | null {
  const skin = skinOfFace(landmarks, colourFeatures(picture), context)
  context.throwIfCancelled()
  return skin && fitBorder(picture, skin)
}

/** What has the colour of skin, where that is neither next to nothing nor nearly everything. */
function sketchSkinColour(
  { picture }: PictureInput,
  context: TaskContext,
): BorderFit | 'nothing' | 'everything' {
  const skin = skinByColour(colourFeatures(picture), context)
  context.throwIfCancelled()
  return typeof skin === 'string' ? skin : fitBorder(picture, skin)
}

export interface CountSkinInput extends ImageSize, RowBand {
  readonly skin: Uint8Array<SharedArrayBuffer>
  /** Receives 1 where a pixel counts as skin, else 0. */
  readonly target: Uint8Array<SharedArrayBuffer>
}

/** Number of the band's pixels that count as skin. */
function countSkin({ width, skin, target, rowBegin, rowEnd }: CountSkinInput, context: TaskContext): number {
  let count = 0
  for (let at = rowBegin * width; at < rowEnd * width; at += 1) {
    if (at % width === 0) context.throwIfCancelled()
    const is = (skin[at] as number) >= LEAST_SKIN ? 1 : 0
    target[at] = is
    count += is
  }
  return count
}

function fillSkin({ skin }: { readonly skin: Uint8Array<SharedArrayBuffer> }): void {
  skin.fill(255)
}

export interface KeepSkinInput extends RowBand {
  readonly maps: PigmentMaps
  readonly confidence: MapConfidence
  readonly skin: Uint8Array<SharedArrayBuffer>
}

/** Maps and confidence become 0 wherever there is no skin. */
function keepSkin({ maps, confidence, skin, rowBegin, rowEnd }: KeepSkinInput, context: TaskContext): void {
  for (const pigment of PIGMENTS) {
    const plane = mapPlane(maps, pigment)
    const trust = confidencePlane(confidence, pigment)
    for (let at = rowBegin * maps.width; at < rowEnd * maps.width; at += 1) {
      if (at % maps.width === 0) context.throwIfCancelled()
      if ((skin[at] as number) >= LEAST_SKIN) continue
      plane[at] = 0
      trust[at] = 0
    }
  }
}

export const skinTasks = {
  shrinkPhoto,
  findFaceIn,
  sketchFaceSkin,
  sketchSkinColour,
  drawBorder,
  countSkin,
  fillSkin,
  keepSkin,
}

export type SkinTasks = typeof skinTasks
