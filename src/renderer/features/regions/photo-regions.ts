import { REGION_LIMITS, type DrawnRegionFields } from '../../../shared/domain/drawn-region.ts'
import type { RegionRecord } from './region-record.ts'

/** Where a region stands: here alone, for the photo is nobody's or whoever draws may not write; on its way into the record; in it. */
export type Keeping =
  | { readonly kind: 'here' }
  | { readonly kind: 'keeping' }
  | { readonly kind: 'kept' }
  | { readonly kind: 'failed'; readonly error: Error }

/** A region on the page: its key stays the same when it is removed and comes back, its id in the record does not. */
export interface OwnRegion extends DrawnRegionFields {
  readonly key: string
  readonly keeping: Keeping
}

export interface PhotoRegionsState {
  /** What the record holds: being read, not to be read, or among `regions`. */
  readonly reading: 'loading' | 'failed' | 'done'
  /** In the order of their numbers. */
  readonly regions: readonly OwnRegion[]
  /** What can be brought back, the latest last. */
  readonly removed: readonly OwnRegion[]
}

export interface PhotoRegionsOptions {
  /** Null: nobody's photo, whose regions live here only. */
  readonly record: RegionRecord | null
  readonly mayWrite: boolean
  readonly onChange: () => void
  /** Something other than a new region could not be written; what the record holds is shown instead. */
  readonly onFault: (error: Error) => void
}

/**
 * The drawn regions of one photo on the page. What is done is shown at once and written into the record after it, one thing after
 * another. A region that could not be written stays here until it is, or is removed: nobody draws it twice.
 */
export class PhotoRegions {
  readonly #options: PhotoRegionsOptions
  /** What a region is called in the record, and when it was changed there last. */
  readonly #kept = new Map<string, { readonly id: string; readonly changedMs: number }>()
  #state: PhotoRegionsState
  #writes: Promise<void> = Promise.resolve()
  #reading = 0
  #lastKey = 0

  /** Of a kept photo nothing is known before `read`. */
  constructor(options: PhotoRegionsOptions) {
    this.#options = options
    this.#state = { reading: options.record ? 'loading' : 'done', regions: [], removed: [] }
  }

  get state(): PhotoRegionsState {
    return this.#state
  }

  /** Whether one more can be drawn. */
  get isOpen(): boolean {
    return this.#state.reading === 'done' && this.#state.regions.length < REGION_LIMITS.ofPhoto
  }

  /** What was drawn for the record and is not in it. */
  get unkept(): readonly OwnRegion[] {
    return this.#state.regions.filter(({ keeping }) => keeping.kind === 'failed')
  }

  find(key: string): OwnRegion | null {
    return this.#state.regions.find((one) => one.key === key) ?? null
  }

  /** Whether the region's name can be changed, and the region removed. */
  mayChange({ keeping }: OwnRegion): boolean {
    return this.#options.mayWrite || keeping.kind === 'here'
  }

  /** Resolves when all that was done so far is in the record, or could not be written. */
  settled(): Promise<void> {
    return this.#writes
  }

