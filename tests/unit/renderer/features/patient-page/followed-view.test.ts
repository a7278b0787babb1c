import { describe, expect, it } from 'vitest'
import {
  FollowedView,
  followedLook,
  followedShare,
} from '../../../../../src/renderer/features/patient-page/followed-view.ts'
import {
  followedSheets,
  picturePath,
} from '../../../../../src/renderer/features/patient-page/followed-sheets.ts'
import { recentPaths } from '../../../../../src/renderer/features/patient-page/recent-paths.ts'
import { ViewportStore } from '../../../../../src/renderer/canvas/viewport-store.ts'
import type { PatientLook } from '../../../../../src/shared/contract/patient-view.ts'
import { applied, inverse, scaleOf } from '../../../../../src/shared/imaging/similarity.ts'
import { patientViewOf } from '../../../ipc/patient-view-of.ts'

const IMAGE = { width: 4000, height: 3000 }
const HERE = { width: 1900, height: 900 }

/** As the staff's window looks at it after `act`. */
function lookAfter(act: (viewport: ViewportStore) => void): PatientLook {
  const viewport = new ViewportStore()
  viewport.setImage(IMAGE)
  viewport.setPane({ width: 400, height: 600 })
  act(viewport)
  const { image, pane, isFitted, transform } = viewport
  return { image, pane, fitted: isFitted, transform }
}

describe('followedLook', () => {
  it('shows the whole image where the whole is shown, as large as this pane allows, as turned as there', () => {
    const look = lookAfter((viewport) => {
      viewport.rotate(Math.PI / 2)
    })
    const own = new ViewportStore()
    own.setImage(IMAGE)
    own.setPane(HERE)
    own.rotate(Math.PI / 2)
    expect(followedLook(look, HERE)).toEqual(own.transform)
  })

  it('otherwise has the same skin in the middle, and everything that is seen there', () => {
    const look = lookAfter((viewport) => {
      viewport.zoom(6)
      viewport.pan(70, -30)
      viewport.rotate(0.3)
    })
    const followed = followedLook(look, HERE)
    const middle = applied(inverse(look.transform), { x: 200, y: 300 })
    const here = applied(followed, middle)
    expect([here.x, here.y]).toEqual([expect.closeTo(950, 6), expect.closeTo(450, 6)])
    expect(scaleOf(followed) / scaleOf(look.transform)).toBeCloseTo(1.5, 9)
    for (const corner of [
      { x: 0, y: 0 },
      { x: 400, y: 600 },
    ]) {
      const { x, y } = applied(followed, applied(inverse(look.transform), corner))
      expect(x).toBeGreaterThanOrEqual(-1e-6)
      expect(x).toBeLessThanOrEqual(HERE.width + 1e-6)
      expect(y).toBeGreaterThanOrEqual(-1e-6)
      expect(y).toBeLessThanOrEqual(HERE.height + 1e-6)
    }
  })
})

describe('followedShare', () => {
  it('is the place of the same skin, and keeps the ends', () => {
    const look = lookAfter((viewport) => {
      viewport.zoom(6)
    })
    const skin = applied(inverse(look.transform), { x: 0.25 * 400, y: 300 })
    const share = followedShare(0.25, look, HERE)
    expect(share * HERE.width).toBeCloseTo(applied(followedLook(look, HERE), skin).x, 6)
    expect([followedShare(0, look, HERE), followedShare(1, look, HERE)]).toEqual([0, 1])
  })
})

describe('FollowedView', () => {
  it('goes there and back, and tells that it moved', () => {
    const view = new FollowedView({ a: 2, b: 0, tx: 5, ty: 6 })
    let moved = 0
    const end = view.subscribe(() => (moved += 1))
    view.set({ a: 0, b: 3, tx: 1, ty: 2 })
    expect(view.scale).toBe(3)
    const back = view.toImage(view.toPane({ x: 7, y: 8 }))
    expect([back.x, back.y]).toEqual([expect.closeTo(7, 9), expect.closeTo(8, 9)])
    end()
    view.set({ a: 1, b: 0, tx: 0, ty: 0 })
    expect(moved).toBe(1)
  })
})

describe('followedSheets', () => {
  const set = '01234567-89ab-4def-8123-456789abcdef'
  const [pane] = patientViewOf(set).panes
  if (!pane) throw new Error('expected a pane')
  const view = new FollowedView({ a: 1, b: 0, tx: 0, ty: 0 })

  it('are the layers with their tiles', () => {
    const [sheet] = followedSheets(pane, HERE, view, () => null)
    expect(sheet).toMatchObject({
      layer: { set, layer: 'photo', image: { width: 640, height: 480 } },
      alpha: 1,
    })
    expect(sheet).not.toHaveProperty('picture')
  })

  it('are pictures once they are there, and not before', () => {
    const source = { kind: 'film', film: set, photo: '0'.repeat(32), layer: 'map.red' } as const
    const [sheet] = pane.sheets
    if (!sheet) throw new Error('expected a sheet')
    const film = { ...pane, sheets: [{ ...sheet, source }] }
    expect(followedSheets(film, HERE, view, () => null)).toEqual([])
    const bitmap = { width: 3, height: 2 } as ImageBitmap
    const asked: string[] = []
    const drawn = followedSheets(film, HERE, view, (path) => {
      asked.push(path)
      return bitmap
    })
    expect(asked).toEqual([picturePath(source)])
    expect(drawn).toMatchObject([{ picture: bitmap }])
  })
})

describe('recentPaths', () => {
  it('has what is wanted first, and then what was wanted before', () => {
    const recent = recentPaths()
    recent(['a', 'b'])
    expect(recent(['c', 'b'])).toEqual(['c', 'b', 'a'])
  })
})
