import { beforeEach, describe, expect, it } from 'vitest'
import {
  AnnotationDesk,
  type OpenPhoto,
} from '../../../../../src/renderer/features/annotations/annotation-desk.ts'
import { MemoryRecord } from './memory-record.ts'
import { IMAGE } from './straight-view.ts'

const PHOTO: OpenPhoto = { photo: 'a', record: null, pxPerMm: null, mayWrite: true, ...IMAGE }
const p = (x: number, y: number) => ({ x, y })

let desk: AnnotationDesk
let records: Map<string, MemoryRecord>
beforeEach(() => {
  records = new Map()
  desk = new AnnotationDesk({
    recordOf: (id) => {
      const record = records.get(id) ?? new MemoryRecord()
      records.set(id, record)
      return record
    },
    onFault: (error) => {
      throw error
    },
  })
  desk.showPhotos([PHOTO], null)
})

function draw(photo = 'a'): void {
  desk.take('arrow')
  desk.begin(photo, p(10, 10))
  desk.drag(p(90, 10), false)
  desk.drop(1)
}
const kinds = (photo = 'a') => desk.seenOn(photo).map(({ shape }) => shape.kind)
const arrowAt = () => {
  const shape = desk.seenOn('a')[0]?.shape
  return shape?.kind === 'arrow' ? [shape.from, shape.to] : null
}

