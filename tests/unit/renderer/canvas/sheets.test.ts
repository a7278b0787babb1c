import { expect, it } from 'vitest'
import { drawLoupe, loupeFactor, type Sheet } from '../../../../src/renderer/canvas/sheets.ts'
import { TileCache } from '../../../../src/renderer/canvas/tile-cache.ts'
import { FollowedView } from '../../../../src/renderer/features/patient-page/followed-view.ts'
import { applied, inverse, type Similarity } from '../../../../src/shared/imaging/similarity.ts'
import { SET } from './fake-tiles.ts'

const pane = { width: 600, height: 400 }
const picture = {} as ImageBitmap
const sheet = (scale: number): Sheet => ({
  layer: { set: SET, layer: 'photo', image: { width: 600 / scale, height: 400 / scale } },
  picture,
  view: new FollowedView({ a: scale, b: 0, tx: 0, ty: 0 }),
  alpha: 1,
})

/** A canvas that writes down how pictures lie on it. */
function recording(): { readonly context: CanvasRenderingContext2D; readonly placed: Similarity[] } {
  const placed: Similarity[] = []
  const context = new Proxy(
    {},
    {
      get: (_, name) => (name === 'transform' ? transform : () => undefined),
      set: () => true,
    },
  ) as CanvasRenderingContext2D
  const transform = (a: number, b: number, _c: number, _d: number, tx: number, ty: number): void => {
    placed.push({ a, b, tx, ty })
  }
  return { context, placed }
}

it('under the loupe the same skin lies on the same place in two photos of different sizes', () => {
  const { context, placed } = recording()
  const tiles = new TileCache({ load: () => Promise.reject(new Error('expected no tile, found one')) })
  const at = { x: 150, y: 100 }
  // The second has twice as many pixels of the same skin.
  const sheets = [sheet(0.5), sheet(0.25)]
  drawLoupe(context, sheets, { at, factor: loupeFactor({ zoom: 4 }, 0.5, 1) }, pane, 1, tiles)
  const [own, other] = placed
  if (!own || !other) throw new Error('expected two pictures, found fewer')
  expect(own.a).toBeCloseTo(4)
  // A place beside the cross.
  const near = applied(inverse(own), { x: 190, y: 130 })
  expect(applied(other, { x: 2 * near.x, y: 2 * near.y })).toEqual({ x: 190, y: 130 })
})
