import { describe, expect, it } from 'vitest'
import { LEAST_LOUPE_ZOOM, LoupeStore, MOST_LOUPE_ZOOM } from '../../../../src/renderer/canvas/loupe-store.ts'

const spot = { x: 3, y: 4 }

describe('the loupe', () => {
  it('shows nothing until it is on and the pointer somewhere', () => {
    const loupe = new LoupeStore()
    loupe.show(spot)
    expect(loupe.spot).toBeNull()
    loupe.toggle()
    expect(loupe.spot).toBeNull()
    loupe.show(spot)
    expect(loupe.spot).toEqual(spot)
    loupe.show(null)
    expect(loupe.spot).toBeNull()
    loupe.show(spot)
    loupe.toggle()
    loupe.toggle()
    expect(loupe.spot).toBeNull()
  })

  it('comes with a pointer that is held, and goes with it', () => {
    const loupe = new LoupeStore()
    loupe.hold(spot)
    expect([loupe.isOn, loupe.isHeld, loupe.spot]).toEqual([true, true, spot])
    loupe.release()
    expect([loupe.isOn, loupe.isHeld, loupe.spot]).toEqual([false, false, null])
  })

  it('enlarges between its ends, and tells every change and nothing else', () => {
    const loupe = new LoupeStore()
    let told = 0
    const end = loupe.subscribe(() => (told += 1))
    loupe.zoomBy(100)
    expect(loupe.zoom).toBe(MOST_LOUPE_ZOOM)
    loupe.zoomBy(2)
    loupe.show(spot)
    loupe.release()
    expect(told).toBe(1)
    loupe.zoomBy(0.001)
    expect(loupe.zoom).toBe(LEAST_LOUPE_ZOOM)
    end()
    loupe.toggle()
    expect(told).toBe(2)
  })
})
