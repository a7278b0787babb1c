import { describe, expect, it } from 'vitest'
import { parseTilePath, TILE_FOLDER, tilePath, tilePrefix } from '../../../src/shared/contract/tile-path.ts'
import { LAYERS } from '../../../src/shared/imaging/layers.ts'

const set = '01234567-89ab-4def-8123-456789abcdef'

describe('the path of a tile', () => {
  it.each(LAYERS)('comes back as the request it was made of: %s', (layer) => {
    for (const address of [
      { level: 0, column: 0, row: 0 },
      { level: 5, column: 23, row: 1 },
    ]) {
      const request = { set, layer, ...address }
      expect(parseTilePath(tilePath(request))).toEqual(request)
    }
  })

  it('begins with what all tiles of its layer begin with, and those of no other', () => {
    for (const layer of LAYERS) {
      const path = tilePath({ set, layer, level: 1, column: 2, row: 3 })
      expect(LAYERS.filter((other) => path.startsWith(tilePrefix({ set, layer: other })))).toEqual([layer])
      expect(path.startsWith(`/${TILE_FOLDER}/`)).toBe(true)
    }
  })

  it('names the threshold of a map', () => {
    const request = { set, layer: 'map.red', from: 40, level: 1, column: 2, row: 3 } as const
    expect(tilePath(request)).toBe(`/tiles/${set}/map.red~40/1/2/3`)
    expect(parseTilePath(tilePath(request))).toEqual(request)
    expect(tilePath(request).startsWith(tilePrefix({ set, layer: 'map.red' }))).toBe(false)
  })

  it('names the one map of a light', () => {
    const request = { set, layer: 'light.blue', only: 'red', level: 1, column: 2, row: 3 } as const
    expect(tilePath(request)).toBe(`/tiles/${set}/light.blue~red/1/2/3`)
    expect(parseTilePath(tilePath(request))).toEqual(request)
    expect(tilePath(request).startsWith(tilePrefix({ set, layer: 'light.blue' }))).toBe(false)
  })

  it('stays itself as the path of an address', () => {
    const path = tilePath({ set, layer: 'map.red', level: 0, column: 1, row: 2 })
    expect(new URL(`basalis-app://app${path}`).pathname).toBe(path)
  })

  it.each([
    '',
    '/',
    '/tiles/',
    `/tiles/${set}/photo/0/0`,
    `/tiles/${set}/photo/0/0/0/0`,
    `/tiles/${set}/photo/0/0/0/`,
    `/tiles/${set}/photo/0/0/0\n`,
    `tiles/${set}/photo/0/0/0`,
    `/x/tiles/${set}/photo/0/0/0`,
    `/tiles/${set}/../photo/0/0/0`,
    `/tiles/${set}/photo/../0/0`,
    `/tiles/../../../../../../../../../etc/passwd/photo/0/0/0`,
    `/tiles/%2e%2e/photo/0/0/0`,
    `/tiles/${set.toUpperCase()}/photo/0/0/0`,
    `/tiles/${set}0/photo/0/0/0`,
    `/tiles/${set.slice(1)}/photo/0/0/0`,
    `/tiles/${set}/map/0/0/0`,
    `/tiles/${set}/map.violet/0/0/0`,
    `/tiles/${set}/map.red~0/0/0/0`,
    `/tiles/${set}/map.red~100/0/0/0`,
    `/tiles/${set}/map.red~-1/0/0/0`,
    `/tiles/${set}/photo~40/0/0/0`,
    `/tiles/${set}/photo~red/0/0/0`,
    `/tiles/${set}/map.red~red/0/0/0`,
    `/tiles/${set}/light.blue~40/0/0/0`,
    `/tiles/${set}/light.blue~violet/0/0/0`,
    `/tiles/${set}/toString/0/0/0`,
    `/tiles/${set}/constructor/0/0/0`,
    `/tiles/${set}/photo/-1/0/0`,
    `/tiles/${set}/photo/0.5/0/0`,
    `/tiles/${set}/photo/1e1/0/0`,
    `/tiles/${set}/photo/0x1/0/0`,
    `/tiles/${set}/photo/100/0/0`,
    `/tiles/${set}/photo/0/99999/0`,
    `/tiles/${set}/photo/0/0/99999999999999999999`,
    `/tiles/${set}/photo/NaN/0/0`,
    `/tiles/${set}/photo/٣/0/0`,
    `/tiles/${set}/photo/0/0/0?x=1`,
  ])('is refused where it is none: %j', (path) => {
    expect(parseTilePath(path)).toBeNull()
  })
})
