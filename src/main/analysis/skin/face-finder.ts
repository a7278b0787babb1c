import { InferenceSession, Tensor } from 'onnxruntime-node'
import type { TaskContext } from '../../pool/task-table.ts'
import { DETECTOR_CELL_PX, detectorModel, LANDMARK_SIDE, landmarkModel } from './face-nets.ts'
import { readWeights } from './face-weights.ts'
import { distance, interpupillaryPx, isPlausible, type Landmarks, type Point } from './landmarks.ts'
import { netInput } from './net-input.ts'
import type { WorkPicture } from './work-picture.ts'

/** A face in a picture; all in pixels of that picture. */
export interface Face {
  readonly box: Box
  /** How certain the detector is, 0…1. */
  readonly score: number
  /** The 68 points of the iBUG 300-W scheme. */
  readonly landmarks: Landmarks
}

export interface Box {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

/** Sides of the square that the detector looks at, px: the usual one, one for small faces, one for a face in a close-up. */
export const DETECTOR_SIDES = [416, 608, 224] as const
export type DetectorSide = (typeof DETECTOR_SIDES)[number]

/** Boxes that share more than this are the same face. */
const SAME_FACE = 0.4

/**
 * How much lower a box is laid to see whether a face is steady, in its heights, and how far the landmarks may then lie from where they
 * were, in distances between the pupils. Of 240 boxes of made-up faces, two portraits and the face detector's sample photos: at most
 * 0.13, most below 0.07; of seven in hair: no face any more, or 0.20. [D]
 */
const LOWER = 0.08
const MOST_ASTRAY = 0.15

/** The detector's prior boxes, in cells, and its mean colour; the landmark net's mean colour (all from face-api). */
const ANCHORS = [
  [1.603231, 2.094468],
  [6.041143, 7.080126],
  [2.882459, 3.518061],
  [4.266906, 5.178857],
  [9.041765, 10.66308],
] as const
const DETECTOR_MEAN = [117.001, 114.697, 97.404] as const
const LANDMARK_MEAN = [122.782, 117.001, 104.298] as const

/** Values per box: centre x, y, width, height, certainty. */
const BOX_VALUES = 5
const MIN_SCORE = 0.5

const sessions = new Map<string, Promise<InferenceSession>>()

/** The face that fills most of the picture, or null. A few hundredths of a second; one session per net and thread. */
export async function findFace(picture: WorkPicture, context: TaskContext): Promise<Face | null> {
  const [face] = await findSteadyFaces(picture, context)
  return face ?? null
}

/**
 * All faces that the first of these sides to show any shows, the largest first. A side is quicker the smaller it is, and
 * the larger a face has to be for it: 224 px find faces from about an eighth of the picture on.
 */
export async function findFaces(
  picture: WorkPicture,
  context: TaskContext,
  sides: readonly DetectorSide[] = DETECTOR_SIDES,
): Promise<readonly Face[]> {
  for (const side of sides) {
    const faces: Face[] = []
    for await (const face of facesAt(picture, side, context))
      if (!faces.some(({ box }) => overlap(box, face.box) > SAME_FACE)) faces.push(face)
    if (faces.length > 0) return faces
  }
  return []
}

/**
 * The steady faces that the first of these sides to show any shows, the largest first; where no side shows any, what the first one
 * takes for faces. Hair and folds look like faces to the detector now and then.
 */
export async function findSteadyFaces(
  picture: WorkPicture,
  context: TaskContext,
  sides: readonly DetectorSide[] = DETECTOR_SIDES,
): Promise<readonly Face[]> {
  let doubtful: readonly Face[] = []
  for (const side of sides) {
    const steady: Face[] = []
    const faces = await findFaces(picture, context, [side])
    for (const face of faces) if (await isSteady(picture, face)) steady.push(face)
    if (steady.length > 0) return steady
    if (doubtful.length === 0) doubtful = faces
  }
  return doubtful
}

/** The face that fills this box, as the detector gives boxes; null where what is there is none. */
export async function faceIn(picture: WorkPicture, box: Box): Promise<Landmarks | null> {
  const landmarks = await locate(picture, box)
  return isPlausible(landmarks, box.width) ? landmarks : null
}

/** Whether the landmarks stay where they are when the box is laid lower: those of no face go with it. */
async function isSteady(picture: WorkPicture, { box, landmarks }: Face): Promise<boolean> {
  const again = await faceIn(picture, { ...box, y: box.y + LOWER * box.height })
  if (!again) return false
  const way = again.reduce((sum, point, index) => sum + distance(point, landmarks[index] as Point), 0)
  return way / again.length <= MOST_ASTRAY * interpupillaryPx(landmarks)
}

async function* facesAt(
  picture: WorkPicture,
  side: DetectorSide,
  context: TaskContext,
): AsyncGenerator<Face, void> {
  context.throwIfCancelled()
  for (const { box, score } of await detect(picture, side)) {
    context.throwIfCancelled()
    const landmarks = await locate(picture, box)
    if (isPlausible(landmarks, box.width)) yield { box, score, landmarks }
  }
}

/** Share of the smaller box that lies in the other one. */
function overlap(one: Box, two: Box): number {
  const width = Math.min(one.x + one.width, two.x + two.width) - Math.max(one.x, two.x)
  const height = Math.min(one.y + one.height, two.y + two.height) - Math.max(one.y, two.y)
  const smaller = Math.min(one.width * one.height, two.width * two.height)
  return (Math.max(0, width) * Math.max(0, height)) / smaller
}

/** Boxes above the least certainty, the largest first, at most a handful. */
async function detect(
  picture: WorkPicture,
  side: number,
): Promise<{ readonly box: Box; readonly score: number }[]> {
  const longSide = Math.max(picture.width, picture.height)
  const square = { x: 0, y: 0, width: longSide, height: longSide }
  const session = await sessionOf(`detector ${side}`, async () =>
    detectorModel(await readWeights('tiny_face_detector'), side),
  )
  const output = await run(session, netInput(picture, square, side, DETECTOR_MEAN), side)
  const cells = Math.ceil(side / DETECTOR_CELL_PX)
  const grid = output.length / ANCHORS.length / BOX_VALUES
  const valueAt = (anchor: number, value: number, cell: number): number =>
    output[(anchor * BOX_VALUES + value) * grid + cell] as number
  const found: { readonly box: Box; readonly score: number }[] = []
  for (const [anchor, [anchorWidth, anchorHeight]] of ANCHORS.entries())
    for (let cell = 0; cell < grid; cell += 1) {
      const score = sigmoid(valueAt(anchor, 4, cell))
      if (score < MIN_SCORE) continue
      const unit = longSide / cells
      const width = Math.exp(valueAt(anchor, 2, cell)) * anchorWidth * unit
      const height = Math.exp(valueAt(anchor, 3, cell)) * anchorHeight * unit
      const x = ((cell % cells) + sigmoid(valueAt(anchor, 0, cell))) * unit - width / 2
      const y = (Math.floor(cell / cells) + sigmoid(valueAt(anchor, 1, cell))) * unit - height / 2
      const box = clipped({ x, y, width, height }, picture)
      if (box) found.push({ box, score })
    }
  const weight = ({ box, score }: { box: Box; score: number }): number => score * box.width * box.height
  return found.sort((a, b) => weight(b) - weight(a)).slice(0, 5)
}

/** As face-api does it: the box, centred in a black square. */
async function locate(picture: WorkPicture, { x, y, width, height }: Box): Promise<Landmarks> {
  const side = Math.max(width, height)
  const square = { x: x - (side - width) / 2, y: y - (side - height) / 2, width: side, height: side }
  const session = await sessionOf('landmarks', async () =>
    landmarkModel(await readWeights('face_landmark_68')),
  )
  const input = netInput(picture, square, LANDMARK_SIDE, LANDMARK_MEAN, { x, y, width, height })
  const output = await run(session, input, LANDMARK_SIDE)
  return Array.from({ length: output.length / 2 }, (_, point): Point => ({
    x: square.x + side * (output[2 * point] as number),
    y: square.y + side * (output[2 * point + 1] as number),
  }))
}

function sessionOf(name: string, model: () => Promise<Uint8Array>): Promise<InferenceSession> {
  let session = sessions.get(name)
  if (!session) {
    session = model().then((bytes) =>
      InferenceSession.create(bytes, {
        executionProviders: ['cpu'],
        intraOpNumThreads: 1,
        interOpNumThreads: 1,
      }),
    )
    session.catch(() => sessions.delete(name))
    sessions.set(name, session)
  }
  return session
}

async function run(session: InferenceSession, input: Float32Array, side: number): Promise<Float32Array> {
  const [outputName = ''] = session.outputNames
  const tensor = new Tensor('float32', input, [1, 3, side, side])
  const result = (await session.run({ input: tensor }))[outputName]
  tensor.dispose()
  if (!(result?.data instanceof Float32Array)) throw new Error('expected float32 from a face net')
  const values = Float32Array.from(result.data)
  result.dispose()
  return values
}

function clipped({ x, y, width, height }: Box, picture: WorkPicture): Box | null {
  const left = Math.max(0, x)
  const top = Math.max(0, y)
  const right = Math.min(picture.width, x + width)
  const bottom = Math.min(picture.height, y + height)
  if (!(right - left >= 8 && bottom - top >= 8)) return null
  return { x: left, y: top, width: right - left, height: bottom - top }
}

const sigmoid = (value: number): number => 1 / (1 + Math.exp(-value))
