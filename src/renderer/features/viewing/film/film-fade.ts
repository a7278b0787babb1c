import type { FilmLook } from './film-look.ts'

/** A look as it is drawn at a moment: over the one before it, more of it the longer it is there. */
export interface FadingLook {
  readonly look: FilmLook
  /** 0…1. */
  readonly share: number
}

/**
 * From one visit to the next: the new photo comes through the one before it. What is not loaded yet is waited for, and until then what
 * was seen stays; another layer of the same photo is there at once.
 */
export class FilmFade {
  #shown: FilmLook | null = null
  #before: FilmLook | null = null
  /** When the one that is shown began to come, ms, and how long it takes. */
  #since = 0
  #duration = 0

  /** `nowMs` as in `at`; `durationMs`: 0 is without a transition. */
  show(
    wanted: FilmLook | null,
    isLoaded: (path: string) => boolean,
    nowMs: number,
    durationMs: number,
  ): void {
    if (wanted && this.#shown && isSame(wanted, this.#shown)) {
      this.#shown = wanted
      return
    }
    if (wanted && this.#shown && !wanted.sheets.every(({ path }) => isLoaded(path))) return
    const fades =
      wanted !== null && this.#shown !== null && wanted.photo !== this.#shown.photo && durationMs > 0
    this.#before = fades ? this.#shown : null
    this.#shown = wanted
    this.#since = nowMs
    this.#duration = durationMs
  }

  /** What is drawn, from the lowest. */
  at(nowMs: number): readonly FadingLook[] {
    if (!this.#shown) return []
    const share = this.#before ? Math.min(1, Math.max(0, (nowMs - this.#since) / this.#duration)) : 1
    const shown = { look: this.#shown, share }
    return this.#before && share < 1 ? [{ look: this.#before, share: 1 }, shown] : [shown]
  }

  isMoving(nowMs: number): boolean {
    return this.at(nowMs).length > 1
  }

  /** The paths of the pictures that are on the screen. */
  get paths(): readonly string[] {
    return [this.#shown, this.#before].flatMap((look) => look?.sheets.map(({ path }) => path) ?? [])
  }
}

const isSame = (one: FilmLook, other: FilmLook): boolean =>
  one.photo === other.photo &&
  one.sheets.map(({ path }) => path).join() === other.sheets.map(({ path }) => path).join()