describe('the desk', () => {
  it('shows what is being drawn, keeps it when it is let go, selects it and puts the tool away', () => {
    desk.take('arrow')
    desk.begin('a', p(10, 10))
    desk.drag(p(90, 10), false)
    expect(desk.seenOn('a')).toMatchObject([{ key: null }])
    expect(desk.active?.state).toMatchObject({ drawn: [] })
    desk.drop(1)
    expect(desk.seenOn('a')).toMatchObject([{ key: desk.get().selected }])
    expect(desk.get().tool).toBeNull()
  })

  it('cancels what is under way first, then the tool, then the selection, then nothing', () => {
    draw()
    desk.take('ellipse')
    desk.begin('a', p(10, 10))
    desk.drag(p(90, 90), false)
    expect(desk.cancel()).toBe(true)
    expect(kinds()).toEqual(['arrow'])
    expect(desk.get().tool).toBe('ellipse')
    expect(desk.cancel()).toBe(true)
    expect(desk.get().tool).toBeNull()
    desk.select(desk.seenOn('a')[0]?.key ?? null)
    expect(desk.cancel()).toBe(true)
    expect(desk.get().selected).toBeNull()
    expect(desk.cancel()).toBe(false)
  })

  it('moves and resizes what is selected as one step that can be undone', () => {
    draw()
    desk.grab(p(50, 10), null)
    desk.drag(p(55, 15), false)
    desk.drag(p(60, 30), false)
    desk.drop(1)
    expect(arrowAt()).toEqual([p(20, 30), p(100, 30)])
    desk.grab(p(100, 30), 1)
    desk.drag(p(120, 50), false)
    desk.drop(1)
    expect(arrowAt()).toEqual([p(20, 30), p(120, 50)])
    desk.undo()
    desk.undo()
    expect(arrowAt()).toEqual([p(10, 10), p(90, 10)])
    desk.redo()
    expect(arrowAt()).toEqual([p(20, 30), p(100, 30)])
  })

  it('makes one step of a key that is held', () => {
    draw()
    for (let press = 0; press < 5; press += 1) desk.nudge(p(2, 0), false)
    desk.nudge(p(0, 3), true)
    desk.drop(1)
    expect(arrowAt()).toEqual([p(20, 10), p(100, 13)])
    desk.undo()
    expect(arrowAt()).toEqual([p(10, 10), p(90, 10)])
  })

  it('does nothing with a click: a selection that was not moved is no step', () => {
    draw()
    desk.grab(p(50, 10), null)
    desk.drop(1)
    desk.undo()
    expect(kinds()).toEqual([])
  })

  it('asks what a text says before there is one', () => {
    desk.take('text')
    desk.begin('a', p(10, 10))
    desk.drop(1)
    expect(desk.get().typing).toMatchObject({ kind: 'new' })
    desk.typed(null)
    expect(kinds()).toEqual([])
    desk.take('text')
    desk.begin('a', p(10, 10))
    desk.drop(1)
    desk.typed('here')
    expect(desk.seenOn('a')).toMatchObject([{ text: 'here' }])
    desk.typeAt(desk.get().selected ?? '')
    desk.typed('there')
    expect(desk.seenOn('a')).toMatchObject([{ text: 'there' }])
  })

  it('gives what is selected, and all that comes, another colour', () => {
    draw()
    desk.choose('violet')
    draw()
    expect(desk.seenOn('a').map(({ shape }) => shape.colour)).toEqual(['violet', 'violet'])
    desk.undo()
    desk.undo()
    expect(desk.seenOn('a').map(({ shape }) => shape.colour)).toEqual(['blue'])
  })

  it('lets nobody draw who may not write', () => {
    draw()
    desk.showPhotos([{ ...PHOTO, mayWrite: false }], null)
    const key = desk.seenOn('a')[0]?.key ?? null
    desk.select(key)
    desk.take('ellipse')
    expect(desk.get().tool).toBeNull()
    desk.delete()
    desk.undo()
    desk.choose('black')
    desk.nudge(p(1, 1), false)
    desk.grab(p(50, 10), null)
    desk.drag(p(60, 60), false)
    desk.drop(1)
    expect(arrowAt()).toEqual([p(10, 10), p(90, 10)])
    expect(desk.seenOn('a')[0]?.shape.colour).toBe('blue')
  })

  it('keeps each of several photos apart, and means the one that was worked on last', () => {
    const other = { ...PHOTO, photo: 'b' }
    desk.showPhotos([PHOTO, other], null)
    draw('a')
    desk.activate('b')
    draw('b')
    draw('b')
    expect([kinds('a'), kinds('b')].map(({ length }) => length)).toEqual([1, 2])
    desk.undo()
    expect([kinds('a'), kinds('b')].map(({ length }) => length)).toEqual([1, 1])
    desk.showPhotos([other], null)
    expect(kinds('a')).toEqual([])
    desk.showPhotos([PHOTO], null)
    expect(desk.get().active).toBe('a')
    expect(kinds('a')).toEqual([])
  })

  it('goes on with a photo whose analysis went on, and begins anew for another user', async () => {
    const kept = { ...PHOTO, record: 'r' }
    desk.showPhotos([kept], 'Chen')
    await desk.active?.read()
    draw()
    const { selected } = desk.get()
    await desk.active?.settled()
    desk.showPhotos([{ ...kept, pxPerMm: 8 }], 'Chen')
    expect(desk.get().selected).toBe(selected)
    desk.showPhotos([kept], 'Mei')
    await desk.active?.read()
    expect(kinds()).toEqual(['arrow'])
    expect(desk.get().selected).toBeNull()
    desk.undo()
    expect(kinds()).toEqual(['arrow'])
  })

  it('hides everything, and shows it again as soon as somebody draws', () => {
    draw()
    desk.show(false)
    expect(desk.get()).toMatchObject({ shown: false, selected: null })
    desk.take('arrow')
    expect(desk.get().shown).toBe(true)
  })

  it('places a shape in the middle of the pane that has the focus, else of the first', () => {
    const pane = (id: string, x: number) => ({
      id,
      element: id as unknown as Element,
      photo: 'a',
      middle: () => p(x, 100),
      reach: () => 20,
    })
    expect(desk.isLookedAt).toBe(false)
    const leaves = [desk.enterPane(pane('one', 100)), desk.enterPane(pane('two', 200))]
    expect(desk.isLookedAt).toBe(true)
    const focusIn = (...ids: string[]) =>
      ({ contains: (element: unknown) => ids.includes(element as string) }) as unknown as Element
    for (const [focused, x] of [
      [focusIn('two'), 200],
      [focusIn(), 100],
    ] as const) {
      desk.take('ellipse')
      desk.placeInPane(focused)
      expect(desk.seenOn('a').at(-1)?.shape).toMatchObject({ centre: p(x, 100), rx: 20 })
    }
    for (const leave of leaves) leave()
    expect(desk.isLookedAt).toBe(false)
  })
})
