import type { ImageSize } from '../../shared/imaging/pixels.ts'

export interface Arrangement {
  readonly columns: number
  readonly rows: number
}

/** Of all grids for `count` panes the one that shows the image largest; of equal ones the widest. */
export function arrangePanes(
  count: number,
  image: ImageSize,
  room: ImageSize,
  gap: number,
  header: number,
): Arrangement {
  let best: Arrangement = { columns: count, rows: 1 }
  let bestScale = 0
  for (let columns = count; columns >= 1; columns -= 1) {
    const rows = Math.ceil(count / columns)
    if ((columns - 1) * rows >= count) continue
    const width = (room.width - (columns - 1) * gap) / columns
    const height = (room.height - (rows - 1) * gap) / rows - header
    const scale = Math.min(width / image.width, height / image.height)
    if (scale > bestScale * 1.0001) {
      best = { columns, rows }
      bestScale = scale
    }
  }
  return best
}
