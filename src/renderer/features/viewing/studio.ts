import type { ComparisonState } from '../../../shared/contract/comparison-state.ts'
import type { VisitRecord } from '../../../shared/contract/record-channels.ts'
import type { Shown, View } from '../../../shared/contract/session-state.ts'
import type { Patient } from '../../../shared/domain/patient.ts'
import type { Pigment } from '../../../shared/imaging/pigments.ts'
import { IDENTITY, type Similarity } from '../../../shared/imaging/similarity.ts'
import { frameOnFrame } from '../../canvas/linked-view.ts'
import type { LoupeStore } from '../../canvas/loupe-store.ts'
import type { TileCache } from '../../canvas/tile-cache.ts'
import type { ViewportStore } from '../../canvas/viewport-store.ts'
import type { PatientMirror } from '../mirror/patient-mirror.ts'
import type { FilmReel } from './film/film-reel.ts'
import type { PatientPhoto } from './patient-photos.ts'
import type { ViewChoice } from './view-choice.ts'

/** What all panes look at, and through. */
export interface Studio {
  /** The photo at hand. */
  readonly hand: Exclude<Shown, { phase: 'empty' }>
  /** Photos beside it. */
  readonly compared: ComparisonState
  /** Whose it is; null: nobody's, or not looked up yet. */
  readonly patient: Patient | null
  /** All photos of its patient; none where it is nobody's. */
  readonly photos: readonly PatientPhoto[]
  readonly visits: readonly VisitRecord[]
  /** Whether whoever is signed in may write in the patient's record. */
  readonly mayWrite: boolean
  readonly choice: ViewChoice
  readonly onChoice: (choice: ViewChoice) => void
  readonly viewport: ViewportStore
  readonly loupe: LoupeStore
  readonly tiles: TileCache
  readonly reel: FilmReel
  readonly look: LayerAppearance
  /** What of the room the patient's screen shows. */
  readonly mirror: PatientMirror
  /** The patient looks at it: plain words, and no tools. */
  readonly plain: boolean
}

/** How maps lie on their photo. */
export interface MapAppearance {
  /** How much of the photo they cover, 0…1. */
  readonly opacity: number
  /** Percent below which they show the photo. */
  readonly from: number
}

/** How layers that were computed are shown. */
export interface LayerAppearance extends MapAppearance {
  /** The map that lights show; null: all three. */
  readonly lightOf: Pigment | null
}

/** From the pixels of the photo at hand to those of a photo beside it, as it was laid on that; until then frame on frame. */
export function placeOf(
  { hand, compared }: Pick<Studio, 'hand' | 'compared'>,
  photo: string | null,
  other: View | null,
): Similarity {
  if (photo === null || other === null) return IDENTITY
  const alignment = compared.find((one) => one.photo === photo)?.comparison?.alignment
  return alignment?.similarity ?? frameOnFrame(hand.view, other)
}
