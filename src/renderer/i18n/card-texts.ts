import type { CardRefusal } from '../../shared/imaging/colour-card.ts'

/** What is said of a colour card in the photo. Differences are CIEDE2000, as they are to be read. */
export interface CardTexts {
  readonly corrected: (before: string, after: string) => string
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
}
