import { describe, expect, it } from 'vitest'
import { frameOnFrame, LinkedView } from '../../../../src/renderer/canvas/linked-view.ts'
import { ViewportStore } from '../../../../src/renderer/canvas/viewport-store.ts'
import { applied, type Similarity } from '../../../../src/shared/imaging/similarity.ts'

const fromHand: Similarity = { a: 0.5 * Math.cos(0.2), b: 0.5 * Math.sin(0.2), tx: 30, ty: -12 }

function handView(): ViewportStore {
  const store = new ViewportStore()
  store.setImage({ width: 4000, height: 3000 })
  store.setPane({ width: 800, height: 500 })
  store.zoom(3)
  store.rotate(0.7)
  return store
}

describe('a view that is linked to another', () => {
  it('shows the same skin at the same place, as large as that', () => {
    const hand = handView()
    const linked = new LinkedView(hand, fromHand)
    for (const spot of [
      { x: 1000, y: 2000 },
      { x: 0, y: 0 },
    ]) {
      const there = linked.toPane(applied(fromHand, spot))
      const here = hand.toPane(spot)
      expect(there.x).toBeCloseTo(here.x)
      expect(there.y).toBeCloseTo(here.y)
      const back = linked.toImage(here)
      expect(back.x).toBeCloseTo(applied(fromHand, spot).x)
    }
    expect(linked.scale).toBeCloseTo(hand.scale / 0.5)
  })

  it('moves with it, and is told when', () => {
    const hand = handView()
    const linked = new LinkedView(hand, fromHand)
    const told: number[] = []
    const end = linked.subscribe(() => told.push(linked.scale))
    hand.zoom(2)
    end()
    hand.zoom(2)
    expect(told).toHaveLength(1)
  })
})

describe('a frame on a frame', () => {
  it('holds the whole other photo, in the middle', () => {
    const [hand, other] = [
      { width: 400, height: 300 },
      { width: 100, height: 200 },
    ]
    const place = frameOnFrame(hand, other)
    expect(applied(place, { x: 200, y: 150 })).toEqual({ x: 50, y: 100 })
    for (const corner of [
      { x: 0, y: 0 },
      { x: 400, y: 300 },
    ]) {
      const { x, y } = applied(place, corner)
      expect(x <= 0 || x >= other.width).toBe(true)
      expect(y <= 0 || y >= other.height).toBe(true)
    }
  })
})
