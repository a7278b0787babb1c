import type { KeepReason } from '../../domain/photo-quality.ts'
import type { Photo } from '../../domain/photo.ts'
import type { Visit, TreatmentFields } from '../../domain/visit.ts'
import type { ChangeVerdict } from '../../imaging/change.ts'
import type { CaptureRuleId } from '../../imaging/capture-rules.ts'
import type { CardKind, CardRefusal } from '../../imaging/colour-card.ts'
import type { ComparabilityRule, Grade } from '../../imaging/comparability.ts'
import type { FaceRegion } from '../../imaging/face-regions.ts'
import type { Light } from '../../imaging/lights.ts'
import type { Pigment } from '../../imaging/pigments.ts'
import type { QualityRuleId } from '../../imaging/quality.ts'
import type { ReportTemplate } from '../report-content.ts'

/** Every printed word of a report. As on the screen, nothing is claimed that the program does not do. */
export interface ReportTexts {
  readonly titles: Readonly<Record<ReportTemplate, string>>
  /** On every page. */
  readonly notice: string
  readonly page: (page: number, pages: number) => string
  readonly made: (by: string, when: string) => string
  readonly auditHead: string
  readonly logo: string
  readonly continued: string
  readonly patient: {
    readonly name: string
    readonly number: string
    readonly birthDate: string
    readonly notKnown: string
    /** A report of a photo that is in no record. */
    readonly none: string
    readonly visit: string
  }
  readonly visit: {
    readonly title: string
    readonly reason: string
    readonly skin: string
    readonly skinStates: Readonly<Record<Visit['skinState'], string>>
  }
  readonly done: {
    readonly title: string
    readonly kinds: Readonly<Record<TreatmentFields['kind'], string>>
    readonly date: string
    readonly kind: string
    readonly name: string
    readonly brand: string
    readonly dose: string
    readonly lot: string
    readonly notes: string
  }
  readonly photo: {
    readonly title: string
    readonly none: string
    readonly views: Readonly<Record<Photo['view'], string>>
    readonly view: string
    readonly bodySite: string
    readonly taken: string
    readonly device: string
    readonly whenNotKnown: string
    readonly notAnalysed: string
    /** For those who cannot see it. */
    readonly alt: (when: string) => string
  }
  readonly maps: {
    readonly title: string
    readonly names: Readonly<Record<Pigment, string>>
    readonly short: Readonly<Record<Pigment, string>>
    readonly meanings: Readonly<Record<Pigment, string>>
    readonly none: string
    readonly full: string
    readonly scale: string
    readonly uncertain: string
    readonly notSkin: string
    readonly outlined: string
    readonly alt: (name: string, when: string) => string
  }
  readonly lights: {
    readonly title: string
    readonly names: Readonly<Record<Light, string>>
    readonly note: string
  }
  readonly numbers: {
    readonly title: string
    readonly region: string
    readonly map: string
    readonly columns: Readonly<Record<'mean' | 'sd' | 'cv' | 'area' | 'spots', string>>
    readonly change: string
    readonly noise: string
    readonly verdicts: Readonly<Record<ChangeVerdict, string>>
    readonly explained: (areaLevel: number, spotMinArea: number) => string
    readonly changeExplained: string
    /** What a region drawn by hand is called; '': it has no name but its number. */
    readonly drawn: (number: number, name: string) => string
    readonly drawnExplained: string
    readonly withoutSkin: (names: string) => string
    readonly regions: Readonly<Record<FaceRegion | 'whole' | 'face' | 'skin', string>>
    readonly none: string
  }
  readonly pair: {
    readonly title: string
    readonly before: string
    readonly after: string
    readonly grades: Readonly<Record<Grade, string>>
    readonly notJudged: string
    readonly rules: Readonly<Record<ComparabilityRule, string>>
    readonly unknown: string
    /** Of the skin at the two visits. */
    readonly states: { readonly alike: string; readonly different: string }
    readonly limit: (figure: string) => string
    readonly notAligned: string
    readonly days: (days: number) => string
    readonly none: string
  }
  readonly timeline: {
    readonly title: string
    readonly of: (number: string, region: string) => string
    readonly day: (day: number) => string
    readonly alt: (count: number, from: string, to: string) => string
    readonly gaps: string
    readonly none: string
  }
  readonly film: { readonly title: string; readonly lead: string; readonly none: string }
  readonly words: { readonly findings: string; readonly advice: string }
  readonly method: {
    readonly title: string
    readonly program: string
    readonly pipeline: string
    readonly model: string
    readonly scale: string
    readonly pxPerMm: (value: string) => string
    readonly skin: string
    readonly skinBy: Readonly<Record<'face' | 'skin' | 'patch', string>>
    readonly how: string
  }
  readonly quality: {
    readonly title: string
    readonly met: string
    readonly rules: Readonly<Record<QualityRuleId, string>>
    readonly cards: Readonly<Record<CardKind, string>>
    readonly noCard: string
    readonly corrected: (before: string, after: string) => string
    readonly alike: (before: string, after: string) => string
    readonly refused: Readonly<Record<CardRefusal, string>>
    readonly despite: string
    readonly failed: (rules: string) => string
    readonly because: Readonly<Record<KeepReason, string>>
    readonly keptBy: (by: string, when: string) => string
    readonly somebody: string
    readonly captureRules: Readonly<Record<CaptureRuleId, string>>
  }
  /** Between two items of a list, two sentences, a word and what it introduces; and at the end of a sentence. */
  readonly between: {
    readonly items: string
    readonly sentences: string
    readonly colon: string
    readonly stop: string
  }
  /** A date alone, and with the hour. */
  readonly locale: string
}
