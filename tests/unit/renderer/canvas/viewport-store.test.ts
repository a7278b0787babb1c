import { describe, expect, it } from 'vitest'
import { fitted, toImage, toPane } from '../../../../src/renderer/canvas/viewport.ts'
import { ViewportStore } from '../../../../src/renderer/canvas/viewport-store.ts'

const image = { width: 4000, height: 3000 }
const pane = { width: 800, height: 500 }

function storeOf() {
  const store = new ViewportStore()
  store.setImage(image)
  store.setPane(pane)
  const told: number[] = []
  const end = store.subscribe(() => told.push(store.current.scale))
  return { store, told, end }
}

describe('ViewportStore', () => {
  it('fits the image into whatever size the panes get until somebody zooms or moves', () => {
    const { store } = storeOf()
    expect(store.current).toEqual(fitted(image, pane))
    store.setPane({ width: 300, height: 300 })
    expect(store.current).toEqual(fitted(image, { width: 300, height: 300 }))
    expect(store.isFitted).toBe(true)
    store.zoom(2)
    const { scale } = store.current
    store.setPane(pane)
    expect(store.current.scale).toBe(scale)
    expect(store.isFitted).toBe(false)
    store.fit()
    expect(store.current).toEqual(fitted(image, pane))
    expect(store.isFitted).toBe(true)
  })

  it('sees another photo whole', () => {
    const { store } = storeOf()
    store.zoom(3)
    store.setImage({ width: 100, height: 100 })
    expect(store.current).toEqual(fitted({ width: 100, height: 100 }, pane))
  })

  it('zooms at the middle of the pane unless told where', () => {
    const { store } = storeOf()
    const before = store.current
    store.zoom(2)
    expect(store.current.scale).toBeCloseTo(before.scale * 2)
    expect(store.current.x).toBeCloseTo(before.x)
    expect(store.current.y).toBeCloseTo(before.y)
    const at = { x: 10, y: 20 }
    const point = toImage(store.current, at, pane)
    store.zoom(1.5, at)
    expect(toPane(store.current, point, pane).x).toBeCloseTo(10)
  })

  it.each([1, 1.5, 2])('shows a pixel of the photo as one of the screen, %d to a CSS pixel', (ratio) => {
    const { store } = storeOf()
    store.pan(40, 0)
    store.actualSize(ratio)
    expect(store.current.scale * ratio).toBeCloseTo(1)
  })

  it('tells every change to everybody who still listens, and none that is none', () => {
    const { store, told, end } = storeOf()
    store.zoom(2)
    store.pan(3, 4)
    store.fit()
    store.setPane({ width: 10, height: 10 })
    store.setImage({ width: 1, height: 1 })
    expect(told).toHaveLength(5)
    store.setPane({ width: 10, height: 10 })
    expect(told).toHaveLength(5)
    end()
    store.zoom(2)
    expect(told).toHaveLength(5)
  })

  it('turns a whole image and keeps it whole, and a part round its middle', () => {
    const { store } = storeOf()
    store.rotate(Math.PI / 2)
    expect(store.isFitted).toBe(true)
    expect(store.current).toEqual(fitted(image, pane, Math.PI / 2))
    for (const corner of [
      { x: 0, y: 0 },
      { x: image.width, y: image.height },
    ]) {
      const { x, y } = store.toPane(corner)
      expect(x).toBeGreaterThan(0)
      expect(y).toBeGreaterThan(0)
      expect(x).toBeLessThan(pane.width)
      expect(y).toBeLessThan(pane.height)
    }
    store.zoom(4)
    const middle = store.toImage({ x: 400, y: 250 })
    store.rotate(0.3)
    expect(store.toImage({ x: 400, y: 250 }).x).toBeCloseTo(middle.x)
    expect(store.current.rotation).toBeCloseTo(Math.PI / 2 + 0.3)
    store.fit()
    expect(store.current).toEqual(fitted(image, pane))
  })

  it('follows the pointer however the image is turned', () => {
    const { store } = storeOf()
    store.zoom(3)
    store.rotate(2)
    const under = store.toImage({ x: 300, y: 200 })
    store.pan(50, -20)
    const { x, y } = store.toPane(under)
    expect([x, y]).toEqual([expect.closeTo(350), expect.closeTo(180)])
  })

  it('looks as another view does', () => {
    const { store } = storeOf()
    store.zoom(3)
    store.rotate(-0.5)
    store.pan(40, 10)
    const other = storeOf().store
    other.take(store.transform)
    for (const key of ['a', 'b', 'tx', 'ty'] as const)
      expect(other.transform[key]).toBeCloseTo(store.transform[key])
  })
})
