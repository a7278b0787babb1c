import { beforeEach, describe, expect, it, vi } from 'vitest'
import { PhotoRegions } from '../../../../../src/renderer/features/regions/photo-regions.ts'
import { REGION_LIMITS } from '../../../../../src/shared/domain/drawn-region.ts'
import { MemoryRegions } from './memory-regions.ts'

const drawn = {
  tool: 'ellipse' as const,
  rings: [
    [
      { x: 0, y: 0 },
      { x: 4, y: 0 },
      { x: 4, y: 4 },
    ],
  ],
}

let record: MemoryRegions
let faults: Error[]

async function begin(from: MemoryRegions | null, mayWrite = true): Promise<PhotoRegions> {
  const begun = new PhotoRegions({
    record: from,
    mayWrite,
    onChange: () => undefined,
    onFault: (error) => faults.push(error),
  })
  await begun.read()
  return begun
}

const kinds = (regions: PhotoRegions) => regions.state.regions.map(({ keeping }) => keeping.kind)
const ordinals = (regions: PhotoRegions) => regions.state.regions.map(({ ordinal }) => ordinal)
const add = (regions: PhotoRegions): string => {
  const key = regions.add(drawn)
  if (key === null) throw new Error('expected room for a region')
  return key
}

beforeEach(() => {
  record = new MemoryRegions()
  faults = []
})

