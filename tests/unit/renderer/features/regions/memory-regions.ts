import type { RegionRecord } from '../../../../../src/renderer/features/regions/region-record.ts'
import type { DrawnRegion, DrawnRegionFields } from '../../../../../src/shared/domain/drawn-region.ts'

/** A record in memory that notes what reaches it and can fail. */
export class MemoryRegions implements RegionRecord {
  readonly asked: string[] = []
  held: DrawnRegion[] = []
  /** What requests fail with until it is null again. */
  fault: Error | null = null
  #made = 0

  list(): Promise<readonly DrawnRegion[]> {
    return this.#answer('list', () => [...this.held])
  }

  add(fields: DrawnRegionFields): Promise<DrawnRegion> {
    return this.#answer(`add ${fields.ordinal}`, () => {
      this.#made += 1
      const added = { id: `id${this.#made}`, photoId: 'p', ...fields, createdMs: 1, changedMs: 1 }
      this.held.push(added)
      return added
    })
  }

  change(id: string, fields: DrawnRegionFields, seenMs: number): Promise<DrawnRegion> {
    return this.#answer(`change ${id} ${fields.name}`, () => {
      const before = this.held.find((one) => one.id === id)
      if (before?.changedMs !== seenMs) throw new Error('changed since')
      const after = { ...before, ...fields, changedMs: seenMs + 1 }
      this.held = this.held.map((one) => (one.id === id ? after : one))
      return after
    })
  }

  delete(id: string): Promise<unknown> {
    return this.#answer(`delete ${id}`, () => {
      this.held = this.held.filter((one) => one.id !== id)
    })
  }

  async #answer<T>(what: string, answer: () => T): Promise<T> {
    this.asked.push(what)
    const { fault } = this
    await Promise.resolve()
    if (fault) throw fault
    return answer()
  }
}
