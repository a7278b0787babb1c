import type { NamedDrawings, PatientDrawings } from '../../shared/contract/patient-drawings.ts'
import type { PatientScreenMode, PatientView, PictureSource } from '../../shared/contract/patient-view.ts'
import type { ComparisonState } from '../../shared/contract/comparison-state.ts'
import type { FilmState } from '../../shared/contract/film-state.ts'
import type { SessionState, Shown } from '../../shared/contract/session-state.ts'

export interface PatientScreenServices {
  /** What is open: the photo at hand, those beside it, its film. */
  readonly primary: { readonly state: SessionState }
  readonly comparison: { readonly state: ComparisonState }
  readonly film: { readonly state: FilmState }
  /** Whether the records are locked just now. */
  readonly isLocked: () => boolean
  /** Told of every change, in order, before anybody else can show anything of what has changed. */
  readonly onChange: () => void
}

/**
 * What the patient's screen shows. The staff's window says what; only photos that are open come onto it, and all of it goes the
 * moment the photo at hand does. After another patient has been opened the screen stays blank until somebody lets it follow again.
 */
export class PatientScreen {
  readonly #services: PatientScreenServices
  #view: PatientView | null = null
  /** Of the view, by their ids. */
  #drawings: ReadonlyMap<string, PatientDrawings> = new Map()
  #mode: PatientScreenMode = 'follow'
  /** The photo at hand, as far as the screen knows. */
  #photo: string | null = null
  /** Whose pictures were on the screen since it was last let follow; null: none. */
  #seen: string | null = null

  constructor(services: PatientScreenServices) {
    this.#services = services
  }

  get view(): PatientView | null {
    return this.#view
  }

  get mode(): PatientScreenMode {
    return this.#mode
  }

  /** A screen that is opened begins with nothing, and follows. */
  begin(): void {
    this.#photo = this.#hand?.photo ?? null
    this.#seen = null
    this.#mode = 'follow'
    this.#tell(null)
  }

  setMode(mode: PatientScreenMode): void {
    if (mode === this.#mode) return
    this.#mode = mode
    if (mode === 'follow') this.#seen = null
    this.#tell(mode === 'blank' ? null : this.#view)
  }

  /**
   * What the staff's window shows, and what is drawn over it that was not drawn before. Nothing changes unless the screen follows;
   * a view of photos that are not open blanks it.
   */
  show(view: PatientView | null, drawings: readonly NamedDrawings[]): void {
    if (this.#mode !== 'follow') return
    const shown = view && this.#mayShow(view) ? view : null
    const known = new Map([...this.#drawings, ...drawings.map((one) => [one.id, one.drawings] as const)])
    this.#tell(shown, known)
  }

  /** What is drawn over the view; null: not over what is shown now. */
  drawingsOf(id: string): PatientDrawings | null {
    return this.#drawings.get(id) ?? null
  }

  /** To be called first whenever the photo at hand has changed: with another photo, or none, all goes. */
  primaryChanged(): void {
    const hand = this.#hand
    if ((hand?.photo ?? null) === this.#photo) return
    this.#photo = hand?.photo ?? null
    const isOfAnother = hand !== null && this.#seen !== null && hand.patient !== this.#seen
    if (isOfAnother) this.#mode = 'blank'
    if (isOfAnother || this.#view) this.#tell(null)
  }

  /** As when the records lock. */
  clear(): void {
    if (this.#view) this.#tell(null)
  }

  /** Whether a picture is of what is in the view: no other is given out to the patient's window. */
  isShown(wanted: PictureSource): boolean {
    const sheets = this.#view?.panes.flatMap((pane) => pane.sheets) ?? []
    return sheets.some(({ source }) => isOfSame(source, wanted))
  }

  #mayShow(view: PatientView): boolean {
    const { primary, comparison, film, isLocked } = this.#services
    if (isLocked() || primary.state.shown.phase === 'empty') return false
    const open = [primary.state.shown, ...comparison.state.map(({ session }) => session.shown)]
    const sets = new Set(open.flatMap(setOf))
    return view.panes.every(({ sheets }) =>
      sheets.every(({ source }) => {
        if (source.kind === 'film') return source.film === film.state?.id
        if (source.kind === 'change') return sets.has(source.hand) && sets.has(source.other)
        return sets.has(source.set)
      }),
    )
  }

  /** The photo at hand, and whose it is: one that is nobody's may be anybody's. */
  get #hand(): { readonly photo: string; readonly patient: string } | null {
    const { shown } = this.#services.primary.state
    if (shown.phase === 'empty') return null
    const { record, photo } = shown.view
    return { photo, patient: record?.patient ?? photo }
  }

  #tell(view: PatientView | null, known = this.#drawings): void {
    this.#view = view
    const drawn = new Set(view?.panes.map(({ drawings }) => drawings))
    this.#drawings = new Map([...known].filter(([id]) => drawn.has(id)))
    if (view) this.#seen = this.#hand?.patient ?? null
    this.#services.onChange()
  }
}

const setOf = (shown: Shown): readonly string[] => (shown.phase === 'empty' ? [] : [shown.view.set])

/** Whether two are of the same photo, or film. Not layer by layer: the view is often ahead of what is asked for. */
function isOfSame(one: PictureSource, other: PictureSource): boolean {
  if (one.kind === 'film') return other.kind === 'film' && one.film === other.film
  if (one.kind === 'change')
    return other.kind === 'change' && one.hand === other.hand && one.other === other.other
  return other.kind === 'layer' && one.set === other.set
}
