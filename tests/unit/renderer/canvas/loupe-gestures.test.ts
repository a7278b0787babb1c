import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { listenToLoupe } from '../../../../src/renderer/canvas/loupe-gestures.ts'
import { LoupeStore } from '../../../../src/renderer/canvas/loupe-store.ts'

class FakeElement extends EventTarget {
  getBoundingClientRect(): { left: number; top: number } {
    return { left: 100, top: 50 }
  }
}

let element: FakeElement
let loupe: LoupeStore
let end: () => void

beforeEach(() => {
  vi.useFakeTimers()
  element = new FakeElement()
  loupe = new LoupeStore()
  end = listenToLoupe(element as unknown as HTMLElement, loupe, ({ x, y }) => ({ x: 2 * x, y: 2 * y }))
})
afterEach(() => {
  vi.useRealTimers()
})

const send = (type: string, fields: Readonly<Record<string, unknown>> = {}): void => {
  const event = Object.assign(
    new Event(type),
    { button: 0, isPrimary: true, clientX: 110, clientY: 60 },
    fields,
  )
  element.dispatchEvent(event)
}

describe('the pointer over a pane', () => {
  it('leads the loupe to its spot of skin, and lets it go with the pane', () => {
    loupe.toggle()
    send('pointermove')
    expect(loupe.spot).toEqual({ x: 20, y: 20 })
    send('pointerleave')
    expect(loupe.spot).toBeNull()
  })

  it('brings the loupe by being held down in one place, until it is lifted', () => {
    send('pointerdown')
    send('pointermove', { clientX: 112 })
    vi.advanceTimersByTime(1000)
    expect(loupe.isHeld).toBe(true)
    send('pointermove', { clientX: 150 })
    expect(loupe.spot).toEqual({ x: 100, y: 20 })
    send('pointerup')
    expect(loupe.isOn).toBe(false)
  })

  it.each([
    [
      'that moves',
      () => {
        send('pointermove', { clientX: 140 })
      },
    ],
    [
      'that is lifted',
      () => {
        send('pointerup')
      },
    ],
    [
      'that is given up',
      () => {
        end()
      },
    ],
  ])('does not bring it %s before', (_, before) => {
    send('pointerdown')
    before()
    vi.advanceTimersByTime(1000)
    expect(loupe.isOn).toBe(false)
  })

  it('does not bring it by another button or finger', () => {
    send('pointerdown', { button: 2 })
    vi.advanceTimersByTime(1000)
    send('pointerdown', { isPrimary: false })
    vi.advanceTimersByTime(1000)
    expect(loupe.isOn).toBe(false)
  })
})
