import { PhotoRegions, type OwnRegion, type PhotoRegionsState } from './photo-regions.ts'
import type { RegionRecord } from './region-record.ts'

/** The photo at hand, as far as regions of it go. */
export interface MeasuredPhoto {
  /** Stays the same as long as the photo is open. */
  readonly photo: string
  /** In the records; null: nobody's. */
  readonly record: string | null
  readonly mayWrite: boolean
}

export interface DeskState {
  readonly photo: MeasuredPhoto
  readonly regions: PhotoRegions
  /** Of `regions`, at this moment. */
  readonly drawn: PhotoRegionsState
}

export interface RegionDeskOptions {
  readonly recordOf: (photoId: string) => RegionRecord
  readonly onFault: (error: Error) => void
}

/**
 * The drawn regions of the photo at hand. They last as long as it is open; what could not be written into the record lasts until the
 * same user opens the photo again.
 */
export class RegionDesk {
  readonly #options: RegionDeskOptions
  readonly #listeners = new Set<() => void>()
  /** By user and photo. */
  readonly #unkept = new Map<string, readonly OwnRegion[]>()
  #state: DeskState | null = null
  #user: string | null = null

  constructor(options: RegionDeskOptions) {
    this.#options = options
  }

  /** Null: no photo is open. */
  get = (): DeskState | null => this.#state

  subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  /** What is on the screen now, and for whom. Another user begins with what the record holds. */
  showPhoto(photo: MeasuredPhoto | null, user: string | null): void {
    const before = this.#state
    const stays =
      before !== null &&
      photo !== null &&
      user === this.#user &&
      before.photo.photo === photo.photo &&
      before.photo.mayWrite === photo.mayWrite
    if (stays) return
    if (before) void this.#putAway(before, this.#user)
    this.#user = user
    if (!photo) {
      this.#set(null)
      return
    }
    const { recordOf, onFault } = this.#options
    const regions = new PhotoRegions({
      record: photo.record === null ? null : recordOf(photo.record),
      mayWrite: photo.mayWrite,
      onChange: () => {
        if (this.#state?.regions === regions) this.#set({ photo, regions, drawn: regions.state })
      },
      onFault: (error) => {
        if (this.#state?.regions === regions) onFault(error)
      },
    })
    this.#set({ photo, regions, drawn: regions.state })
    void regions.read()
    const key = placeOf(photo, user)
    regions.take(this.#unkept.get(key) ?? [])
    this.#unkept.delete(key)
  }

  async #putAway({ photo, regions }: DeskState, user: string | null): Promise<void> {
    await regions.settled()
    const left = regions.unkept
    if (photo.record === null || left.length === 0) return
    const now = this.#state
    if (now && placeOf(now.photo, this.#user) === placeOf(photo, user)) now.regions.take(left)
    else this.#unkept.set(placeOf(photo, user), left)
  }

  #set(state: DeskState | null): void {
    this.#state = state
    for (const listener of this.#listeners) listener()
  }
}

const placeOf = ({ record }: MeasuredPhoto, user: string | null): string => `${user ?? ''} ${record ?? ''}`
