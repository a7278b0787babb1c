import { PIGMENTS, type Pigment } from '../imaging/pigments.ts'

/** The picture of what has changed in a map is fetched as tiles are: `change/<set at hand>/<set beside it>/<pigment>`. */
export interface ChangeRequest {
  /** Ids of the layers of the two analyses. */
  readonly hand: string
  readonly other: string
  readonly pigment: Pigment
}

export const CHANGE_FOLDER = 'change'

export function changePath({ hand, other, pigment }: ChangeRequest): string {
  return `/${CHANGE_FOLDER}/${hand}/${other}/${pigment}`
}

const PATTERN = /^\/change\/([0-9a-f-]{36})\/([0-9a-f-]{36})\/([a-z]+)$/

/** The request that a path stands for; null for anything else. */
export function parseChangePath(path: string): ChangeRequest | null {
  const parts = PATTERN.exec(path)
  if (!parts) return null
  const [, hand = '', other = '', name] = parts
  const pigment = PIGMENTS.find((known) => known === name)
  return pigment ? { hand, other, pigment } : null
}
