import { randomUUID } from 'node:crypto'
import { BasalisError, CancelledError } from '../../../shared/contract/errors.ts'
import type { FilmPictureRequest } from '../../../shared/contract/film-path.ts'
import {
  FILM_LAYERS,
  MAX_FRAMES,
  type FilmFrame,
  type FilmState,
  type PatientFilm,
} from '../../../shared/contract/film-state.ts'
import type { RecordOfPhoto } from '../../../shared/contract/session-state.ts'
import { identityBetween } from '../../../shared/imaging/alignment.ts'
import { pigmentOfLayer } from '../../../shared/imaging/layers.ts'
import type { ImageSize } from '../../../shared/imaging/pixels.ts'
import { pageErrorOf } from '../page-error.ts'
import type { PhotoSession } from '../photo-session.ts'
import { FILM_BYTES, frameSide, type FramePicture, type FramePictures } from './encode-frame.ts'
import type { FrameReference, FrameRequest, MadeFrame } from './make-frame.ts'

/** A photo that could be a frame. */
export interface FilmPhoto {
  readonly id: string
  readonly takenMs: number
}

export interface FilmServices {
  /** The photo at hand. */
  readonly primary: Pick<PhotoSession, 'state' | 'settled'>
  /** Photos of the same patient, view and site, the first taken first. Fails as the records do. */
  readonly photosLike: (photo: string) => Promise<readonly FilmPhoto[]>
  readonly makeFrame: (request: FrameRequest) => Promise<MadeFrame>
  /** Told of every change, in order. */
  readonly onChange: (state: FilmState) => void
  /** Told of failures that nobody foresaw. */
  readonly onBug: (error: unknown) => void
}

/**
 * The film of the photo at hand. Its frames are made one after another when that has been analysed: it first, for the others
 * are laid on it, then the newest first. Only encoded pictures are kept, `FILM_BYTES` at most; they go with the photo at hand.
 */
export class FilmRoom {
  readonly #services: FilmServices
  readonly #pictures = new Map<string, FramePictures>()
  #film: PatientFilm | null = null
  #reference: FrameReference | null = null
  #making: { readonly stop: AbortController; readonly done: Promise<void> } | null = null

  constructor(services: FilmServices) {
    this.#services = services
  }

  get state(): FilmState {
    return this.#film
  }

