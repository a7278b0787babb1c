import { PIGMENTS, type Pigment } from '../imaging/pigments.ts'

/** The picture of what has changed in a map is fetched as tiles are: `change/<set at hand>/<set beside it>/<pigment>/<earlier>`. */
export interface ChangeRequest {
  /** Ids of the layers of the two analyses. */
  readonly hand: string
  readonly other: string
  readonly pigment: Pigment
  /** Which of the two was taken first: what is shown is what the map has gained or lost since. */
  readonly earlier: EarlierPhoto
}

export const EARLIER_PHOTOS = ['hand', 'other'] as const
export type EarlierPhoto = (typeof EARLIER_PHOTOS)[number]

export const CHANGE_FOLDER = 'change'

export function changePath({ hand, other, pigment, earlier }: ChangeRequest): string {
  return `/${CHANGE_FOLDER}/${hand}/${other}/${pigment}/${earlier}`
}

const PATTERN = /^\/change\/([0-9a-f-]{36})\/([0-9a-f-]{36})\/([a-z]+)\/([a-z]+)$/

/** The request that a path stands for; null for anything else. */
export function parseChangePath(path: string): ChangeRequest | null {
  const parts = PATTERN.exec(path)
  if (!parts) return null
  const [, hand = '', other = '', name, first] = parts
  const pigment = PIGMENTS.find((known) => known === name)
  const earlier = EARLIER_PHOTOS.find((known) => known === first)
  return pigment && earlier ? { hand, other, pigment, earlier } : null
}
