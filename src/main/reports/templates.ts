import type { ReportTemplate } from '../../shared/reports/report-content.ts'
import type { Section } from './build.ts'
import { filmStrip } from './sections/film-section.ts'
import { identity } from './sections/identity.ts'
import { letterhead } from './sections/letterhead.ts'
import { keptDespite, method, quality } from './sections/method-section.ts'
import { allNumbers, wholeNumbers } from './sections/numbers-section.ts'
import { pair } from './sections/pair-section.ts'
import { largePhoto } from './sections/large-photo.ts'
import { largeMaps, lights, photoAndMaps } from './sections/photo-section.ts'
import { timeline } from './sections/timeline-section.ts'
import { clinicianWords, done } from './sections/words-section.ts'

export interface Template {
  /** From top to bottom. */
  readonly sections: readonly Section[]
  /** How many of them are meant to stand on one page, if that is possible. */
  readonly onePage: number
}

const ONE_PAGE = [letterhead, identity, photoAndMaps, keptDespite, clinicianWords, wholeNumbers]

/** What each kind of report consists of. */
export const TEMPLATES: Readonly<Record<ReportTemplate, Template>> = {
  'one-page': { sections: ONE_PAGE, onePage: ONE_PAGE.length },
  full: {
    sections: [
      letterhead,
      identity,
      largePhoto,
      clinicianWords,
      largeMaps,
      lights,
      pair,
      allNumbers,
      timeline,
      done,
      quality,
      method,
    ],
    onePage: 0,
  },
  'before-after': {
    sections: [letterhead, identity, pair, keptDespite, clinicianWords, wholeNumbers, done],
    onePage: 4,
  },
  'film-strip': {
    sections: [letterhead, identity, filmStrip, keptDespite, timeline, clinicianWords],
    onePage: 0,
  },
}
