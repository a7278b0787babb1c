import type { ImageSize } from './pixels.ts'

interface Place {
  readonly x: number
  readonly y: number
}

/** Corners of the bar over both eyes of a face, in order round it, px of the picture. */
export type EyeBar = readonly [Place, Place, Place, Place]

/** Points of the iBUG 300-W scheme: both brows and both eyes; top of the nose's ridge; chin; the outlines of the eyes. */
const [BROWS_FROM, EYES_FROM, EYES_TO, RIDGE, CHIN] = [17, 36, 48, 27, 8] as const
const EYE_POINTS = 6

/** How far the bar reaches beyond brows and eyes, in distances between the pupils. */
const MARGIN = 0.3

/**
 * A bar over brows and eyes with a margin all round, turned with the head. From the side the pupils stand close together: there the
 * margin is told from the length of the face, which is about twice their distance from the front.
 */
export function eyeBar(landmarks: readonly Place[]): EyeBar {
  const eyes = landmarks.slice(EYES_FROM, EYES_TO)
  const [one, two] = [middleOf(eyes.slice(0, EYE_POINTS)), middleOf(eyes.slice(EYE_POINTS))]
  const apart = Math.hypot(two.x - one.x, two.y - one.y)
  const across = { x: (two.x - one.x) / Math.max(1e-6, apart), y: (two.y - one.y) / Math.max(1e-6, apart) }
  const [ridge, chin] = [landmarks[RIDGE] ?? one, landmarks[CHIN] ?? one]
  const unit = Math.max(apart, Math.hypot(chin.x - ridge.x, chin.y - ridge.y) / 2)
  const covered = [...landmarks.slice(BROWS_FROM, 27), ...eyes]
  const along = covered.map(({ x, y }) => x * across.x + y * across.y)
  const down = covered.map(({ x, y }) => y * across.x - x * across.y)
  const [left, right] = [Math.min(...along) - MARGIN * unit, Math.max(...along) + MARGIN * unit]
  const [top, bottom] = [Math.min(...down) - MARGIN * unit, Math.max(...down) + MARGIN * unit]
  const at = (a: number, d: number): Place => ({
    x: a * across.x - d * across.y,
    y: a * across.y + d * across.x,
  })
  return [at(left, top), at(right, top), at(right, bottom), at(left, bottom)]
}

/** Sets every sample of the pixels in the bar to 0: black, or no value. `samples`: of one pixel. */
export function fillBar(
  data: Uint8Array | Uint16Array,
  { width, height }: ImageSize,
  samples: number,
  bar: EyeBar,
): void {
  const rows = bar.map(({ y }) => y)
  const first = Math.max(0, Math.floor(Math.min(...rows)))
  const last = Math.min(height - 1, Math.ceil(Math.max(...rows)))
  for (let y = first; y <= last; y += 1) {
    const crossed = bar.flatMap((from, index) => {
      const to = bar[(index + 1) % bar.length] ?? from
      if (Math.min(from.y, to.y) > y + 0.5 || Math.max(from.y, to.y) < y - 0.5) return []
      const share = (end: number): number =>
        to.y === from.y ? 0 : Math.min(1, Math.max(0, (end - from.y) / (to.y - from.y)))
      return [y - 0.5, y + 0.5]
        .map((end) => from.x + share(end) * (to.x - from.x))
        .concat(to.y === from.y ? [to.x] : [])
    })
    if (crossed.length === 0) continue
    const begin = Math.max(0, Math.floor(Math.min(...crossed)))
    const end = Math.min(width - 1, Math.ceil(Math.max(...crossed)))
    if (begin <= end) data.fill(0, (y * width + begin) * samples, (y * width + end + 1) * samples)
  }
}

const middleOf = (points: readonly Place[]): Place => ({
  x: points.reduce((sum, { x }) => sum + x, 0) / Math.max(1, points.length),
  y: points.reduce((sum, { y }) => sum + y, 0) / Math.max(1, points.length),
})
