/** A point of a plane, in whatever unit its name says. */
export interface Point {
  readonly x: number
  readonly y: number
}

/** Turning, scaling and moving, without mirroring: x′ = a·x − b·y + tx, y′ = b·x + a·y + ty. */
export interface Similarity {
  readonly a: number
  readonly b: number
  readonly tx: number
  readonly ty: number
}

export const IDENTITY: Similarity = { a: 1, b: 0, tx: 0, ty: 0 }

export function applied({ a, b, tx, ty }: Similarity, { x, y }: Point): Point {
  return { x: a * x - b * y + tx, y: b * x + a * y + ty }
}

/** What undoes it. Its scale must not be 0. */
export function inverse({ a, b, tx, ty }: Similarity): Similarity {
  const square = a * a + b * b
  const [c, s] = [a / square, -b / square]
  return { a: c, b: s, tx: s * ty - c * tx, ty: -s * tx - c * ty }
}

/** `first`, then `second`. */
export function followedBy(first: Similarity, second: Similarity): Similarity {
  const { x: tx, y: ty } = applied(second, { x: first.tx, y: first.ty })
  return {
    a: second.a * first.a - second.b * first.b,
    b: second.b * first.a + second.a * first.b,
    tx,
    ty,
  }
}

export const scaleOf = ({ a, b }: Similarity): number => Math.hypot(a, b)

/** Radians, clockwise where y points down. */
export const rotationOf = ({ a, b }: Similarity): number => Math.atan2(b, a)
