import type { Language } from '../../../../shared/contract/settings.ts'
import type { SpokenLine, VoiceLine } from '../../../../shared/imaging/voice-lines.ts'

/** How long something has to be asked for before it is said: what comes and goes is not worth a word. */
const STANDS_MS = 600
/** From the end of a line to its repetition. */
const REPEAT_MS = 3000
/** How long a line that cannot be heard is left to be read. */
const READING_MS = 2500

export interface Said {
  readonly line: SpokenLine
  readonly language: Language
}

export interface VoiceClock {
  readonly now: () => number
  /** Returns what takes it back. */
  readonly wakeAfter: (ms: number, wake: () => void) => () => void
}

/** Settles when the line has ended or `signal` has aborted; rejects where it cannot be heard. */
export type PlayLine = (said: Said, signal: AbortSignal) => Promise<void>

export interface SpeakerState {
  /** What is being said, or still stands; null: nothing. */
  readonly caption: Said | null
  readonly speaking: boolean
  /** The last line could not be heard. */
  readonly failed: boolean
}

const SILENT: SpeakerState = { caption: null, speaking: false, failed: false }

/**
 * Says one thing at a time. What is asked for is the most urgent prompt, told by whoever looks through the camera, as often as
 * they like; it is said when it has stood for a while, never twice within three seconds, and praise once only. An announcement
 * waits for the line before it to end, and for nothing else.
 */
export class Speaker {
  readonly #clock: VoiceClock
  readonly #play: PlayLine
  readonly #listeners = new Set<() => void>()
  readonly #ended = new Map<SpokenLine, number>()
  #state = SILENT
  #language: Language = 'en'
  #wanted: VoiceLine | null = null
  #since = -Infinity
  #stood: VoiceLine | null = null
  #next: Said | null = null
  #saying: { readonly said: Said; readonly abort: AbortController } | null = null
  #praised = false
  #failed = false
  #takeBack: () => void = () => undefined

  constructor(clock: VoiceClock, play: PlayLine) {
    this.#clock = clock
    this.#play = play
  }

  get = (): SpeakerState => this.#state

  subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    return () => {
      this.#listeners.delete(listener)
    }
  }

  /** Of what is said from now on. What stands is said again, for who has not understood it so far. */
  speakIn(language: Language): void {
    if (language === this.#language) return
    this.#language = language
    this.#ended.clear()
    this.#praised = false
    this.#decide()
  }

  /** What is asked for now; null: nothing. */
  want(line: VoiceLine | null): void {
    if (line === this.#wanted) return
    this.#wanted = line
    this.#since = this.#clock.now()
    this.#decide()
  }

  /** Says a line for once; one that still waits gives way to it. */
  announce(line: SpokenLine, language = this.#language): void {
    this.#next = { line, language }
    this.#decide()
  }

  /** Falls silent in the middle of a line, and forgets what was asked for. */
  stop(): void {
    this.#wanted = null
    this.#since = -Infinity
    this.#next = null
    this.#praised = false
    this.#ended.clear()
    const saying = this.#saying
    this.#saying = null
    saying?.abort.abort()
    this.#decide()
  }

  #decide(): void {
    this.#takeBack()
    if (!this.#saying && this.#next) {
      const next = this.#next
      this.#next = null
      this.#start(next)
    }
    const line = this.#wanted
    const stands = this.#since + STANDS_MS - this.#clock.now()
    if (stands <= 0) this.#stood = line
    if (!this.#saying && stands > 0) this.#decideAfter(stands)
    else if (!this.#saying && line !== null && !(line === 'hold-that' && this.#praised)) {
      const pause = (this.#ended.get(line) ?? -Infinity) + REPEAT_MS - this.#clock.now()
      if (pause > 0) this.#decideAfter(pause)
      else this.#start({ line, language: this.#language })
    }
    this.#tell()
  }

  #decideAfter(ms: number): void {
    this.#takeBack = this.#clock.wakeAfter(ms, () => {
      this.#decide()
    })
  }

  #start(said: Said): void {
    const saying = { said, abort: new AbortController() }
    this.#saying = saying
    this.#praised = said.line === 'hold-that'
    const end = (failed: boolean): void => {
      if (this.#saying !== saying) return
      this.#failed = failed
      this.#ended.set(said.line, this.#clock.now())
      this.#saying = null
      this.#decide()
    }
    this.#play(said, saying.abort.signal).then(
      () => {
        end(false)
      },
      () => {
        this.#clock.wakeAfter(READING_MS, () => {
          end(true)
        })
      },
    )
  }

  #tell(): void {
    const standing = this.#stood && { line: this.#stood, language: this.#language }
    const caption = this.#saying?.said ?? standing
    const speaking = this.#saying !== null
    const before = this.#state
    if (
      before.speaking === speaking &&
      before.failed === this.#failed &&
      before.caption?.line === caption?.line &&
      before.caption?.language === caption?.language
    )
      return
    this.#state = { caption, speaking, failed: this.#failed }
    for (const listener of this.#listeners) listener()
  }
}
