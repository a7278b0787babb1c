import { FACE_REGIONS, type FaceRegion } from '../../../shared/imaging/face-regions.ts'
import { outlineArea, type Outline, type Point } from '../../../shared/imaging/outline.ts'
import type { TaskRunner } from '../../pool/task-table.ts'
import { settleAll } from '../settle-all.ts'
import { faceOutline, type Landmarks } from '../skin/landmarks.ts'
import { LEAST_SKIN, type SkinMask } from '../skin/skin-mask.ts'
import { faceOutlines } from './face-outlines.ts'
import type { MeasuredRegion, MeasureRegionInput, regionTasks } from './region-tasks.ts'

/** A region of the face that is there to be measured. */
export interface MeasuredFaceRegion extends MeasuredRegion {
  readonly name: FaceRegion
  /** Whole px of the photo. */
  readonly outline: Outline
}

/** A region with less skin than this share of the face's outline says nothing. */
const LEAST_OF_FACE = 0.01
/** Nor does one of which more is hidden, by hair for example, or out of the picture. Of the area round an eye half is the eye. */
const LEAST_SEEN = 0.3
/** Of a face that is turned away the far side is foreshortened, and its landmarks are guessed. */
const LEAST_OF_OTHER_SIDE = 0.3

type Shared = Omit<MeasureRegionInput, 'rings'>

interface Services {
  readonly runner: TaskRunner<typeof regionTasks>
  readonly signal?: AbortSignal | undefined
}

/** The numbers of every region of a face that can be seen, in the order of `FACE_REGIONS`. */
export async function measureFaceRegions(
  landmarks: Landmarks,
  mask: SkinMask,
  shared: Shared,
  { runner, signal }: Services,
): Promise<readonly MeasuredFaceRegion[]> {
  const outlines = faceOutlines(landmarks, (place) => isSkin(mask, place))
  const measured = await settleAll(
    FACE_REGIONS.map(async (name) => {
      const outline = outlines[name].map(({ x, y }) => ({ x: Math.round(x), y: Math.round(y) }))
      const numbers = await runner.run('measureRegion', { ...shared, rings: [outline] }, { signal })
      return { ...numbers, name, outline }
    }),
  )
  return seenOf(measured, outlineArea(faceOutline(landmarks)))
}

/** Those of which enough can be seen. `faceArea`: px². */
export function seenOf(
  measured: readonly MeasuredFaceRegion[],
  faceArea: number,
): readonly MeasuredFaceRegion[] {
  const seen = measured.filter(
    ({ outline, skinPx }) =>
      skinPx >= LEAST_OF_FACE * faceArea && skinPx >= LEAST_SEEN * outlineArea(outline),
  )
  return seen.filter(({ name, outline }) => {
    const other = measured.find((one) => one.name === otherSide(name))
    return !other || outlineArea(outline) >= LEAST_OF_OTHER_SIDE * outlineArea(other.outline)
  })
}

function otherSide(name: FaceRegion): string | null {
  if (name.endsWith('-right')) return name.replace('-right', '-left')
  return name.endsWith('-left') ? name.replace('-left', '-right') : null
}

function isSkin({ width, height, data }: SkinMask, place: Point): boolean {
  const x = Math.round(place.x)
  const y = Math.round(place.y)
  return x >= 0 && y >= 0 && x < width && y < height && (data[y * width + x] as number) >= LEAST_SKIN
}
