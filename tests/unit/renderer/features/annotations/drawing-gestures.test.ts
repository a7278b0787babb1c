import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { AnnotationDesk } from '../../../../../src/renderer/features/annotations/annotation-desk.ts'
import { listenToDrawing } from '../../../../../src/renderer/features/annotations/drawing-gestures.ts'
import { MemoryRecord } from './memory-record.ts'
import { IMAGE, ROOM, viewOf } from './straight-view.ts'

/** The overlay of a pane at 100, 50 on the page, and the pane below it. */
class FakeOverlay extends EventTarget {
  readonly style = { cursor: '' }

  getBoundingClientRect(): { left: number; top: number } {
    return { left: 100, top: 50 }
  }

  setPointerCapture(): void {
    // Nothing else is on this page.
  }
}

let overlay: FakeOverlay
let desk: AnnotationDesk
let end: () => void
let now = { x: 0, y: 0 }

/** Whether the event went on to the pane below. */
function send(type: string, x: number, y: number, fields: Partial<PointerEvent> = {}): boolean {
  now = { x, y }
  let passed = true
  const event = Object.assign(new Event(type, { bubbles: true }), {
    button: 0,
    isPrimary: true,
    pointerId: 1,
    shiftKey: false,
    clientX: 100 + x,
    clientY: 50 + y,
    stopPropagation: () => {
      passed = false
    },
    ...fields,
  })
  overlay.dispatchEvent(event)
  return passed
}

function drag(
  from: readonly [number, number],
  to: readonly [number, number],
  fields: Partial<PointerEvent> = {},
) {
  const passed = send('pointerdown', ...from, fields)
  send('pointermove', ...to, fields)
  send('pointerup', now.x, now.y, fields)
  return passed
}

const shapes = () => desk.seenOn('a').map(({ shape }) => shape)

beforeEach(() => {
  desk = new AnnotationDesk({ recordOf: () => new MemoryRecord(), onFault: () => undefined })
  desk.showPhotos([{ photo: 'a', record: null, pxPerMm: null, mayWrite: true, ...IMAGE }], null)
  overlay = new FakeOverlay()
  end = listenToDrawing(overlay as unknown as HTMLElement, { desk, photo: 'a', view: viewOf(2), room: ROOM })
})
afterEach(() => {
  end()
})

describe('the pointer over a pane', () => {
  it('moves the photo where no tool is in hand and nothing is drawn', () => {
    expect(drag([20, 20], [120, 20])).toBe(true)
    expect(shapes()).toEqual([])
  })

  it('draws in image pixels with a tool in hand, and leaves the photo where it is', () => {
    desk.take('arrow')
    expect(drag([20, 20], [120, 20])).toBe(false)
    expect(shapes()).toEqual([
      { kind: 'arrow', colour: 'blue', from: { x: 10, y: 10 }, to: { x: 60, y: 10 } },
    ])
  })

  it('keeps to 45° while shift is held', () => {
    desk.take('length')
    drag([20, 20], [120, 26], { shiftKey: true })
    expect(shapes()).toMatchObject([{ to: { y: 10 } }])
  })

  it('takes an annotation by its line and moves it; a click only selects it', () => {
    desk.take('arrow')
    drag([20, 20], [120, 20])
    desk.select(null)
    expect(drag([70, 20], [72, 21])).toBe(false)
    expect(desk.get().selected).not.toBeNull()
    expect(shapes()).toMatchObject([{ from: { x: 10, y: 10 } }])
    drag([70, 20], [90, 40])
    expect(shapes()).toMatchObject([{ from: { x: 20, y: 20 }, to: { x: 70, y: 20 } }])
  })

  it('takes a handle of what is selected before anything else', () => {
    desk.take('arrow')
    drag([20, 20], [120, 20])
    drag([120, 20], [160, 60])
    expect(shapes()).toMatchObject([{ from: { x: 10, y: 10 }, to: { x: 80, y: 30 } }])
  })

  it('selects nothing any more beside it, and moves the photo again', () => {
    desk.take('arrow')
    drag([20, 20], [120, 20])
    expect(drag([200, 200], [250, 250])).toBe(true)
    expect(desk.get().selected).toBeNull()
  })

  it('leaves other buttons and further fingers to the pane', () => {
    desk.take('arrow')
    expect(send('pointerdown', 20, 20, { button: 1 })).toBe(true)
    expect(send('pointerdown', 20, 20, { isPrimary: false })).toBe(true)
    expect(desk.act).toBeNull()
  })

  it('draws nothing that was broken off, nor while annotations are hidden', () => {
    desk.take('arrow')
    send('pointerdown', 20, 20)
    send('pointermove', 90, 90)
    send('pointercancel', 90, 90)
    expect(desk.act).toBeNull()
    desk.cancel()
    expect(shapes()).toEqual([])
    desk.show(false)
    expect(drag([20, 20], [120, 20])).toBe(true)
  })

  it('asks for words at a double click, which else zooms', () => {
    desk.take('arrow')
    drag([20, 20], [120, 20])
    expect(send('dblclick', 70, 20)).toBe(false)
    expect(desk.get().typing).toMatchObject({ kind: 'change' })
    expect(send('dblclick', 300, 300)).toBe(true)
  })

  it('shows what it would take', () => {
    desk.take('arrow')
    drag([20, 20], [120, 20])
    send('pointermove', 70, 20)
    expect(overlay.style.cursor).toBe('move')
    send('pointermove', 120, 20)
    expect(overlay.style.cursor).toBe('crosshair')
    send('pointermove', 300, 300)
    expect(overlay.style.cursor).toBe('')
  })
})
