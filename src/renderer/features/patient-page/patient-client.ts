import type { PatientApi } from '../../../preload/api.ts'
import { answer } from '../../../shared/contract/error-data.ts'
import { PATIENT_SCREEN_CHANNELS } from '../../../shared/contract/patient-channels.ts'
import type { PatientDrawings } from '../../../shared/contract/patient-drawings.ts'
import { patientDisplay, type PatientDisplay } from '../../../shared/contract/patient-view.ts'

const HAD = answer(PATIENT_SCREEN_CHANNELS['patient-display:get-drawings'].response)

/** What the patient's page is to show: everything is parsed before anybody looks at it, and what breaks the contract shows nothing. */
export class PatientClient {
  readonly #api: PatientApi
  readonly #listeners = new Set<() => void>()
  #display: PatientDisplay | null = null

  constructor(api: PatientApi) {
    this.#api = api
  }

  get languages(): readonly string[] {
    return this.#api.languages
  }

  /** Listens before it asks, so that nothing that happens in between is missed. Fails where main does not answer. */
  async begin(): Promise<PatientDisplay> {
    this.#api.on['patient-display:did-change']((told) => {
      const parsed = patientDisplay.safeParse(told)
      if (parsed.success) this.#change(parsed.data)
      else if (this.#display) this.#change({ ...this.#display, view: null })
    })
    const asked = answer(patientDisplay).parse(await this.#api.call['patient-display:get']())
    if (!asked.ok) throw new Error('expected what is to be shown, found none')
    // What main has told since is newer than its answer.
    if (!this.#display) this.#change(asked.value)
    return this.#display ?? asked.value
  }

  get = (): PatientDisplay | null => this.#display

  subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    return () => {
      this.#listeners.delete(listener)
    }
  }

  /** What is drawn over a pane; null: it is not shown any more, or cannot be had. */
  async drawings(id: string): Promise<PatientDrawings | null> {
    const asked = HAD.safeParse(await this.#api.call['patient-display:get-drawings']({ id }))
    return asked.success && asked.data.ok ? asked.data.value.drawings : null
  }

  toggleFullScreen(): void {
    this.#api.call['patient-display:toggle-full-screen']().catch(() => undefined)
  }

  #change(display: PatientDisplay): void {
    this.#display = display
    for (const listener of this.#listeners) listener()
  }
}
