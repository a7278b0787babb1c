import type { ChangeRequest } from '../../shared/contract/change-path.ts'
import type { ComparisonState } from '../../shared/contract/comparison-state.ts'
import { MAX_COMPARED } from '../../shared/contract/comparison-state.ts'
import { BasalisError, CancelledError } from '../../shared/contract/errors.ts'
import type { RecordOfPhoto, SessionState } from '../../shared/contract/session-state.ts'
import type { Pixel, PixelValues } from '../../shared/imaging/pixel-values.ts'
import { isNudged, NO_NUDGE, type Nudge } from '../../shared/domain/nudge.ts'
import { nudged } from '../../shared/imaging/alignment.ts'
import type { PhotoComparison } from '../../shared/imaging/comparability.ts'
import type { MeasuredRings } from '../../shared/contract/region-channels.ts'
import type { Rings } from '../../shared/imaging/outline.ts'
import type { TileRequest } from '../../shared/contract/tile-path.ts'
import type { ByteTile } from '../analysis/layers/layer-set.ts'
import type { Comparing } from './comparing.ts'
import type { OpenPhoto } from './open-photo.ts'
import type { PhotoSession } from './photo-session.ts'

/** What photos beside one another may keep in memory, all together. */
const RESIDENT_BYTES = 384e6

/** … and each of them: the photo at hand and all that can be beside it. */
export const SHARE_BYTES = RESIDENT_BYTES / (1 + MAX_COMPARED)

export interface ComparisonServices {
  /** The photo at hand. */
  readonly primary: Pick<PhotoSession, 'state' | 'settled' | 'photo'>
  /** The bytes of a kept photo, and whose it is. Fails as the records do. */
  readonly load: (photo: string) => Promise<{ readonly bytes: Uint8Array; readonly record: RecordOfPhoto }>
  /** A session for one more photo. */
  readonly startSession: (onChange: (state: SessionState) => void) => PhotoSession
  readonly comparing: Comparing
  /** Keeps little of a photo in memory. Fails as the disk does, and then it stays there. */
  readonly putAway: (photo: OpenPhoto) => Promise<void>
  /** How two kept photos were laid on each other by hand. Fails as the records do. */
  readonly nudgeOf: (photo: string, other: string) => Promise<Nudge>
  /** Told of every change, in order. */
  readonly onChange: (state: ComparisonState) => void
  /** Told of failures that nobody foresaw. */
  readonly onBug: (error: unknown) => void
}

interface Slot {
  readonly photo: string
  /** Whose it is, also before it is there. */
  readonly patient: string
  readonly session: PhotoSession
  readonly ended: AbortController
  /** Without what was done by hand. */
  comparison: PhotoComparison | null
  nudge: Nudge
  comparing: boolean
  /** The last picture of a change, by what it was made of. */
  change: { readonly of: string; readonly picture: Promise<ByteTile | null> } | null
}

/**
 * Photos of the same patient beside the photo at hand. Each has a session of its own; they are analysed one after another,
 * so that memory and processors are never asked for twice at once. Of all of them, and of the photo at hand as soon as there are
 * others, little stays in memory. They go with the photo at hand, and with its patient.
 */
export class ComparedPhotos {
  readonly #services: ComparisonServices
  #slots: readonly Slot[] = []
  #turn: Promise<void> = Promise.resolve()
  #state: ComparisonState = []

  constructor(services: ComparisonServices) {
    this.#services = services
  }

  get state(): ComparisonState {
    return this.#state
  }

  /**
   * Opens another photo beside the one at hand; at once where it is there already. Settles when its bytes are there. Fails with
   * COMPARISON_NOT_POSSIBLE where that is nobody's or another patient's, with COMPARISON_FULL, or as the records do.
   */
  async open(photo: string): Promise<void> {
    const own = this.#record
    if (!own) throw notPossible('a patient’s photo at hand', 'none')
    if (own.photo === photo || this.#slots.some((slot) => slot.photo === photo)) return
    if (this.#slots.length >= MAX_COMPARED)
      throw new BasalisError(
        'COMPARISON_FULL',
        `expected at most ${MAX_COMPARED} photos beside the one at hand, found another`,
        { facts: { most: MAX_COMPARED } },
      )
    const slot: Slot = {
      photo,
      patient: own.patient,
      session: this.#services.startSession(() => {
        this.#tell()
      }),
      ended: new AbortController(),
      comparison: null,
      nudge: NO_NUDGE,
      comparing: false,
      change: null,
    }
    this.#slots = [...this.#slots, slot]
    this.#tell()
    try {
      await this.#read(slot)
    } catch (error) {
      this.close(photo)
      throw error
    }
  }

  /** Nothing where it is not there. */
  close(photo: string): void {
    const slot = this.#slots.find((one) => one.photo === photo)
    if (!slot) return
    this.#slots = this.#slots.filter((one) => one !== slot)
    this.#tell()
    slot.ended.abort()
    void slot.session.close()
  }

