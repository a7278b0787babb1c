import type { Paper, ReportTemplate } from '../../../shared/reports/report-content.ts'

/** The strings of the room where a report is put together. */
export interface ReportRoomTexts {
  /** On the buttons that lead there. */
  readonly open: string
  readonly openHint: string
  readonly title: string
  readonly back: string
  readonly template: string
  readonly templates: Readonly<Record<ReportTemplate, string>>
  /** What each kind holds, in one sentence. */
  readonly templateHints: Readonly<Record<ReportTemplate, string>>
  readonly paper: string
  readonly papers: Readonly<Record<Paper, string>>
  readonly language: string
  readonly photo: string
  readonly before: string
  readonly noBefore: string
  /** Why there is nothing to compare with. */
  readonly noneBefore: string
  readonly strip: string
  readonly lights: string
  readonly lightsHint: string
  readonly regions: string
  readonly regionsHint: string
  readonly drawn: string
  readonly showDrawn: string
  readonly notAnalysed: string
  readonly words: string
  readonly headline: string
  readonly headlineHint: string
  readonly findings: string
  readonly advice: string
  readonly tooLong: string
  readonly preview: string
  readonly previewNameHidden: string
  readonly making: string
  readonly stale: string
  readonly failed: string
  readonly again: string
  readonly noPhoto: string
  readonly noPhotoHint: string
  readonly noStrip: string
  /** More photos are chosen than a strip has room for. */
  readonly longStrip: string
  readonly page: (page: number, pages: number) => string
  readonly pageBefore: string
  readonly pageAfter: string
  readonly fitPage: string
  readonly fitWidth: string
  readonly save: string
  readonly saving: string
  readonly saved: string
  readonly protect: string
  readonly print: string
  readonly printing: string
  readonly printed: string
  readonly exact: string
  readonly exactButName: string
  readonly passwordTitle: string
  readonly passwordLead: string
  readonly password: string
  readonly passwordHint: string
  readonly passwordAgain: string
  readonly passwordsDiffer: string
  /** Which signs a password may have, where it has others. */
  readonly passwordSigns: string
}
