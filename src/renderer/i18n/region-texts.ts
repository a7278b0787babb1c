import type { ChangeVerdict } from '../../shared/imaging/change.ts'
import type { FaceRegion } from '../../shared/imaging/face-regions.ts'
import type { RegionTool } from '../../shared/domain/drawn-region.ts'

/** The strings of regions: their names, and what is said of a number that changed. */
export interface RegionTexts {
  readonly choose: string
  readonly groups: { readonly whole: string; readonly face: string; readonly drawn: string }
  /** Left and right are the patient's. */
  readonly names: Readonly<Record<FaceRegion, string>>
  readonly number: string
  readonly numbers: Readonly<Record<'mean' | 'sd' | 'cv' | 'area' | 'spots', string>>
  readonly hints: { readonly sd: string; readonly cv: string }
  readonly draw: {
    readonly title: string
    readonly tools: Readonly<Record<RegionTool, string>>
    /** What a tool does. */
    readonly tips: Readonly<Record<RegionTool, string>>
    /** How to draw with a tool, by mouse and keys. */
    readonly hints: Readonly<Record<RegionTool, string>>
    /** What the thing is that is drawn on. */
    readonly surface: string
    readonly measuring: string
    readonly notMeasured: string
    readonly name: (number: number) => string
    /** Pixels of skin, its share of the outline, 0…1, and its area in mm² where the scale is known. */
    readonly size: (skinPx: number, share: number, skinMm2: number | null) => string
    readonly noSkin: string
  }
  readonly brush: {
    readonly title: string
    readonly size: string
    readonly px: (diameterPx: number) => string
    readonly paint: string
    readonly erase: string
    /** It touches the photo: moving paints. */
    readonly down: string
    readonly done: string
  }
  /** The drawn regions of a photo. */
  readonly list: {
    readonly loading: string
    readonly failed: string
    readonly again: string
    readonly rename: string
    readonly paintOn: string
    /** What is typed; `otherwise`: what it is called without. */
    readonly name: (otherwise: string) => string
    readonly remove: string
    readonly removed: (name: string) => string
    readonly undo: string
    /** Before the reason. */
    readonly unkept: string
    readonly keepAgain: string
    readonly notKept: string
    readonly readOnly: string
    readonly full: (most: number) => string
  }
  readonly change: {
    /** Before the difference of the two newest values. */
    readonly lastTwo: string
    readonly verdicts: Readonly<Record<ChangeVerdict, string>>
    readonly hint: string
  }
}
