import type { NamedDrawings } from '../../../shared/contract/patient-drawings.ts'
import type { PatientView } from '../../../shared/contract/patient-view.ts'
import type { LoupeStore } from '../../canvas/loupe-store.ts'
import { DrawingIds } from './drawing-ids.ts'
import { patientPaneOf, type ShownPane } from './shown-pane.ts'

/** `drawings`: those of the view that are new. */
type Send = (view: PatientView | null, drawings: readonly NamedDrawings[]) => Promise<unknown>

interface MirrorOptions {
  readonly loupe: Pick<LoupeStore, 'spot' | 'zoom' | 'subscribe'>
  /** Calls back before the next picture of the screen. */
  readonly nextFrame?: (act: () => void) => void
}

/**
 * What the panes of the room show, for the patient's screen. Panes say it themselves, so that nothing is shown there which is not
 * shown here; while the screen follows, every change is sent, the latest once the one before has arrived.
 */
export class PatientMirror {
  readonly #loupe: MirrorOptions['loupe']
  readonly #nextFrame: (act: () => void) => void
  readonly #panes = new Map<number, () => ShownPane>()
  #send: Send | null = null
  readonly #ids = new DrawingIds()
  #draws = false
  #due = false
  #sending = false

  constructor({ loupe, nextFrame = (act) => requestAnimationFrame(act) }: MirrorOptions) {
    this.#loupe = loupe
    this.#nextFrame = nextFrame
    loupe.subscribe(this.changed)
  }

  /** Null: nothing that the patient should see. */
  get view(): PatientView | null {
    const shown = [...this.#panes].sort(([one], [other]) => one - other)
    if (shown.length === 0) return null
    const { spot, zoom } = this.#loupe
    const idOf = this.#draws ? this.#ids.idOf : () => null
    return { panes: shown.map(([, pane]) => patientPaneOf(pane(), idOf)), loupe: spot && { spot, zoom } }
  }

  /** Whether what is drawn over the panes is shown as well. */
  draw(draws: boolean): void {
    this.#draws = draws
    this.changed()
  }

  /** A pane at this place is there, until the function that is returned is called. */
  enter(place: number, pane: () => ShownPane): () => void {
    this.#panes.set(place, pane)
    this.changed()
    return () => {
      if (this.#panes.get(place) === pane) this.#panes.delete(place)
      this.changed()
    }
  }

  /** Something that is seen has changed. */
  changed = (): void => {
    if (!this.#send || this.#due) return
    this.#due = true
    this.#nextFrame(() => {
      this.#due = false
      this.#next()
    })
  }

  /** Sends what is shown from now on, until the function that is returned is called. */
  follow(send: Send): () => void {
    this.#send = send
    this.#ids.forget()
    this.changed()
    return () => {
      if (this.#send === send) this.#send = null
    }
  }

  #next(): void {
    const send = this.#send
    if (!send) return
    if (this.#sending) {
      this.changed()
      return
    }
    this.#sending = true
    const { view } = this
    const drawn = view?.panes.map(({ drawings }) => drawings) ?? []
    send(view, this.#ids.unsent(drawn))
      .then(() => {
        this.#ids.arrived(drawn)
      })
      // What could not be said is not left standing there.
      .catch(() => {
        this.#ids.forget()
        return send(null, [])
      })
      .catch(() => undefined)
      .finally(() => {
        this.#sending = false
      })
      .catch(() => undefined)
  }
}
