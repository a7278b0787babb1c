import { describe, expect, it } from 'vitest'
import { NOTHING_PAINTED } from '../../../../../src/renderer/features/regions/brush.ts'
import { pointed, type DrawPlace } from '../../../../../src/renderer/features/regions/draw-pointer.ts'
import { DrawingStore } from '../../../../../src/renderer/features/regions/drawing-store.ts'
import { NO_CORNERS, type Drawing } from '../../../../../src/renderer/features/regions/drawing.ts'

/** Two CSS px a px of the photo. */
const SCALE = 2
const place = (x: number, y: number): DrawPlace => ({ at: { x, y }, inPhoto: { x: x / SCALE, y: y / SCALE } })

function begin(drawing: Drawing | null) {
  const store = new DrawingStore()
  store.set(drawing)
  const drag = (...places: readonly [DrawPlace, ...DrawPlace[]]): boolean => {
    const [from] = places
    pointed(store, 'press', from, null, SCALE)
    for (const to of places) pointed(store, 'move', to, from, SCALE)
    return pointed(store, 'release', places.at(-1) ?? from, from, SCALE)
  }
  return { store, drag }
}

describe('the pointer', () => {
  it('paints with the brush as often as it is pressed, and finishes nothing', () => {
    const { store, drag } = begin(NOTHING_PAINTED)
    expect(drag(place(10, 10), place(30, 10))).toBe(false)
    store.setBrush({ diameterPx: 8, erases: true })
    expect(drag(place(20, 10))).toBe(false)
    const { current } = store
    if (current?.tool !== 'brush') throw new Error('expected the brush')
    expect(current.strokes.map(({ erases, radius }) => [erases, radius])).toEqual([
      [false, 8],
      [true, 2],
    ])
    expect(current.strokes[0]?.path.at(-1)).toEqual({ x: 15, y: 5 })
  })

  it('only shows where the brush is while it hovers, also after the brush was put down by a key', () => {
    const { store } = begin({
      ...NOTHING_PAINTED,
      down: true,
      strokes: [{ erases: false, radius: 1, path: [{ x: 0, y: 0 }] }],
    })
    pointed(store, 'move', place(40, 20), null, SCALE)
    expect(store.current).toMatchObject({
      at: { x: 20, y: 10 },
      down: false,
      strokes: [{ path: { length: 1 } }],
    })
  })

  it('draws an ellipse from corner to corner and finishes it; a click draws none', () => {
    const { store, drag } = begin(null)
    expect(drag(place(10, 10), place(12, 11))).toBe(false)
    expect(store.current).toBeNull()
    expect(drag(place(10, 10), place(50, 30))).toBe(true)
    expect(store.current).toMatchObject({ middle: { x: 15, y: 10 }, radiusX: 10, radiusY: 5 })
  })

  it('sets the corners of a polygon, and finishes it on the first', () => {
    const { store, drag } = begin(NO_CORNERS)
    for (const corner of [place(0, 0), place(40, 0), place(40, 40)]) expect(drag(corner)).toBe(false)
    expect(drag(place(3, 3))).toBe(true)
    expect(store.current).toMatchObject({ corners: { length: 3 } })
  })
})
