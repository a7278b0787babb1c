import { beforeEach, describe, expect, it } from 'vitest'
import { LoupeStore } from '../../../../../src/renderer/canvas/loupe-store.ts'
import { readUnderLoupe } from '../../../../../src/renderer/features/viewing/read-under-loupe.ts'
import type { PixelValues } from '../../../../../src/shared/imaging/pixel-values.ts'
import { IDENTITY, type Point } from '../../../../../src/shared/imaging/similarity.ts'

const size = { width: 10, height: 10 }
/** Values that tell where they are of. */
const of = ({ x, y }: Point): PixelValues => ({ lab: [x, y, 0], maps: null })
const settled = () => new Promise(setImmediate)

let loupe: LoupeStore
let shown: PixelValues | null
let reads: Point[]

const begin = (
  place = IDENTITY,
  read = (at: Point): Promise<PixelValues | null> => Promise.resolve(of(at)),
) =>
  readUnderLoupe({
    loupe,
    place,
    size,
    read: (at) => {
      reads.push(at)
      return read(at)
    },
    onValues: (values) => {
      shown = values
    },
  })

beforeEach(() => {
  loupe = new LoupeStore()
  loupe.toggle(true)
  shown = null
  reads = []
})

describe('what is under the loupe', () => {
  it('is read as the loupe moves, and the place where it rests in the end', async () => {
    begin()
    loupe.show({ x: 1.5, y: 2.5 })
    loupe.show({ x: 3.5, y: 2.5 })
    loupe.show({ x: 4.5, y: 4.5 })
    await settled()
    expect(reads).toEqual([
      { x: 1, y: 2 },
      { x: 4, y: 4 },
    ])
    expect(shown).toEqual(of({ x: 4, y: 4 }))
  })

  it('is nothing beside the photo, and while the loupe is off', async () => {
    begin()
    loupe.show({ x: 5, y: 5 })
    await settled()
    loupe.show({ x: 10, y: 5 })
    expect(shown).toBeNull()
    loupe.show({ x: 5, y: 5 })
    loupe.toggle(false)
    await settled()
    expect(shown).toBeNull()
  })

  it('is read anew where the photo lies otherwise, though the loupe rests', async () => {
    loupe.show({ x: 5, y: 5 })
    const end = begin()
    await settled()
    expect(shown).toEqual(of({ x: 5, y: 5 }))
    end()
    // Nothing of the place before is shown while the new one is being read.
    expect(shown).toBeNull()
    begin({ ...IDENTITY, tx: 2 })
    await settled()
    expect(shown).toEqual(of({ x: 7, y: 5 }))
  })

  it('is nothing of a place that was left while it was being read', async () => {
    const late = Promise.withResolvers<PixelValues | null>()
    loupe.show({ x: 5, y: 5 })
    begin(IDENTITY, () => late.promise)()
    late.resolve(of({ x: 5, y: 5 }))
    await settled()
    expect(shown).toBeNull()
  })

  it('is nothing where it cannot be read', async () => {
    loupe.show({ x: 5, y: 5 })
    begin(IDENTITY, () => Promise.reject(new Error('gone')))
    await settled()
    expect(shown).toBeNull()
  })
})