  /** Analyses one again that was cancelled or failed; one that could not be decoded is read again. Fails with NO_PHOTO, or as `open`. */
  async restart(photo: string): Promise<void> {
    const slot = this.#slots.find((one) => one.photo === photo)
    if (!slot) throw new BasalisError('NO_PHOTO', 'expected an open photo, found none')
    if (slot.session.state.refusal && !slot.session.photo) {
      await this.#read(slot)
      return
    }
    await slot.session.restart()
    this.#turn = this.#turn.then(async () => {
      await slot.session.settled()
      await this.#putAway(slot.session)
    })
  }

  async closeAll(): Promise<void> {
    const slots = this.#slots
    this.#slots = []
    this.#tell()
    for (const { ended } of slots) ended.abort()
    await Promise.all(slots.map(({ session }) => session.close()))
  }

  /** To be called whenever the photo at hand has changed: nothing of another patient stays beside it. */
  async primaryChanged(): Promise<void> {
    const own = this.#record
    if (!own || this.#slots.some(({ patient }) => patient !== own.patient)) await this.closeAll()
    else this.close(own.photo)
    if (this.#slots.length > 0) await this.#putAway(this.#services.primary)
  }

  async tile(request: TileRequest): Promise<ByteTile | null> {
    for (const { session } of this.#slots) {
      const { shown } = session.state
      if (shown.phase !== 'empty' && shown.view.set === request.set) return session.tile(request)
    }
    return null
  }

  /** It has been moved by hand on the photo at hand. */
  nudged(hand: string, other: string, nudge: Nudge): void {
    const slot = this.#slots.find(({ photo }) => photo === other)
    if (!slot || this.#record?.photo !== hand) return
    slot.nudge = nudge
    this.#tell()
  }

  /** What has changed in one map from the earlier of the photo at hand and one beside it to the later; null where nothing is known of it. */
  async change({ hand, other, pigment, earlier }: ChangeRequest): Promise<ByteTile | null> {
    const reference = this.#services.primary.photo
    const slot = this.#slots.find(({ session }) => session.photo?.view.set === other)
    const comparison = slot && withNudge(slot)
    if (!slot?.session.photo || !comparison || reference?.view.set !== hand) return null
    const of = `${hand} ${other} ${pigment} ${earlier} ${JSON.stringify(slot.nudge)}`
    if (slot.change?.of !== of) {
      const { photo } = slot.session
      const picture = this.#services.comparing.change(reference, photo, comparison, { pigment, earlier })
      const change = { of, picture }
      slot.change = change
      picture.catch(() => {
        if (slot.change === change) slot.change = null
      })
    }
    return slot.change.picture
  }

  /** The numbers inside rings on one of them; null where its maps are not there. */
  async measure(set: string, rings: Rings): Promise<MeasuredRings | null> {
    for (const { session } of this.#slots)
      if (session.photo?.view.set === set) return session.measure(set, rings)
    return null
  }

  /** What is known of one pixel of one of them; null where it is not there. */
  async read(set: string, at: Pixel): Promise<PixelValues | null> {
    for (const { session } of this.#slots) {
      const values = await session.read(set, at)
      if (values) return values
    }
    return null
  }

  get #record(): RecordOfPhoto | null {
    return recordOf(this.#services.primary.state)
  }

  async #read(slot: Slot): Promise<void> {
    const { bytes, record } = await this.#services.load(slot.photo)
    if (record.patient !== this.#record?.patient)
      throw notPossible('a photo of the same patient', 'another’s')
    this.#queue(slot, bytes, record)
  }

  /** Opens it when the photo at hand, and those that were asked for before, have been analysed. */
  #queue(slot: Slot, bytes: Uint8Array, record: RecordOfPhoto): void {
    const { primary } = this.#services
    this.#turn = this.#turn.then(async () => {
      await primary.settled()
      if (!slot.ended.signal.aborted) await this.#putAway(primary)
      // Closed meanwhile, perhaps by the lock of the records: what nobody sees any more nobody would close again.
      if (slot.ended.signal.aborted) return
      await slot.session.open(() => Promise.resolve(bytes), record)
      await slot.session.settled()
      await this.#compare(slot)
      await this.#putAway(slot.session)
    })
  }

  /** Once its layers are there, and nothing is done with them. */
  async #putAway({ state, photo }: Pick<PhotoSession, 'state' | 'photo'>): Promise<void> {
    if (state.shown.phase !== 'ready' || state.shown.kept?.kind === 'keeping' || !photo) return
    try {
      await this.#services.putAway(photo)
    } catch (error) {
      if (!(error instanceof CancelledError)) this.#services.onBug(error)
    }
  }

  /** Lays it on the photo at hand. */
  async #compare(slot: Slot): Promise<void> {
    const { primary, comparing, onBug } = this.#services
    const [reference, other] = [primary.photo, slot.session.photo]
    if (!reference || !other || slot.ended.signal.aborted) return
    slot.comparing = true
    this.#tell()
    try {
      slot.comparison = await comparing.compare(reference, other, slot.ended.signal)
      const own = reference.view.record?.photo
      if (own !== undefined) slot.nudge = await this.#services.nudgeOf(own, slot.photo)
    } catch (error) {
      // Side by side they can be looked at all the same.
      if (!(error instanceof CancelledError || error instanceof BasalisError)) onBug(error)
    }
    slot.comparing = false
    this.#tell()
  }

  #tell(): void {
    const before = this.#state
    this.#state = this.#slots.map((slot) => ({
      photo: slot.photo,
      session: slot.session.state,
      nudge: slot.nudge,
      comparison: withNudge(slot),
      comparing: slot.comparing,
    }))
    if (before.length > 0 || this.#state.length > 0) this.#services.onChange(this.#state)
  }
}

/** As it lies on the photo at hand now. */
function withNudge({ comparison, nudge }: Slot): PhotoComparison | null {
  if (!comparison || !isNudged(nudge)) return comparison
  return { ...comparison, alignment: nudged(comparison.alignment, nudge) }
}

const recordOf = ({ shown }: SessionState): RecordOfPhoto | null =>
  shown.phase === 'empty' ? null : shown.view.record

const notPossible = (expected: string, found: string): BasalisError =>
  new BasalisError('COMPARISON_NOT_POSSIBLE', `expected ${expected}, found ${found}`)
