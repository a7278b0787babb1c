import type { ReportWish } from '../../../shared/contract/report-channels.ts'
import type { Language } from '../../../shared/contract/settings.ts'
import { FACE_REGIONS, type FaceRegion } from '../../../shared/imaging/face-regions.ts'
import { REPORT_LIMITS, reportContent } from '../../../shared/reports/report-content.ts'
import { counterpartOf, filmPhotos, type PatientPhoto } from '../viewing/patient-photos.ts'

/** A report that somebody is putting together; of a patient who is known. */
export type ReportDraft = Omit<ReportWish, 'patient' | 'nameHidden'>

/** Two photos that were on the screen when the room was opened, by their ids. */
export interface PairOnScreen {
  readonly photo: string
  readonly before: string | null
}

/** Photos that one can be compared with: those before it in their order, the latest first. */
export function earlierThan(photos: readonly PatientPhoto[], id: string): readonly PatientPhoto[] {
  const place = photos.findIndex((photo) => photo.id === id)
  return photos.slice(0, Math.max(0, place)).toReversed()
}

/** The regions of a face that a photo has numbers of. */
export function regionsIn(photo: PatientPhoto | undefined): readonly FaceRegion[] {
  const known = new Set(photo?.analysis?.numbers.map(({ region }) => region))
  return FACE_REGIONS.filter((region) => known.has(region))
}

/** The first draft of a patient's report: of the pair on the screen, else of the newest photo. Null: there is no photo. */
export function firstDraft(
  photos: readonly PatientPhoto[],
  opened: PairOnScreen | null,
  language: Language,
): ReportDraft | null {
  const photo = photos.find(({ id }) => id === opened?.photo)?.id ?? photos.at(-1)?.id
  if (photo === undefined) return null
  return {
    template: opened?.before ? 'before-after' : 'one-page',
    paper: 'a4',
    language,
    lights: [],
    regions: null,
    drawn: true,
    texts: { title: '', findings: '', advice: '' },
    ...choiceOf(photos, photo, opened?.before ?? null),
  }
}

/** The same words for another photo or pair. */
export function draftFor(
  draft: ReportDraft,
  photos: readonly PatientPhoto[],
  { photo, before }: PairOnScreen,
): ReportDraft {
  return {
    ...draft,
    ...(before === null ? {} : { template: 'before-after' }),
    ...choiceOf(photos, photo, before),
  }
}

/**
 * With a photo goes what it is compared with, and the strip of those that are like it. `before` null: whichever is usual; one that is
 * no earlier photo is no other one either.
 */
function choiceOf(
  photos: readonly PatientPhoto[],
  photo: string,
  before: string | null,
): Pick<ReportDraft, 'photo' | 'before' | 'strip'> {
  const earlier = earlierThan(photos, photo)
  const wanted = before ?? counterpartOf(photos, photo)?.id
  const found = earlier.find(({ id }) => id === wanted) ?? (before === null ? earlier.at(-1) : undefined)
  return {
    photo,
    before: found?.id ?? null,
    strip: filmPhotos(photos, photo)
      .slice(-REPORT_LIMITS.shots)
      .map(({ id }) => id),
  }
}

/** Another photo is chosen. */
export const withPhoto = (
  draft: ReportDraft,
  photos: readonly PatientPhoto[],
  photo: string,
): ReportDraft => ({
  ...draft,
  ...choiceOf(photos, photo, null),
  regions: null,
})

const { texts: reportTexts } = reportContent.shape

/** Which of the typed words are longer than a report takes, or hold what cannot be printed. */
export const wrongTexts = ({ texts }: Pick<ReportDraft, 'texts'>): readonly (keyof ReportDraft['texts'])[] =>
  (['title', 'findings', 'advice'] as const).filter(
    (name) => !reportTexts.shape[name].safeParse(texts[name]).success,
  )

/** Why nothing can be made of a draft yet, by the name of what is said of it; null: a report can. */
export function hindranceOf(draft: ReportDraft): 'noStrip' | 'longStrip' | 'noneBefore' | 'tooLong' | null {
  const { template, before, strip } = draft
  if (wrongTexts(draft).length > 0) return 'tooLong'
  if (template === 'before-after' && before === null) return 'noneBefore'
  if (template !== 'film-strip') return null
  if (strip.length === 0) return 'noStrip'
  return strip.length > REPORT_LIMITS.shots ? 'longStrip' : null
}

/** What is asked for, without what this kind of report does not show: so nothing is made anew that would look the same. Null: not yet. */
export function wishOf(patient: string, draft: ReportDraft, nameHidden: boolean): ReportWish | null {
  const { template, before } = draft
  if (hindranceOf(draft) !== null) return null
  const isFull = template === 'full'
  return {
    ...draft,
    patient,
    nameHidden,
    before: isFull || template === 'before-after' ? before : null,
    strip: template === 'film-strip' ? draft.strip : [],
    lights: isFull ? draft.lights : [],
    regions: isFull ? draft.regions : null,
    drawn: template !== 'film-strip' && draft.drawn,
  }
}
