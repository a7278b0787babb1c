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
    expect(store.current).toEqual({ ...before, scale: before.scale * 2 })
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
})