describe('the regions of a kept photo', () => {
  it('are written into the record, and come back from it with their numbers and names', async () => {
    const regions = await begin(record)
    const key = add(regions)
    add(regions)
    expect(kinds(regions)).toEqual(['keeping', 'keeping'])
    regions.rename(key, 'Chin')
    await regions.settled()
    expect(kinds(regions)).toEqual(['kept', 'kept'])
    const again = await begin(record)
    expect(again.state.regions).toMatchObject([
      { ordinal: 1, name: 'Chin', ...drawn },
      { ordinal: 2, name: '' },
    ])
    expect(faults).toEqual([])
  })

  it('cover what was painted on them, also in the record', async () => {
    const regions = await begin(record)
    const key = add(regions)
    const painted = { tool: 'brush' as const, rings: [[...(drawn.rings[0] ?? []), { x: 0, y: 9 }]] }
    regions.reshape(key, painted)
    expect(regions.find(key)).toMatchObject(painted)
    await regions.settled()
    expect((await begin(record)).state.regions).toMatchObject([{ ordinal: 1, ...painted }])
    const looking = await begin(record, false)
    looking.reshape(looking.state.regions[0]?.key ?? '', drawn)
    expect(looking.state.regions).toMatchObject([painted])
    expect(faults).toEqual([])
  })

  it('stay on the page when they could not be written, until they are', async () => {
    const regions = await begin(record)
    record.fault = new Error('full')
    const key = add(regions)
    await regions.settled()
    expect(regions.find(key)?.keeping).toEqual({ kind: 'failed', error: record.fault })
    expect(regions.unkept).toHaveLength(1)
    // A name may be given meanwhile; it is written with the region.
    regions.rename(key, 'Chin')
    regions.keepAgain(key)
    await regions.settled()
    expect(kinds(regions)).toEqual(['failed'])
    record.fault = null
    regions.keepAgain(key)
    await regions.settled()
    expect(kinds(regions)).toEqual(['kept'])
    expect(record.held).toMatchObject([{ name: 'Chin' }])
    expect(faults).toEqual([])
  })

  it('are gone from the record when they were removed, and can be brought back as they were', async () => {
    const regions = await begin(record)
    const [first, second] = [add(regions), add(regions)]
    regions.rename(first, 'Chin')
    regions.remove(first)
    regions.remove(second)
    await regions.settled()
    expect(record.held).toEqual([])
    expect(regions.restore()).toBe(second)
    expect(regions.restore()).toBe(first)
    expect(regions.restore()).toBeNull()
    await regions.settled()
    expect(regions.state.regions).toMatchObject([
      { ordinal: 1, name: 'Chin' },
      { ordinal: 2, name: '' },
    ])
    expect(record.held.map(({ ordinal }) => ordinal).sort()).toEqual([1, 2])
  })

  it('are never written when they were removed before', async () => {
    const regions = await begin(record)
    regions.remove(add(regions))
    await regions.settled()
    expect(record.asked).toEqual(['list'])
  })

  it('get no number that one that can be brought back has', async () => {
    const regions = await begin(record)
    add(regions)
    regions.remove(add(regions))
    add(regions)
    regions.restore()
    expect(ordinals(regions)).toEqual([1, 2, 3])
  })

  it('are read anew when a name or a removal could not be written, and what is not kept stays', async () => {
    const regions = await begin(record)
    const kept = add(regions)
    await regions.settled()
    record.fault = new Error('full')
    const lost = add(regions)
    await regions.settled()
    regions.remove(kept)
    // The record takes the list again, but no change.
    vi.spyOn(record, 'list').mockImplementation(() => Promise.resolve([...record.held]))
    await regions.settled()
    expect(faults).toEqual([record.fault])
    expect(regions.find(kept)?.keeping.kind).toBe('kept')
    expect(regions.find(lost)?.keeping.kind).toBe('failed')
    // It is there: brought back as well, it would be there twice.
    expect(regions.state.removed).toEqual([])
    expect(regions.restore()).toBeNull()
  })

  it('are there once when they were brought back before it was known that their removal could not be written', async () => {
    const regions = await begin(record)
    const key = add(regions)
    await regions.settled()
    vi.spyOn(record, 'delete').mockRejectedValueOnce(new Error('full'))
    regions.remove(key)
    expect(regions.restore()).toBe(key)
    await regions.settled()
    expect(regions.state.regions).toMatchObject([{ key, keeping: { kind: 'kept' } }])
    expect(record.held).toHaveLength(1)
  })

  it('are gone also where a removal before theirs could not be written, and can be brought back', async () => {
    const regions = await begin(record)
    const [first, second] = [add(regions), add(regions)]
    await regions.settled()
    vi.spyOn(record, 'delete').mockRejectedValueOnce(new Error('full'))
    regions.remove(first)
    regions.remove(second)
    await regions.settled()
    expect(ordinals(regions)).toEqual([1])
    expect(record.held).toMatchObject([{ ordinal: 1 }])
    expect(regions.restore()).toBe(second)
    expect(regions.restore()).toBeNull()
  })

  it('cannot be added to as long as it is not known which there are', async () => {
    record.fault = new Error('locked')
    const regions = await begin(record)
    expect(regions.state.reading).toBe('failed')
    expect(regions.add(drawn)).toBeNull()
    record.fault = null
    await regions.read()
    expect(add(regions)).not.toBe('')
  })

  it('are no more than a photo may have', async () => {
    const regions = await begin(null)
    for (let count = 0; count < REGION_LIMITS.ofPhoto; count += 1) add(regions)
    expect(regions.isOpen).toBe(false)
    expect(regions.add(drawn)).toBeNull()
  })
})

describe('regions that are not for the record', () => {
  it('of nobody’s photo stay on the page', async () => {
    const regions = await begin(null)
    const key = add(regions)
    regions.rename(key, 'Chin')
    expect(regions.find(key)).toMatchObject({ name: 'Chin', keeping: { kind: 'here' } })
    expect(regions.unkept).toEqual([])
  })

  it('of somebody who may not write stay on the page, beside those that may only be looked at', async () => {
    await record.add({ ordinal: 1, name: '', ...drawn })
    const regions = await begin(record, false)
    const own = add(regions)
    await regions.settled()
    expect(kinds(regions)).toEqual(['kept', 'here'])
    expect(regions.state.regions.map((one) => regions.mayChange(one))).toEqual([false, true])
    regions.remove(regions.state.regions[0]?.key ?? '')
    regions.remove(own)
    await regions.settled()
    expect(ordinals(regions)).toEqual([1])
    expect(record.asked).toEqual(['add 1', 'list'])
  })
})
