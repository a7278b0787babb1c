import { describe, expect, it } from 'vitest'
import {
  BRUSH_LIMITS,
  FIRST_BRUSH,
  NOTHING_PAINTED,
} from '../../../../../src/renderer/features/regions/brush.ts'
import { pressed } from '../../../../../src/renderer/features/regions/draw-keys.ts'
import { DrawingStore } from '../../../../../src/renderer/features/regions/drawing-store.ts'
import {
  ellipseBetween,
  NO_CORNERS,
  type Drawing,
} from '../../../../../src/renderer/features/regions/drawing.ts'

const SCALE = 2
const begin = (drawing: Drawing | null) => {
  const store = new DrawingStore()
  store.set(drawing)
  const press = (key: string, held: { shiftKey?: boolean; ctrlKey?: boolean; altKey?: boolean } = {}) =>
    pressed(store, { key, ctrlKey: false, metaKey: false, shiftKey: false, altKey: false, ...held }, SCALE)
  return { store, press }
}
const brushAt = (x: number, y: number) => begin({ ...NOTHING_PAINTED, at: { x, y } })
const painting = (store: DrawingStore) => {
  if (store.current?.tool !== 'brush') throw new Error('expected the brush')
  return store.current
}

describe('the keys of the brush', () => {
  it('move it over the photo, and paint only once it was put down', () => {
    const { store, press } = brushAt(10, 10)
    press('ArrowRight')
    expect(painting(store)).toMatchObject({ at: { x: 14, y: 10 }, strokes: [] })
    press(' ')
    press('ArrowDown')
    press('ArrowDown', { shiftKey: true })
    expect(painting(store).strokes).toEqual([
      {
        erases: false,
        radius: FIRST_BRUSH.diameterPx / 2 / SCALE,
        path: [
          { x: 14, y: 10 },
          { x: 14, y: 14 },
          { x: 14, y: 14.5 },
        ],
      },
    ])
    press(' ')
    press('ArrowLeft')
    expect(painting(store).strokes[0]?.path).toHaveLength(3)
  })

  it('make it larger and smaller, within its limits, and change between painting and erasing', () => {
    const { store, press } = brushAt(0, 0)
    press(']')
    expect(store.brush.diameterPx).toBe(40)
    press('[')
    expect(store.brush.diameterPx).toBe(32)
    for (let times = 0; times < 40; times += 1) press('-')
    expect(store.brush.diameterPx).toBe(BRUSH_LIMITS.leastPx)
    for (let times = 0; times < 40; times += 1) press('+')
    expect(store.brush.diameterPx).toBe(BRUSH_LIMITS.mostPx)
    press('x')
    expect(store.brush.erases).toBe(true)
    press('X', { shiftKey: true })
    expect(store.brush.erases).toBe(false)
  })

  it('go on as another stroke where the brush changes while it is down', () => {
    const { store, press } = brushAt(3, 3)
    press(' ')
    press('x')
    press('ArrowRight')
    expect(painting(store).strokes.map(({ erases, path }) => [erases, path.length])).toEqual([
      [false, 1],
      [true, 2],
    ])
  })

  it.each([['Backspace', {}] as const, ['z', { ctrlKey: true }] as const])(
    'take back the last stroke with %s',
    (key, held) => {
      const { store, press } = brushAt(0, 0)
      press(' ')
      press(' ')
      press(' ')
      expect(press(key, held)).toBe('drawn')
      expect(painting(store)).toMatchObject({ down: false, strokes: [{}] })
      press(key, held)
      expect(painting(store).strokes).toEqual([])
    },
  )
})

describe('the keys of every tool', () => {
  it.each([null, NO_CORNERS, ellipseBetween({ x: 0, y: 0 }, { x: 8, y: 8 }), NOTHING_PAINTED])(
    'end drawing, and leave to others what they do not know',
    (drawing) => {
      const { press } = begin(drawing)
      expect(press('Enter')).toBe(drawing ? 'finish' : 'none')
      expect(press('Escape')).toBe(drawing ? 'cancel' : 'none')
      expect(press('s')).toBe('none')
      expect(press('l', { ctrlKey: true })).toBe('none')
      expect(press('ArrowLeft', { altKey: true })).toBe('none')
    },
  )

  it('move and resize an ellipse, and leave the arrows of a polygon alone', () => {
    const { store, press } = begin(ellipseBetween({ x: 0, y: 0 }, { x: 8, y: 8 }))
    press('ArrowRight')
    press('+')
    expect(store.current).toMatchObject({ middle: { x: 8, y: 4 } })
    expect(store.current).toHaveProperty('radiusX', 4 * 1.1)
    expect(begin(NO_CORNERS).press('ArrowRight')).toBe('none')
  })
})
