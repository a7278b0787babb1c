import type { ImageSize } from '../../../shared/imaging/pixels.ts'

/** The net has learnt from skin of 1.6 px/mm and more (faces) and of 3 to 25 (patches): below the first, photos are enlarged. [D] */
const LEAST_PX_PER_MM = 1.8
const WANTED_PX_PER_MM = 2.5
const MOST = 4
/** Pixels of an enlarged photo at most, so that it costs no more memory than a large one. */
const MOST_PIXELS = 12e6

/** How many times the net's copy of a photo is as wide and high as the photo: 1, or a whole number. */
export function enlargementFor({ width, height }: ImageSize, pxPerMm: number | null): number {
  if (pxPerMm === null || pxPerMm >= LEAST_PX_PER_MM) return 1
  const wanted = Math.max(2, Math.round(WANTED_PX_PER_MM / pxPerMm))
  const affordable = Math.floor(Math.sqrt(MOST_PIXELS / (width * height)))
  return Math.max(1, Math.min(wanted, MOST, affordable))
}
