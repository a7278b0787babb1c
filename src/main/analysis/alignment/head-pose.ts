import type { HeadPose } from '../../../shared/imaging/comparability.ts'
import { centroid, type Landmarks } from '../skin/landmarks.ts'

type Vector = readonly [number, number, number]

/**
 * A head in general: the six points in common use for estimating the pose from 68 landmarks (Mallick 2016, "Head Pose
 * Estimation using OpenCV and Dlib"), in its units; x to the picture's right, y down, z towards the camera. It is nobody's
 * head: angles are off by a few degrees, by the same few for two photos of one person.
 */
const HEAD: readonly { readonly landmark: number; readonly place: Vector }[] = [
  { landmark: 30, place: [0, 0, 0] },
  { landmark: 8, place: [0, 330, -65] },
  { landmark: 36, place: [-225, -170, -135] },
  { landmark: 45, place: [225, -170, -135] },
  { landmark: 48, place: [-150, 150, -125] },
  { landmark: 54, place: [150, 150, -125] },
]

const MIDDLE = HEAD.reduce<Vector>(
  ([x, y, z], { place }) => [
    x + place[0] / HEAD.length,
    y + place[1] / HEAD.length,
    z + place[2] / HEAD.length,
  ],
  [0, 0, 0],
)

const CENTRED = HEAD.map(({ place }): Vector => [
  place[0] - MIDDLE[0],
  place[1] - MIDDLE[1],
  place[2] - MIDDLE[2],
])

/**
 * How a head is turned: the affine projection that fits best is found by least squares, its two rows give the rotation
 * (pose from orthography and scaling, DeMenthon and Davis 1995). The camera is taken to be far away.
 */
export function headPose(landmarks: Landmarks): HeadPose {
  const points = HEAD.map(({ landmark }) => landmarks[landmark] ?? { x: 0, y: 0 })
  const middle = centroid(points)
  const across = solved(points.map(({ x }) => x - middle.x))
  const down = solved(points.map(({ y }) => y - middle.y))
  const first = unit(across)
  const second = unit(down)
  const forward = unit(cross(first, second))
  return {
    yawDegrees: degrees(-Math.asin(Math.min(1, Math.max(-1, forward[0])))),
    pitchDegrees: degrees(Math.atan2(forward[1], forward[2])),
    rollDegrees: degrees(Math.atan2(second[0], first[0])),
  }
}

/** The row that takes the head's points nearest to these values: (Aᵀ A)⁻¹ Aᵀ b. */
function solved(values: readonly number[]): Vector {
  return INVERSE.map(
    (row) => row[0] * product(values, 0) + row[1] * product(values, 1) + row[2] * product(values, 2),
  ) as unknown as Vector
}

const product = (values: readonly number[], axis: 0 | 1 | 2): number =>
  CENTRED.reduce((sum, place, index) => sum + place[axis] * (values[index] as number), 0)

const INVERSE: readonly Vector[] = (() => {
  const square = ([0, 1, 2] as const).map((row) =>
    ([0, 1, 2] as const).map((column) => CENTRED.reduce((sum, place) => sum + place[row] * place[column], 0)),
  ) as unknown as readonly [Vector, Vector, Vector]
  const [a, b, c] = square
  const volume = dot(a, cross(b, c))
  const columns = [cross(b, c), cross(c, a), cross(a, b)] as const
  return [0, 1, 2].map((row) =>
    columns.map((column) => (column[row] as number) / volume),
  ) as unknown as Vector[]
})()

function cross(a: Vector, b: Vector): Vector {
  return [a[1] * b[2] - a[2] * b[1], a[2] * b[0] - a[0] * b[2], a[0] * b[1] - a[1] * b[0]]
}

function dot(a: Vector, b: Vector): number {
  return a[0] * b[0] + a[1] * b[1] + a[2] * b[2]
}

function unit(vector: Vector): Vector {
  const length = Math.max(1e-9, Math.sqrt(dot(vector, vector)))
  return [vector[0] / length, vector[1] / length, vector[2] / length]
}

const degrees = (radians: number): number => (radians * 180) / Math.PI
