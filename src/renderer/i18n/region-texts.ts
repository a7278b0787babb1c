import type { ChangeVerdict } from '../../shared/imaging/change.ts'
import type { FaceRegion } from '../../shared/imaging/face-regions.ts'

/** The strings of regions: their names, and what is said of a number that changed. */
export interface RegionTexts {
  readonly choose: string
  readonly groups: { readonly whole: string; readonly face: string; readonly drawn: string }
  /** Left and right are the patient's. */
  readonly names: Readonly<Record<FaceRegion, string>>
  readonly number: string
  readonly numbers: Readonly<Record<'mean' | 'sd' | 'cv' | 'area' | 'spots', string>>
  readonly hints: { readonly sd: string; readonly cv: string }
  readonly change: {
    /** Before the difference of the two newest values. */
    readonly lastTwo: string
    readonly verdicts: Readonly<Record<ChangeVerdict, string>>
    readonly hint: string
  }
}