  /** Shows what the record holds, and what is here alone. */
  async read(): Promise<void> {
    const { record, onFault } = this.#options
    if (!record) return
    const reading = (this.#reading += 1)
    this.#show({ reading: 'loading' })
    try {
      const found = await record.list()
      if (reading !== this.#reading) return
      const keys = new Map([...this.#kept].map(([key, { id }]) => [id, key]))
      this.#kept.clear()
      const regions = found.map(({ id, changedMs, ordinal, name, tool, rings }): OwnRegion => {
        const key = keys.get(id) ?? id
        this.#kept.set(key, { id, changedMs })
        return { key, ordinal, name, tool, rings, keeping: { kind: 'kept' } }
      })
      // One whose removal could not be written is there again: brought back besides, it would be there twice.
      const isElsewhere = ({ key }: OwnRegion): boolean => !this.#kept.has(key)
      this.#show({ reading: 'done', removed: this.#state.removed.filter(isElsewhere) })
      const here = this.#state.regions.filter(({ keeping }) => keeping.kind !== 'kept')
      this.#showRegions([...regions, ...here.filter(isElsewhere)])
    } catch (error) {
      if (reading !== this.#reading) return
      this.#show({ reading: 'failed' })
      onFault(asError(error))
    }
  }

  /** Regions that were drawn over this photo before and could not be written then. */
  take(unkept: readonly OwnRegion[]): void {
    this.#showRegions([
      ...this.#state.regions,
      ...unkept.map((region) => ({ ...region, key: this.#newKey() })),
    ])
  }

  /** The new region's key; null where there is no room for it. */
  add(fields: Pick<DrawnRegionFields, 'tool' | 'rings'>): string | null {
    if (!this.isOpen) return null
    const { regions, removed } = this.#state
    const ordinal = 1 + Math.max(0, ...[...regions, ...removed].map((one) => one.ordinal))
    const key = this.#newKey()
    this.#put({ ...fields, key, ordinal, name: '', keeping: { kind: 'here' } })
    return key
  }

  rename(key: string, name: string): void {
    if (this.find(key)?.name !== name) this.#change(key, { name })
  }

  /** The region covers something else from now on. */
  reshape(key: string, shape: Pick<DrawnRegionFields, 'tool' | 'rings'>): void {
    this.#change(key, shape)
  }

  #change(key: string, part: Partial<DrawnRegionFields>): void {
    const region = this.find(key)
    if (!region || !this.mayChange(region)) return
    this.#replace(key, part)
    this.#write(async (record) => {
      const kept = this.#kept.get(key)
      const now = this.find(key)
      if (kept && now) this.#kept.set(key, await record.change(kept.id, fieldsOf(now), kept.changedMs))
    })
  }

  remove(key: string): void {
    const region = this.find(key)
    if (!region || !this.mayChange(region)) return
    this.#putAway(region)
    this.#write(async (record) => {
      const kept = this.#kept.get(key)
      if (!kept) return
      await record.delete(kept.id)
      this.#kept.delete(key)
      // Read while its removal waited behind another that failed, it was shown again.
      const again = this.find(key)
      if (again?.keeping.kind === 'kept') this.#putAway(again)
    })
  }

  #putAway(region: OwnRegion): void {
    const { regions, removed } = this.#state
    this.#show({ regions: regions.filter((one) => one !== region), removed: [...removed, region] })
  }

  /** Brings back what was removed last; its key, or null: there is none. */
  restore(): string | null {
    const last = this.#state.removed.at(-1)
    if (!last) return null
    this.#show({ removed: this.#state.removed.slice(0, -1) })
    this.#put(last)
    return last.key
  }

  /** Tries again to write what could not be written. */
  keepAgain(key: string): void {
    if (this.find(key)?.keeping.kind === 'failed') this.#keep(key)
  }

  #newKey(): string {
    return `new ${(this.#lastKey += 1)}`
  }

  #put(region: OwnRegion): void {
    this.#showRegions([...this.#state.regions, { ...region, keeping: { kind: 'here' } }])
    if (this.#options.record && this.#options.mayWrite) this.#keep(region.key)
  }

  #keep(key: string): void {
    this.#replace(key, { keeping: { kind: 'keeping' } })
    this.#write(async (record) => {
      const region = this.find(key)
      if (!region) return
      try {
        // Where its removal could not be written it has never left the record.
        if (!this.#kept.has(key)) this.#kept.set(key, await record.add(fieldsOf(region)))
        this.#replace(key, { keeping: { kind: 'kept' } })
      } catch (error) {
        this.#replace(key, { keeping: { kind: 'failed', error: asError(error) } })
      }
    })
  }

  #write(work: (record: RegionRecord) => Promise<void>): void {
    const { record, onFault } = this.#options
    if (!record) return
    this.#writes = this.#writes.then(async () => {
      try {
        await work(record)
      } catch (error) {
        onFault(asError(error))
        await this.read()
      }
    })
  }

  #replace(key: string, part: Partial<OwnRegion>): void {
    this.#show({
      regions: this.#state.regions.map((one) => (one.key === key ? { ...one, ...part } : one)),
    })
  }

  #showRegions(regions: readonly OwnRegion[]): void {
    this.#show({ regions: regions.toSorted((a, b) => a.ordinal - b.ordinal) })
  }

  #show(part: Partial<PhotoRegionsState>): void {
    this.#state = { ...this.#state, ...part }
    this.#options.onChange()
  }
}

const fieldsOf = ({ ordinal, name, tool, rings }: OwnRegion): DrawnRegionFields => ({
  ordinal,
  name,
  tool,
  rings,
})

const asError = (thrown: unknown): Error => (thrown instanceof Error ? thrown : new Error(String(thrown)))