  /**
   * Answers as soon as it is known which frames there will be. Fails with COMPARISON_NOT_POSSIBLE where the photo at hand is
   * nobody's, or as the records do.
   */
  async open(): Promise<PatientFilm> {
    const own = this.#record
    if (!own) throw notPossible()
    if (this.#film?.hand !== own.photo) await this.close()
    const found = await this.#services.photosLike(own.photo)
    if (!this.#isAtHand(own.photo)) throw notPossible()
    const film = this.#hold(own.photo, found)
    for (const { photo, made } of film.frames)
      if (made.kind === 'failed' || (photo === film.hand && this.#lacksMaps(made)))
        this.#change(photo, { kind: 'waiting' })
    this.#begin()
    return this.#film ?? film
  }

  /** To be called whenever the photo at hand has changed. */
  async primaryChanged(): Promise<void> {
    if (this.#film && !this.#isAtHand(this.#film.hand)) await this.close()
  }

  /** A JPEG, or of a map's values a PNG; null where there is none, or none any more. */
  picture({ film, photo, layer, values }: FilmPictureRequest): Uint8Array | null {
    if (this.#film?.id !== film) return null
    const wanted = values ? (`${layer}~values` as FramePicture) : layer
    return this.#pictures.get(photo)?.get(wanted) ?? null
  }

  /** Stops what is being made; nothing of it can be seen any more. */
  async close(): Promise<void> {
    const making = this.#making
    this.#making = null
    this.#reference = null
    this.#pictures.clear()
    if (this.#film) this.#tell(null)
    making?.stop.abort()
    await making?.done
  }

  get #record(): RecordOfPhoto | null {
    const { shown } = this.#services.primary.state
    return shown.phase === 'empty' ? null : shown.view.record
  }

  /** The film of these photos: what is made of them stays, whatever has come into the record since waits to be made. */
  #hold(hand: string, found: readonly FilmPhoto[]): PatientFilm {
    const before = this.#film?.hand === hand ? this.#film : null
    const known = new Map(before?.frames.map((frame) => [frame.photo, frame]))
    const frames = latest(
      found.map(
        ({ id, takenMs }): FilmFrame => known.get(id) ?? { photo: id, takenMs, made: { kind: 'waiting' } },
      ),
      hand,
    )
    if (before?.frames.length === frames.length && frames.every((frame, at) => frame === before.frames[at]))
      return before
    for (const photo of this.#pictures.keys())
      if (!frames.some((frame) => frame.photo === photo)) this.#pictures.delete(photo)
    const film = { id: before?.id ?? randomUUID(), hand, frames }
    this.#tell(film)
    return film
  }

  /** The photo at hand has been analysed, and its maps kept, after its frame was made. */
  #lacksMaps(made: FilmFrame['made']): boolean {
    const { shown } = this.#services.primary.state
    const kept = shown.phase === 'ready' && shown.kept?.kind === 'kept'
    return kept && made.kind === 'there' && !made.layers.some((layer) => pigmentOfLayer(layer) !== null)
  }

  #isAtHand(photo: string): boolean {
    return this.#record?.photo === photo
  }

  #begin(): void {
    if (this.#making) return
    const stop = new AbortController()
    this.#making = { stop, done: this.#makeAll(stop.signal) }
  }

  /** Never fails: what goes wrong stands in the frame. */
  async #makeAll(signal: AbortSignal): Promise<void> {
    await Promise.race([this.#services.primary.settled(), aborted(signal)])
    for (;;) {
      const next = signal.aborted ? null : this.#next()
      if (next === null) {
        if (!signal.aborted) this.#making = null
        return
      }
      await this.#make(next, signal)
    }
  }

  #next(): string | null {
    if (!this.#film) return null
    const { hand, frames } = this.#film
    const waiting = frames.filter(({ made }) => made.kind === 'waiting').map(({ photo }) => photo)
    return waiting.includes(hand) ? hand : (waiting.at(-1) ?? null)
  }

  async #make(photo: string, signal: AbortSignal): Promise<void> {
    this.#change(photo, { kind: 'making' })
    const { frames = [], hand } = this.#film ?? {}
    const isHand = photo === hand
    const request = {
      photo,
      side: frameSide(frames.length),
      share: FILM_BYTES / Math.max(1, frames.length),
      reference: isHand ? null : this.#reference,
      signal,
    }
    try {
      const { pictures, self, ...laid } = await this.#services.makeFrame(request)
      if (signal.aborted) return
      if (isHand) this.#reference = self
      this.#pictures.set(photo, pictures)
      const place = isHand || request.reference ? laid : this.#frameOnFrame(self.size)
      this.#change(photo, {
        kind: 'there',
        ...self.size,
        layers: FILM_LAYERS.filter((layer) => pictures.has(layer)),
        ...place,
      })
    } catch (error) {
      if (signal.aborted || error instanceof CancelledError) return
      const told = pageErrorOf(error)
      if (told.kind === 'bug') this.#services.onBug(error)
      this.#change(photo, { kind: 'failed', error: told })
    }
  }

  /** Where the picture of the photo at hand could not be made, nothing can be laid on it. */
  #frameOnFrame(size: ImageSize): Pick<MadeFrame, 'place' | 'aligned'> {
    const { shown } = this.#services.primary.state
    const hand = shown.phase === 'empty' ? size : shown.view
    return { place: identityBetween(hand, size).similarity, aligned: false }
  }

  #change(photo: string, made: FilmFrame['made']): void {
    if (!this.#film) return
    const frames = this.#film.frames.map((frame) => (frame.photo === photo ? { ...frame, made } : frame))
    this.#tell({ ...this.#film, frames })
  }

  #tell(film: FilmState): void {
    this.#film = film
    this.#services.onChange(film)
  }
}

/** The latest, and the photo at hand. */
function latest(frames: readonly FilmFrame[], hand: string): FilmFrame[] {
  const kept = frames.slice(-MAX_FRAMES)
  const own = frames.find(({ photo }) => photo === hand)
  return own && !kept.includes(own) ? [own, ...kept.slice(1)] : kept
}

const aborted = (signal: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    signal.addEventListener(
      'abort',
      () => {
        resolve()
      },
      { once: true },
    )
  })

const notPossible = (): BasalisError =>
  new BasalisError('COMPARISON_NOT_POSSIBLE', 'expected a patient’s photo at hand, found none')
