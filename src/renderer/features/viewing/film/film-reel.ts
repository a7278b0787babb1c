/** Visits a second. */
export const FILM_SPEEDS = [1, 2, 4, 8] as const
export type FilmSpeed = (typeof FILM_SPEEDS)[number]

/** Where a film is, and whether it plays. */
export interface ReelState {
  /** Of the frame that is looked at; 0 where there is none. */
  readonly at: number
  readonly playing: boolean
  readonly speed: FilmSpeed
  /** Whether it was moved towards later visits last. */
  readonly forward: boolean
}

const FIRST: ReelState = { at: 0, playing: false, speed: 2, forward: true }

/**
 * The reel of a film: what is looked at, moved by hand or by playing. The picture draws on its changes without React. Playing
 * ends with the last frame, and from there begins anew; whoever moves it by hand stops it.
 */
export class FilmReel {
  #state = FIRST
  #film: string | null = null
  #playable: readonly boolean[] = []
  #photos: readonly string[] = []
  readonly #listeners = new Set<() => void>()

  get = (): ReelState => this.#state

  get count(): number {
    return this.#playable.length
  }

  /** Id of the photo that is looked at; null: there is none. */
  get photo(): string | null {
    return this.#photos[this.#state.at] ?? null
  }

  /** Another film begins at `at`; the same one goes on at the photo where it is. `playable`: of each frame whether it can be looked at; `photos`: their ids. */
  load(film: string, playable: readonly boolean[], at: number, photos: readonly string[] = []): void {
    const { photo } = this
    this.#photos = photos
    const isNew = film !== this.#film
    this.#film = film
    this.#playable = playable
    if (isNew) this.#change({ at, playing: false, forward: true })
    else if (photo !== null && photos.includes(photo)) this.#change({ at: photos.indexOf(photo) })
  }

  go(at: number): void {
    this.#move(at, false)
  }

  step(by: number): void {
    this.#move(this.#state.at + by, false)
  }

  first(): void {
    this.#move(0, false)
  }

  last(): void {
    this.#move(this.count - 1, false)
  }

  /** Plays, from the beginning where it is at the end; or stops. */
  togglePlay(): void {
    if (this.#state.playing) this.stop()
    else if (this.#following(this.#state.at) !== null) this.#change({ playing: true, forward: true })
    else if (this.#following(-1) !== null && this.count > 1)
      this.#change({ at: this.#following(-1) ?? 0, playing: true, forward: true })
  }

  stop(): void {
    if (this.#state.playing) this.#change({ playing: false })
  }

  setSpeed(speed: FilmSpeed): void {
    this.#change({ speed })
  }

  /** While it plays: to the next frame that can be looked at, once it is ready; stops at the last one. */
  advance(isReady: (index: number) => boolean = () => true): void {
    if (!this.#state.playing) return
    const next = this.#following(this.#state.at)
    if (next === null) this.stop()
    else if (isReady(next)) this.#change({ at: next, playing: this.#following(next) !== null })
  }

  subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    return () => {
      this.#listeners.delete(listener)
    }
  }

  #following(at: number): number | null {
    const found = this.#playable.findIndex((playable, index) => index > at && playable)
    return found < 0 ? null : found
  }

  #move(to: number, playing: boolean): void {
    const at = Math.min(this.count - 1, Math.max(0, to))
    if (at < 0) return
    const forward = at === this.#state.at ? this.#state.forward : at > this.#state.at
    this.#change({ at, playing, forward })
  }

  #change(part: Partial<ReelState>): void {
    const next = { ...this.#state, ...part }
    const same = (Object.keys(part) as (keyof ReelState)[]).every((key) => part[key] === this.#state[key])
    if (same) return
    this.#state = next
    for (const listener of this.#listeners) listener()
  }
}
