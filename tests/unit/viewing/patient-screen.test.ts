import { beforeEach, describe, expect, it } from 'vitest'
import { PatientScreen } from '../../../src/main/viewing/patient-screen.ts'
import type { ComparisonState } from '../../../src/shared/contract/comparison-state.ts'
import type { FilmState } from '../../../src/shared/contract/film-state.ts'
import type { PatientDrawings } from '../../../src/shared/contract/patient-drawings.ts'
import type { PatientView } from '../../../src/shared/contract/patient-view.ts'
import { EMPTY_SESSION, type SessionState } from '../../../src/shared/contract/session-state.ts'
import { NO_NUDGE } from '../../../src/shared/domain/nudge.ts'
import { patientViewOf } from '../ipc/patient-view-of.ts'

const uuid = (digit: number): string => `${String(digit).repeat(8)}-89ab-4def-8123-456789abcdef`
const id = (digit: number): string => String(digit).repeat(32)

/** A photo on the screen: the layers `set` of a patient's photo, or of nobody's. */
function open(set: number, patient: number | null, photo = set): SessionState {
  const record = patient === null ? null : { patient: id(patient), photo: id(photo) }
  const view = { set: uuid(set), photo: uuid(photo), record, width: 640, height: 480 }
  return { ...EMPTY_SESSION, shown: { phase: 'cancelled', view } }
}

