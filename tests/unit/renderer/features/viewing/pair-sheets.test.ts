import { describe, expect, it } from 'vitest'
import type { Sheet } from '../../../../../src/renderer/canvas/sheets.ts'
import { changeSheets, wipeSheets } from '../../../../../src/renderer/features/viewing/pair-sheets.ts'
import type { Layer } from '../../../../../src/shared/imaging/layers.ts'

const view = { transform: { a: 1, b: 0, tx: 0, ty: 0 } } as unknown as Sheet['view']
const sheet = (set: string, layer: Layer, alpha: number): Sheet => ({
  layer: { set, layer, image: { width: 4, height: 3 } },
  view,
  alpha,
})

/** A map that lets its photo through. */
const through = (set: string): readonly Sheet[] => [sheet(set, 'photo', 1), sheet(set, 'map.red', 0.4)]

describe('the sheets of two photos over one another', () => {
  it('show what has changed wholly opaque and alone, however much the map lets through', () => {
    const change = { width: 4, height: 3 } as ImageBitmap
    expect(changeSheets(through('hand'), change)).toEqual([
      { ...sheet('hand', 'map.red', 1), picture: change },
    ])
    expect(changeSheets(through('hand'), null)).toEqual([sheet('hand', 'map.red', 1)])
    expect(changeSheets([], change)).toEqual([])
  })

  it('lie on both sides of the line as each lies in its own pane', () => {
    const wiped = wipeSheets({ before: through('before'), after: through('after') }, 0.3)
    expect(wiped.map(({ layer, alpha, part }) => [layer.set, alpha, part])).toEqual([
      ['before', 1, [0, 0.3]],
      ['before', 0.4, [0, 0.3]],
      ['after', 1, [0.3, 1]],
      ['after', 0.4, [0.3, 1]],
    ])
  })
})
