import { describe, expect, it } from 'vitest'
import { arrangePanes } from '../../../../src/renderer/canvas/pane-arrangement.ts'

const landscape = { width: 4000, height: 3000 }
const portrait = { width: 3000, height: 4000 }

/** The scale of the image in one pane of a grid. */
function scaleIn(
  columns: number,
  rows: number,
  image: typeof landscape,
  room: typeof landscape,
  gap: number,
  header: number,
): number {
  const width = (room.width - (columns - 1) * gap) / columns
  const height = (room.height - (rows - 1) * gap) / rows - header
  return Math.min(width / image.width, height / image.height)
}

describe('arrangePanes', () => {
  it.each([
    [1, landscape, { width: 1600, height: 900 }, { columns: 1, rows: 1 }],
    [4, landscape, { width: 1600, height: 1200 }, { columns: 2, rows: 2 }],
    [4, portrait, { width: 2400, height: 800 }, { columns: 4, rows: 1 }],
    [4, landscape, { width: 400, height: 1600 }, { columns: 1, rows: 4 }],
    [3, portrait, { width: 1920, height: 900 }, { columns: 3, rows: 1 }],
    [2, { width: 8000, height: 500 }, { width: 1000, height: 1000 }, { columns: 1, rows: 2 }],
  ])('puts %d panes of %j into %j as %j', (count, image, room, expected) => {
    expect(arrangePanes(count, image, room, 2, 30)).toEqual(expected)
  })

  it('finds the grid that shows the image largest, with room for every pane and no empty column', () => {
    for (const image of [landscape, portrait, { width: 100, height: 1000 }])
      for (const room of [
        { width: 1920, height: 1000 },
        { width: 900, height: 1400 },
        { width: 700, height: 700 },
      ])
        for (let count = 1; count <= 10; count += 1) {
          const { columns, rows } = arrangePanes(count, image, room, 4, 36)
          expect(columns * rows).toBeGreaterThanOrEqual(count)
          expect((columns - 1) * rows).toBeLessThan(count)
          expect(columns * (rows - 1)).toBeLessThan(count)
          const found = scaleIn(columns, rows, image, room, 4, 36)
          for (let other = 1; other <= count; other += 1)
            expect(found * 1.001).toBeGreaterThanOrEqual(
              scaleIn(other, Math.ceil(count / other), image, room, 4, 36),
            )
        }
  })

  it('takes the widest of equal grids', () => {
    expect(arrangePanes(2, { width: 10, height: 10 }, { width: 100, height: 100 }, 0, 0)).toEqual({
      columns: 2,
      rows: 1,
    })
  })

  it('has an answer where there is no room at all', () => {
    expect(arrangePanes(4, landscape, { width: 0, height: 0 }, 8, 40)).toEqual({ columns: 4, rows: 1 })
  })
})