describe('the patient’s screen', () => {
  const primary = { state: EMPTY_SESSION }
  const comparison: { state: ComparisonState } = { state: [] }
  const film: { state: FilmState } = { state: null }
  let locked: boolean
  /** What was told, in order. */
  let told: (PatientView | null)[]
  let screen: PatientScreen

  const bring = (state: SessionState): void => {
    primary.state = state
    screen.primaryChanged()
  }
  const filmViewOf = (of: number): PatientView => {
    const view = patientViewOf(uuid(1))
    const [pane] = view.panes
    const [sheet] = pane?.sheets ?? []
    if (!pane || !sheet) throw new Error('expected a pane with a sheet')
    const source = { kind: 'film', film: uuid(of), photo: id(1), layer: 'photo' } as const
    return { ...view, panes: [{ ...pane, sheets: [{ ...sheet, source }] }] }
  }

  beforeEach(() => {
    locked = false
    told = []
    primary.state = EMPTY_SESSION
    comparison.state = []
    film.state = null
    screen = new PatientScreen({
      primary,
      comparison,
      film,
      isLocked: () => locked,
      onChange: () => told.push(screen.view),
    })
    screen.begin()
    bring(open(1, 1))
    told = []
  })

  it('shows what the staff’s window shows of the photo at hand, those beside it and its film', () => {
    screen.show(patientViewOf(uuid(1)), [])
    expect(screen.view).toEqual(patientViewOf(uuid(1)))
    comparison.state = [
      { photo: id(2), session: open(2, 1), nudge: NO_NUDGE, comparison: null, comparing: false },
    ]
    screen.show(patientViewOf(uuid(2)), [])
    expect(screen.view).toEqual(patientViewOf(uuid(2)))
    film.state = { id: uuid(3), hand: id(1), frames: [] }
    screen.show(filmViewOf(3), [])
    expect(screen.view).toEqual(filmViewOf(3))
  })

  it.each([
    ['layers of a photo that is not open', () => patientViewOf(uuid(9))],
    ['a film that is not there', () => filmViewOf(3)],
  ])('shows nothing rather than %s', (_what, view) => {
    screen.show(patientViewOf(uuid(1)), [])
    screen.show(view(), [])
    expect(screen.view).toBeNull()
  })

  it('shows nothing while the records are locked, or no photo is there', () => {
    locked = true
    screen.show(patientViewOf(uuid(1)), [])
    locked = false
    bring(EMPTY_SESSION)
    screen.show(patientViewOf(uuid(1)), [])
    expect(told.filter((view) => view !== null)).toEqual([])
  })

  it('goes blank before another photo can be shown, and takes no view of the one before any more', () => {
    screen.show(patientViewOf(uuid(1)), [])
    told = []
    bring(EMPTY_SESSION)
    expect(told).toEqual([null])
    bring(open(4, 1))
    screen.show(patientViewOf(uuid(1)), [])
    expect(screen.view).toBeNull()
    screen.show(patientViewOf(uuid(4)), [])
    expect(screen.view).toEqual(patientViewOf(uuid(4)))
  })

  it.each([
    ['another patient’s photo', open(2, 2)],
    ['a photo that is nobody’s', open(2, null)],
  ])('stays blank after %s has been opened, until it is let follow', (_what, next) => {
    screen.show(patientViewOf(uuid(1)), [])
    bring(EMPTY_SESSION)
    bring(next)
    expect(screen.mode).toBe('blank')
    screen.show(patientViewOf(uuid(2)), [])
    expect(screen.view).toBeNull()
    screen.setMode('follow')
    screen.show(patientViewOf(uuid(2)), [])
    expect(screen.view).toEqual(patientViewOf(uuid(2)))
  })

  it('goes blank also where one patient’s photo comes straight after another’s', () => {
    screen.show(patientViewOf(uuid(1)), [])
    told = []
    bring(open(2, 2))
    expect(told).toEqual([null])
    expect(screen.mode).toBe('blank')
  })

  it('keeps following while the same photo is analysed again', () => {
    screen.show(patientViewOf(uuid(1)), [])
    told = []
    bring(open(5, 1, 1))
    expect(told).toEqual([])
    screen.show(patientViewOf(uuid(5)), [])
    expect(screen.view).toEqual(patientViewOf(uuid(5)))
  })

  it('keeps what is held, but not beyond its photo', () => {
    screen.show(patientViewOf(uuid(1)), [])
    screen.setMode('hold')
    screen.show(null, [])
    expect(screen.view).toEqual(patientViewOf(uuid(1)))
    bring(EMPTY_SESSION)
    expect(screen.view).toBeNull()
    bring(open(2, 1))
    screen.show(patientViewOf(uuid(2)), [])
    expect(screen.view).toBeNull()
  })

  it('shows nothing at all while it is to be blank, and when the records lock', () => {
    screen.show(patientViewOf(uuid(1)), [])
    screen.setMode('blank')
    expect(screen.view).toBeNull()
    screen.setMode('follow')
    screen.show(patientViewOf(uuid(1)), [])
    screen.clear()
    expect(screen.view).toBeNull()
  })

  it('gives out pictures of what is in the view, and no others', () => {
    const tile = (set: number) => ({ kind: 'layer', set: uuid(set), layer: 'map.red' }) as const
    expect(screen.isShown(tile(1))).toBe(false)
    screen.show(patientViewOf(uuid(1)), [])
    expect(screen.isShown(tile(1))).toBe(true)
    expect(screen.isShown(tile(2))).toBe(false)
    const pair = { hand: uuid(1), other: uuid(2), pigment: 'red', earlier: 'other' } as const
    const change = { kind: 'change', ...pair, version: '' } as const
    expect(screen.isShown(change)).toBe(false)
    film.state = { id: uuid(3), hand: id(1), frames: [] }
    screen.show(filmViewOf(3), [])
    expect(screen.isShown({ kind: 'film', film: uuid(3), photo: id(7), layer: 'map.red' })).toBe(true)
    expect(screen.isShown({ kind: 'film', film: uuid(4), photo: id(1), layer: 'photo' })).toBe(false)
    expect(screen.isShown(tile(1))).toBe(false)
  })

  describe('with drawings', () => {
    const LINES: PatientDrawings = {
      rings: [],
      shapes: [{ kind: 'arrow', colour: 'blue', from: { x: 1, y: 2 }, to: { x: 30, y: 40 } }],
    }
    /** The photo of `set`, with what stands for the drawings of this id over it. */
    const drawnView = (set: number, drawings: number | null): PatientView => {
      const view = patientViewOf(uuid(set))
      return {
        ...view,
        panes: view.panes.map((pane) => ({ ...pane, drawings: drawings === null ? null : uuid(drawings) })),
      }
    }
    const named = (digit: number) => ({ id: uuid(digit), drawings: LINES })

    it('knows those of the view, also where they were sent with a view before', () => {
      screen.show(drawnView(1, 7), [named(7)])
      screen.show(drawnView(1, 7), [])
      expect(screen.drawingsOf(uuid(7))).toEqual(LINES)
      expect(screen.drawingsOf(uuid(8))).toBeNull()
    })

    it('forgets those that are in the view no more', () => {
      screen.show(drawnView(1, 7), [named(7)])
      screen.show(drawnView(1, 8), [named(8)])
      expect(screen.drawingsOf(uuid(7))).toBeNull()
      screen.show(drawnView(1, null), [])
      expect(screen.drawingsOf(uuid(8))).toBeNull()
    })

    it('keeps them while it holds, and takes no others', () => {
      screen.show(drawnView(1, 7), [named(7)])
      screen.setMode('hold')
      screen.show(drawnView(1, 8), [named(8)])
      expect(screen.drawingsOf(uuid(7))).toEqual(LINES)
      expect(screen.drawingsOf(uuid(8))).toBeNull()
    })

    it.each<readonly [string, () => void]>([
      [
        'it is blanked',
        () => {
          screen.setMode('blank')
        },
      ],
      [
        'the photo goes',
        () => {
          bring(EMPTY_SESSION)
        },
      ],
      [
        'the records lock',
        () => {
          screen.clear()
        },
      ],
      [
        'a photo that is not open is shown',
        () => {
          screen.show(drawnView(9, 7), [named(7)])
        },
      ],
    ])('has none any more once %s', (_what, act) => {
      screen.show(drawnView(1, 7), [named(7)])
      act()
      expect(screen.drawingsOf(uuid(7))).toBeNull()
    })
  })
})
