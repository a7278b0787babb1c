import { expect, it } from 'vitest'
import { mapPercents } from '../../../../src/main/analysis/layers/map-percents.ts'
import { NO_PERCENT } from '../../../../src/shared/imaging/map-marks.ts'
import { MAP_FULL } from '../../../../src/shared/imaging/pigments.ts'

const words = (...values: number[]): Uint16Array<SharedArrayBuffer> => {
  const plane = new Uint16Array(new SharedArrayBuffer(2 * values.length))
  plane.set(values)
  return plane
}
const bytes = (...values: number[]): Uint8Array<SharedArrayBuffer> => {
  const plane = new Uint8Array(new SharedArrayBuffer(values.length))
  plane.set(values)
  return plane
}

it('says a map’s values in percent, below n exactly where the value is', () => {
  const values = [0, 1, MAP_FULL / 2, (MAP_FULL * 40) / 100, MAP_FULL - 1, MAP_FULL].map(Math.ceil)
  const percents = mapPercents({ map: words(...values), skin: bytes(...values.map(() => 255)) })
  for (const n of [1, 40, 41, 50, 99, 100])
    expect([...percents].map((percent) => percent < n)).toEqual(
      values.map((value) => value < (n * MAP_FULL) / 100),
    )
})

it('takes of a pixel at the skin’s border the value of its skin, and of none none', () => {
  const map = words(MAP_FULL / 4, MAP_FULL, 0)
  expect([...mapPercents({ map, skin: bytes(127, 1, 0) })]).toEqual([50, 100, NO_PERCENT])
})
