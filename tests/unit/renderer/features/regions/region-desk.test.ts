import { beforeEach, describe, expect, it, vi } from 'vitest'
import { RegionDesk, type MeasuredPhoto } from '../../../../../src/renderer/features/regions/region-desk.ts'
import { MemoryRegions } from './memory-regions.ts'

const rings = [
  [
    { x: 0, y: 0 },
    { x: 4, y: 0 },
    { x: 4, y: 4 },
  ],
]
const kept: MeasuredPhoto = { photo: 'open-1', record: 'r', mayWrite: true }

let record: MemoryRegions
let desk: RegionDesk
beforeEach(() => {
  record = new MemoryRegions()
  desk = new RegionDesk({ recordOf: () => record, onFault: () => undefined })
})

async function show(photo: MeasuredPhoto | null, user = 'Mei'): Promise<void> {
  desk.showPhoto(photo, user)
  await vi.waitUntil(() => desk.get()?.drawn.reading !== 'loading')
}
const draw = async (): Promise<void> => {
  desk.get()?.regions.add({ tool: 'ellipse', rings })
  await desk.get()?.regions.settled()
}
const kinds = () => desk.get()?.drawn.regions.map(({ keeping }) => keeping.kind)

describe('the desk of regions', () => {
  it('has those of the photo at hand, as long as it is open, and tells of every change', async () => {
    let told = 0
    desk.subscribe(() => (told += 1))
    await show({ photo: 'open-1', record: null, mayWrite: true })
    const before = told
    await draw()
    expect(told).toBeGreaterThan(before)
    desk.showPhoto({ photo: 'open-1', record: null, mayWrite: true }, 'Mei')
    expect(kinds()).toEqual(['here'])
    await show({ photo: 'open-2', record: null, mayWrite: true })
    expect(kinds()).toEqual([])
    await show(null)
    expect(desk.get()).toBeNull()
  })

  it('keeps what could not be written until its user opens the photo again', async () => {
    await show(kept)
    record.fault = new Error('full')
    await draw()
    await show(null)
    record.fault = null
    await show({ ...kept, photo: 'open-2' }, 'Chen')
    expect(kinds()).toEqual([])
    await show({ ...kept, photo: 'open-3' })
    expect(kinds()).toEqual(['failed'])
    desk.get()?.regions.keepAgain(desk.get()?.drawn.regions[0]?.key ?? '')
    await desk.get()?.regions.settled()
    expect(record.held).toHaveLength(1)
    await show({ ...kept, photo: 'open-4' })
    expect(kinds()).toEqual(['kept'])
  })

  it('still writes what was drawn when the photo is closed, and finds it when it is open again', async () => {
    await show(kept)
    desk.get()?.regions.add({ tool: 'ellipse', rings })
    await show(null)
    await vi.waitUntil(() => record.held.length === 1)
    await show({ ...kept, photo: 'open-2' })
    expect(kinds()).toEqual(['kept'])
  })

  it('gives back what failed only after the photo was open again', async () => {
    await show(kept)
    record.fault = new Error('full')
    desk.get()?.regions.add({ tool: 'ellipse', rings })
    desk.showPhoto(null, 'Mei')
    desk.showPhoto({ ...kept, photo: 'open-2' }, 'Mei')
    await vi.waitUntil(() => kinds()?.length === 1)
    expect(kinds()).toEqual(['failed'])
  })
})
