import type { PrintRefusal } from '../../shared/domain/printed-card.ts'
import type { CardRefusal } from '../../shared/imaging/colour-card.ts'

/** What is said of a colour card in the photo. Differences are CIEDE2000, as they are to be read. */
export interface CardTexts {
  readonly corrected: (before: string, after: string) => string
  /** Made like an earlier photo with the same card, whose true colours nobody knows. */
  readonly alike: (before: string, after: string) => string
  /** What is to be expected of other colours, at best. */
  readonly expected: (leaveOneOut: string) => string
  /** How far the light of two photos differs by the same card in both, ΔC*; `residual` is null where nothing was corrected. */
  readonly light: (drift: number, residual: number | null) => string
  /** Beside a figure of a photo whose analysis rests on corrected colours. */
  readonly asTaken: string
  /** A card that was found and did not correct the photo. */
  readonly refused: Readonly<Record<CardRefusal, string>>
  /** The card that a clinic prints for itself. */
  readonly toPrint: {
    readonly title: string
    readonly lead: string
    readonly print: string
    readonly save: string
    readonly saved: string
  }
  /** The clinic's prints of that card, each measured once. */
  readonly prints: {
    readonly title: string
    readonly lead: string
    readonly none: string
    readonly measure: string
    readonly measuring: string
    /** Of the colours of a print, for whoever does not see them. */
    readonly colours: string
    /** By a chart beside it: `expected` is what to expect of them at best, ΔE00. */
    readonly byChart: (expected: string) => string
    /** Without one. */
    readonly asPhotographed: string
    readonly since: string
    readonly sinceHint: string
    readonly sinceDay: (day: string) => string
    readonly use: string
    readonly remove: string
    readonly removeTitle: string
    readonly removeText: string
    readonly refused: Readonly<Record<PrintRefusal, string>>
  }
}
