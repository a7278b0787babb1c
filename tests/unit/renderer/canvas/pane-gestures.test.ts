import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { listenToGestures } from '../../../../src/renderer/canvas/pane-gestures.ts'

/** A pane at 100, 50 on the page. */
class FakeElement extends EventTarget {
  readonly captured: number[] = []

  getBoundingClientRect(): { left: number; top: number } {
    return { left: 100, top: 50 }
  }

  setPointerCapture(id: number): void {
    this.captured.push(id)
  }
}

let element: FakeElement
let done: unknown[]
let end: () => void

beforeEach(() => {
  vi.stubGlobal('WheelEvent', { DOM_DELTA_LINE: 1 })
  element = new FakeElement()
  done = []
  end = listenToGestures(element as unknown as HTMLElement, {
    pan: (dx, dy) => done.push(['pan', dx, dy]),
    zoom: (factor, at) => done.push(['zoom', factor, at.x, at.y]),
    rotate: (angle, at) => done.push(['rotate', angle, at.x, at.y]),
    toggleActualSize: ({ x, y }) => done.push(['toggle', x, y]),
  })
})

afterEach(() => {
  vi.unstubAllGlobals()
})

function send(type: string, fields: Readonly<Record<string, unknown>>): Event {
  const event = Object.assign(new Event(type, { cancelable: true }), {
    button: 0,
    pointerId: 1,
    deltaX: 0,
    deltaY: 0,
    deltaMode: 0,
    shiftKey: false,
    ctrlKey: false,
    clientX: 100,
    clientY: 50,
    ...fields,
  })
  element.dispatchEvent(event)
  return event
}

const zooms = (): number[] =>
  (done as [string, number][]).filter(([what]) => what === 'zoom').map(([, factor]) => factor)

describe('gestures over a pane', () => {
  it('move by what the pointer moves while a button is down, and not before or after', () => {
    send('pointermove', { clientX: 300 })
    send('pointerdown', { clientX: 200, clientY: 100 })
    send('pointermove', { clientX: 210, clientY: 95 })
    send('pointermove', { clientX: 211, clientY: 95 })
    send('pointerup', {})
    send('pointermove', { clientX: 400 })
    expect(done).toEqual([
      ['pan', 10, -5],
      ['pan', 1, 0],
    ])
    expect(element.captured).toEqual([1])
  })

  it.each(['pointerup', 'pointercancel'])('end a drag with %s', (type) => {
    send('pointerdown', {})
    send(type, {})
    send('pointermove', { clientX: 400 })
    expect(done).toEqual([])
  })

  it('leave the right button to others', () => {
    send('pointerdown', { button: 2 })
    send('pointermove', { clientX: 400 })
    expect([done, element.captured]).toEqual([[], []])
  })

  it('zoom with the wheel at the pointer, upwards in, and keep the page from scrolling', () => {
    const event = send('wheel', { deltaY: -100, clientX: 130, clientY: 90 })
    expect(event.defaultPrevented).toBe(true)
    expect(done).toEqual([['zoom', expect.any(Number), 30, 40]])
    send('wheel', { deltaY: 100 })
    const [into = 0, out = 0] = zooms()
    expect(into).toBeGreaterThan(1)
    expect(into * out).toBeCloseTo(1)
  })

  it('zoom as far with lines as with as many pixels, and further with a pinch on a trackpad', () => {
    send('wheel', { deltaY: -3, deltaMode: 1 })
    send('wheel', { deltaY: -48 })
    send('wheel', { deltaY: -48, ctrlKey: true })
    const [lines = 0, pixels = 0, pinch = 0] = zooms()
    expect(lines).toBeCloseTo(pixels)
    expect(pinch).toBeGreaterThan(pixels)
  })

  it('move sideways with shift and the wheel', () => {
    send('wheel', { deltaY: 20, shiftKey: true })
    send('wheel', { deltaX: -7, shiftKey: true })
    expect(done).toEqual([
      ['pan', -20, 0],
      ['pan', 7, 0],
    ])
  })

  it('zoom by how two fingers part, between them, and follow them', () => {
    send('pointerdown', { pointerId: 1, clientX: 100, clientY: 50 })
    send('pointerdown', { pointerId: 2, clientX: 200, clientY: 50 })
    send('pointermove', { pointerId: 2, clientX: 300, clientY: 50 })
    expect(done).toEqual([
      ['zoom', 2, 100, 0],
      ['rotate', 0, 100, 0],
      ['pan', 50, 0],
    ])
  })

  it('turn by how the line between two fingers turns, the short way round', () => {
    send('pointerdown', { pointerId: 1, clientX: 100, clientY: 50 })
    send('pointerdown', { pointerId: 2, clientX: 0, clientY: 49 })
    send('pointermove', { pointerId: 2, clientX: 0, clientY: 51 })
    const turns = (done as [string, number][]).filter(([what]) => what === 'rotate')
    expect(turns).toEqual([['rotate', expect.closeTo(-0.02, 5), -50, 0.5]])
  })

  it('survive two fingers at one point', () => {
    send('pointerdown', { pointerId: 1 })
    send('pointerdown', { pointerId: 2 })
    send('pointermove', { pointerId: 2, clientX: 110 })
    expect(zooms().every(Number.isFinite)).toBe(true)
  })

  it('tell a double click where it was', () => {
    send('dblclick', { clientX: 150, clientY: 60 })
    expect(done).toEqual([['toggle', 50, 10]])
  })

  it('are heard no more once ended', () => {
    end()
    send('pointerdown', {})
    send('pointermove', { clientX: 400 })
    send('wheel', { deltaY: 3 })
    send('dblclick', {})
    expect(done).toEqual([])
  })
})
