import type { FallbackCode } from '../../shared/contract/analysis-report.ts'
import type { ErrorCode, ErrorFacts } from '../../shared/contract/errors.ts'
import type { SessionStep } from '../../shared/contract/session-state.ts'
import type { Layer } from '../../shared/imaging/layers.ts'
import type { CameraTexts } from './camera-texts.ts'
import type { CapturePromptTexts, CaptureReasonTexts, VoiceTexts } from './capture-texts.ts'
import type { FilmTexts } from './film-texts.ts'
import type { PatientScreenTexts } from './patient-screen-texts.ts'
import type { StudioTexts } from './studio-texts.ts'
import type { AnnotationTexts } from './annotations/texts.ts'
import type { ArchiveTexts } from './records/archive-texts.ts'
import type { BackupTexts } from './records/backup-texts.ts'
import type { RecordTexts } from './records/texts.ts'
import type { CardTexts } from './card-texts.ts'
import type { RegionTexts } from './region-texts.ts'
import type { ReportRoomTexts } from './report/texts.ts'
import type { QualityRuleId } from '../../shared/imaging/quality.ts'

/** Every string of the interface: a language in which one is missing does not compile. */
export interface Texts {
  readonly languageName: string
  readonly notice: string
  readonly actions: {
    readonly openPhoto: string
    readonly openAnother: string
    readonly trySample: string
    readonly closePhoto: string
    readonly cancel: string
    readonly analyzeAgain: string
    readonly close: string
    readonly goOn: string
    readonly zoomIn: string
    readonly zoomOut: string
    readonly fit: string
    readonly actualSize: string
    readonly language: string
    readonly darkTheme: string
    readonly lightTheme: string
    readonly keyboard: string
    readonly enlarge: string
    readonly sideBySide: string
    readonly showSidePanel: string
    readonly hideSidePanel: string
  }
  readonly start: {
    readonly title: string
    readonly lead: string
    readonly formats: string
    readonly drop: string
  }
  readonly opening: string
  readonly receiving: string
  readonly steps: Readonly<Record<SessionStep, string>>
  readonly cancelled: { readonly title: string; readonly text: string }
  readonly failed: { readonly title: string }
  readonly refused: { readonly title: string }
  readonly computing: string
  /** Said to screen readers when an analysis has finished. */
  readonly ready: string
  readonly notComputed: string
  readonly layerGroups: { readonly layers: string; readonly maps: string; readonly lights: string }
  readonly layers: Readonly<Record<Layer, LayerText>>
  /** What a map shows beside its values. */
  readonly marks: Readonly<Record<'uncertain' | 'notSkin', MarkText>>
  readonly paneHint: string
  readonly layerOf: (pane: number) => string
  readonly numbers: {
    readonly title: string
    readonly regions: { readonly whole: string; readonly face: string; readonly skin: string }
    readonly map: string
    readonly meanHint: string
    readonly areaHint: string
    readonly spotsHint: string
    readonly uncertain: string
    readonly uncertainHint: string
    /** Under the table: what "uncertain" means and what it rests on. */
    readonly uncertainNote: (errorBound: number, errorShare: number) => string
  }
  readonly regions: RegionTexts
  readonly quality: { readonly title: string; readonly rules: Readonly<Record<QualityRuleId, string>> }
  readonly card: CardTexts
  readonly wholePhotoNote: string
  readonly skinByColourNote: string
  readonly details: {
    readonly title: string
    readonly photo: string
    readonly pixels: (width: number, height: number) => string
    readonly colourProfile: string
    readonly noProfile: string
    readonly skin: string
    /** How the skin was found, and its share of the photo, 0…1, where it is known and says something. */
    readonly skinFound: (used: 'face' | 'skin' | 'patch', share: number | null) => string
    readonly filter: string
    readonly passes: (count: number, converged: boolean) => string
    readonly model: string
    readonly computedOn: string
    readonly ranOn: (stage: 'filter' | 'inference', place: 'cpu' | 'gpu', device: string) => string
    readonly fallbacks: Readonly<Record<FallbackCode, string>>
    readonly time: string
    readonly seconds: (ms: number) => string
    readonly pipeline: string
    readonly program: string
    readonly hosts: Readonly<Record<'electron' | 'chromium', string>>
  }
  readonly shortcuts: {
    readonly title: string
    readonly rows: readonly (readonly [keys: readonly string[], does: string])[]
  }
  readonly errors: Readonly<Record<ErrorCode, (facts: ErrorFacts) => string>>
  /** A failure that nobody foresaw. */
  readonly bug: string
  /** What a dropped thing was instead of one photo. */
  readonly drops: {
    readonly folder: string
    readonly several: (count: number) => string
    readonly nothing: string
  }
  readonly disconnected: string
  readonly annotations: AnnotationTexts
  readonly records: RecordTexts
  readonly backup: BackupTexts
  readonly archive: ArchiveTexts
  readonly studio: StudioTexts
  readonly film: FilmTexts
  readonly patientScreen: PatientScreenTexts
  readonly camera: CameraTexts
  readonly capturePrompts: CapturePromptTexts
  readonly captureReasons: CaptureReasonTexts
  readonly voice: VoiceTexts
  readonly report: ReportRoomTexts
}

export interface LayerText {
  /** Never a colour word alone: "Map: red", "Light: red". */
  readonly name: string
  /** Under a thumbnail, where its group is named already. */
  readonly short: string
  /** One sentence: what is seen. */
  readonly meaning: string
}

export interface MarkText {
  /** Beside a small piece of it. */
  readonly name: string
  /** One sentence: what it looks like and says. */
  readonly meaning: string
}
