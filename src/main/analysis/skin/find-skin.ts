import { BasalisError, CancelledError } from '../../../shared/contract/errors.ts'
import type { RgbImage } from '../../../shared/imaging/pixels.ts'
import type { PixelRect } from '../../../shared/imaging/pyramid.ts'
import type { TaskRunner } from '../../pool/task-table.ts'
import type { PlaneSource } from '../plane-memory.ts'
import { rowBands } from '../row-bands.ts'
import { settleAll } from '../settle-all.ts'
import { inPhoto, inPicture, windowOf } from './face-window.ts'
import type { BorderFit } from './guided-border.ts'
import { interpupillaryPx, MEAN_INTERPUPILLARY_MM, type Landmarks } from './landmarks.ts'
import type { SkinMask } from './skin-mask.ts'
import type { SkinTasks } from './skin-tasks.ts'
import { FIND_SIDE, MASK_SIDE, workPicture, type WorkPicture } from './work-picture.ts'

/** The skin of a photo, and how it was found (pipeline, "Skin mask"). */
export interface FoundSkin {
  readonly mask: SkinMask
  /** By a face; by colour alone; or not at all, and the whole photo is taken. */
  readonly used: 'face' | 'skin' | 'patch'
  /** Why it is not the face that was asked for. One English sentence without its full stop. */
  readonly reason: string | null
  /** Pixels per millimetre, from the distance between the pupils; null without a face. */
  readonly pxPerMm: number | null
  /** Of the face, px of the photo; null without one. */
  readonly landmarks: Landmarks | null
}

const BY_COLOUR = 'no face was found: skin was told from the rest by its colour'
const WHOLE_BECAUSE = {
  nothing: 'no face and hardly any colour of skin were found: the whole photo was taken as skin',
  everything: 'no face was found, and nearly all has the colour of skin: the whole photo was taken as skin',
  fault: 'the search for skin failed: the whole photo was taken as skin',
} as const

interface Services {
  readonly runner: TaskRunner<SkinTasks>
  readonly planes: PlaneSource
  readonly signal?: AbortSignal | undefined
}

/** What the search in small copies gave. */
type Sketch =
  | { readonly used: 'face'; readonly fit: BorderFit; readonly landmarks: Landmarks }
  | { readonly used: 'skin'; readonly fit: BorderFit }
  | { readonly used: 'patch'; readonly why: keyof typeof WHOLE_BECAUSE }

/** Finds the skin. Never fails because of what is in the photo: where no skin is found, the whole photo counts. */
export async function findSkin(
  photo: RgbImage,
  requested: 'face' | 'patch',
  services: Services,
): Promise<FoundSkin> {
  if (requested === 'patch') return wholePhoto(photo, null, services)
  const sketch = await sketchSkin(photo, services).catch((error: unknown): Sketch => {
    // Cancelled, or a pool that is gone: not a matter of the photo.
    if (error instanceof CancelledError || error instanceof BasalisError) throw error
    return { used: 'patch', why: 'fault' }
  })
  if (sketch.used === 'patch') return wholePhoto(photo, WHOLE_BECAUSE[sketch.why], services)
  const mask = await drawMask(photo, sketch.fit, services)
  if (mask.count === 0) {
    services.planes.give(mask.data)
    return wholePhoto(photo, WHOLE_BECAUSE.nothing, services)
  }
  if (sketch.used === 'skin') return { mask, used: 'skin', reason: BY_COLOUR, pxPerMm: null, landmarks: null }
  const { landmarks } = sketch
  const pxPerMm = interpupillaryPx(landmarks) / MEAN_INTERPUPILLARY_MM
  return { mask, used: 'face', reason: null, pxPerMm, landmarks }
}

async function sketchSkin(photo: RgbImage, services: Services): Promise<Sketch> {
  const { runner, signal } = services
  const whole = { x: 0, y: 0, width: photo.width, height: photo.height }
  const picture = await shrunk(photo, whole, FIND_SIDE, services)
  const face = await runner.run('findFaceIn', { picture }, { signal })
  if (face) {
    const landmarks = inPhoto(face.landmarks, picture)
    const closer = await shrunk(photo, windowOf(landmarks, photo), MASK_SIDE, services)
    const input = { picture: closer, landmarks: inPicture(landmarks, closer) }
    const fit = await runner.run('sketchFaceSkin', input, { signal })
    if (fit) return { used: 'face', fit, landmarks }
  }
  const fit = await runner.run('sketchSkinColour', { picture }, { signal })
  return typeof fit === 'string' ? { used: 'patch', why: fit } : { used: 'skin', fit }
}

async function shrunk(
  photo: RgbImage,
  part: PixelRect,
  longSide: number,
  { runner, signal }: Services,
): Promise<WorkPicture> {
  const picture = workPicture(part, longSide)
  const bands = rowBands(picture.height, runner.concurrency)
  await settleAll(bands.map((band) => runner.run('shrinkPhoto', { photo, picture, ...band }, { signal })))
  return picture
}

async function drawMask(
  photo: RgbImage,
  fit: BorderFit,
  { runner, planes, signal }: Services,
): Promise<SkinMask> {
  const { width, height } = photo
  const target = planes.bytes(width * height)
  const bands = rowBands(height, runner.concurrency)
  const counts = await settleAll(
    bands.map((band) => runner.run('drawBorder', { photo, fit, target, ...band }, { signal })),
  )
  return { width, height, data: target, count: counts.reduce((sum, count) => sum + count, 0) }
}

async function wholePhoto(
  { width, height }: RgbImage,
  reason: string | null,
  { runner, planes, signal }: Services,
): Promise<FoundSkin> {
  const skin = planes.bytes(width * height)
  await runner.run('fillSkin', { skin }, { signal })
  const mask = { width, height, data: skin, count: width * height }
  return { mask, used: 'patch', reason, pxPerMm: null, landmarks: null }
}
