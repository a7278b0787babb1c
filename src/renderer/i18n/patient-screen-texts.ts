import type { PatientScreenMode } from '../../shared/contract/patient-view.ts'

/** The strings of the patient's screen: of the window itself, and of what leads it. */
export interface PatientScreenTexts {
  readonly title: string
  readonly openHint: string
  readonly close: string
  readonly modes: Readonly<Record<PatientScreenMode, string>>
  readonly modeHints: Readonly<Record<PatientScreenMode, string>>
  readonly fullScreen: string
  readonly leaveFullScreen: string
  /** Whether it shows what is drawn over the photos. */
  readonly drawings: string
  readonly drawingsHint: string
  /** What is never on it. */
  readonly without: string
  /** What it does, said to the staff. */
  readonly says: {
    readonly shows: string
    readonly nothing: string
    readonly held: string
    readonly blank: string
  }
  /** Said to the patient while nothing is shown. */
  readonly wait: string
  /** … where a picture is not there yet, or cannot be. */
  readonly coming: string
  readonly absent: string
}
