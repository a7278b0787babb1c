import { beforeEach, describe, expect, it } from 'vitest'
import { LoupeStore } from '../../../../../src/renderer/canvas/loupe-store.ts'
import { LinkedView } from '../../../../../src/renderer/canvas/linked-view.ts'
import { ViewportStore } from '../../../../../src/renderer/canvas/viewport-store.ts'
import { PatientMirror } from '../../../../../src/renderer/features/mirror/patient-mirror.ts'
import { layerSheet, type ShownPane } from '../../../../../src/renderer/features/mirror/shown-pane.ts'
import type { NamedDrawings, PatientDrawings } from '../../../../../src/shared/contract/patient-drawings.ts'
import { patientView, type PatientView } from '../../../../../src/shared/contract/patient-view.ts'
import { IDENTITY } from '../../../../../src/shared/imaging/similarity.ts'

const SET = '01234567-89ab-4def-8123-456789abcdef'
const IMAGE = { width: 640, height: 480 }
const PLACE = { a: 2, b: 0, tx: 10, ty: -4 }

describe('what the patient’s screen is told', () => {
  let frames: (() => void)[]
  let viewport: ViewportStore
  let loupe: LoupeStore
  let mirror: PatientMirror
  let drawn: PatientDrawings | null

  const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve))
  /** The next picture of the screen, and whatever follows from it. */
  const frame = async (): Promise<void> => {
    const due = frames
    frames = []
    for (const act of due) act()
    await turn()
  }
  const pane = (layer: 'photo' | 'map.red', state: ShownPane['state'] = 'there'): ShownPane => ({
    kind: 'one',
    layer,
    state,
    days: [1],
    marks: [],
    viewport,
    fromHand: IDENTITY,
    drawn,
    sheets: [
      layerSheet({
        layer: { set: SET, layer, image: IMAGE },
        view: new LinkedView(viewport, PLACE),
        alpha: 0.5,
      }),
    ],
  })

  beforeEach(() => {
    frames = []
    drawn = null
    viewport = new ViewportStore()
    viewport.setImage(IMAGE)
    viewport.setPane({ width: 300, height: 200 })
    loupe = new LoupeStore()
    mirror = new PatientMirror({ loupe, nextFrame: (act) => frames.push(act) })
  })

  it('is every pane in its place, as the contract has it, with where its sheets lie', () => {
    mirror.enter(1, () => pane('map.red'))
    mirror.enter(0, () => pane('photo'))
    const view = mirror.view
    expect(patientView.safeParse(view).success).toBe(true)
    expect(view?.panes.map(({ layer }) => layer)).toEqual(['photo', 'map.red'])
    const sheet = view?.panes[0]?.sheets[0]
    expect(sheet).toMatchObject({
      source: { kind: 'layer', set: SET, layer: 'photo' },
      image: IMAGE,
      alpha: 0.5,
      part: null,
    })
    for (const part of ['a', 'b', 'tx', 'ty'] as const) expect(sheet?.place[part]).toBeCloseTo(PLACE[part], 9)
    expect(view?.panes[0]?.look).toMatchObject({
      fitted: true,
      image: IMAGE,
      pane: { width: 300, height: 200 },
    })
    expect(view?.loupe).toBeNull()
  })

  it('is nothing where no pane is on the screen, and of a pane that is not there yet no picture', () => {
    expect(mirror.view).toBeNull()
    const end = mirror.enter(0, () => pane('map.red', 'coming'))
    expect(mirror.view?.panes[0]).toMatchObject({ state: 'coming', sheets: [] })
    end()
    expect(mirror.view).toBeNull()
  })

  it('is the loupe as well', () => {
    mirror.enter(0, () => pane('photo'))
    loupe.toggle(true)
    loupe.show({ x: 3, y: 4 })
    expect(mirror.view?.loupe).toEqual({ spot: { x: 3, y: 4 }, zoom: 4 })
  })

  it('is sent once a picture of the screen, and only while somebody follows', async () => {
    const sent: (PatientView | null)[] = []
    mirror.enter(0, () => pane('photo'))
    mirror.changed()
    expect(frames).toEqual([])
    const end = mirror.follow((view) => {
      sent.push(view)
      return Promise.resolve()
    })
    mirror.changed()
    mirror.changed()
    await frame()
    expect(sent).toHaveLength(1)
    end()
    mirror.changed()
    await frame()
    expect(sent).toHaveLength(1)
  })

  it('waits for the one before to arrive, and then is the latest', async () => {
    const sent: (PatientView | null)[] = []
    const arrivals: (() => void)[] = []
    let layer: 'photo' | 'map.red' = 'photo'
    mirror.enter(0, () => pane(layer))
    mirror.follow((view) => {
      sent.push(view)
      return new Promise<void>((resolve) => arrivals.push(resolve))
    })
    await frame()
    layer = 'map.red'
    mirror.changed()
    await frame()
    expect(sent).toHaveLength(1)
    arrivals[0]?.()
    await turn()
    await frame()
    expect(sent[1]?.panes[0]?.layer).toBe('map.red')
  })

  it('is nothing where it could not be said', async () => {
    const sent: (PatientView | null)[] = []
    mirror.enter(0, () => pane('photo'))
    mirror.follow((view) => {
      sent.push(view)
      return view ? Promise.reject(new Error('refused')) : Promise.resolve()
    })
    await frame()
    expect(sent.at(-1)).toBeNull()
  })

  describe('of what is drawn', () => {
    const circle = (rx: number): PatientDrawings => ({
      rings: [],
      shapes: [{ kind: 'ellipse', colour: 'blue', centre: { x: 50, y: 50 }, rx, ry: 9 }],
    })
    let sent: { readonly ids: readonly (string | null)[]; readonly drawings: readonly NamedDrawings[] }[]
    let arrives: boolean

    const follow = (): (() => void) =>
      mirror.follow((view, drawings) => {
        sent.push({ ids: view?.panes.map((one) => one.drawings) ?? [], drawings })
        return arrives ? Promise.resolve() : Promise.reject(new Error('refused'))
      })
    const next = async (): Promise<void> => {
      mirror.changed()
      await frame()
    }

    beforeEach(() => {
      sent = []
      arrives = true
      drawn = circle(20)
      mirror.enter(0, () => pane('photo'))
      mirror.enter(1, () => pane('map.red'))
    })

    it('is nothing until it is wanted', async () => {
      follow()
      await frame()
      mirror.draw(true)
      await frame()
      mirror.draw(false)
      await frame()
      expect(sent.map(({ ids }) => ids.map((id) => id !== null))).toEqual([
        [false, false],
        [true, true],
        [false, false],
      ])
    })

    it('is sent once, for all panes that show the same', async () => {
      mirror.draw(true)
      follow()
      await frame()
      await next()
      const [first, second] = sent
      expect(first?.drawings).toEqual([{ id: first?.ids[0], drawings: circle(20) }])
      expect(first?.ids[1]).toBe(first?.ids[0])
      expect(second).toEqual({ ids: first?.ids, drawings: [] })
    })

    it('has another id once it has changed, and is sent again when it comes back', async () => {
      mirror.draw(true)
      follow()
      await frame()
      drawn = circle(30)
      await next()
      drawn = circle(20)
      await next()
      expect(new Set(sent.map(({ ids }) => ids[0])).size).toBe(3)
      expect(sent.map(({ drawings }) => drawings.length)).toEqual([1, 1, 1])
    })

    it('is sent again to whoever follows anew, and after it could not be said', async () => {
      mirror.draw(true)
      const end = follow()
      await frame()
      end()
      follow()
      await frame()
      arrives = false
      await next()
      arrives = true
      await next()
      expect(sent.filter(({ ids }) => ids.length > 0).map(({ drawings }) => drawings.length)).toEqual([
        1, 1, 0, 1,
      ])
    })

    it('has no id where no line is drawn', async () => {
      drawn = { rings: [], shapes: [] }
      mirror.draw(true)
      follow()
      await frame()
      expect(sent).toEqual([{ ids: [null, null], drawings: [] }])
    })
  })
})
