/** The strings of the room where photos are compared. */
export interface StudioTexts {
  readonly arrangement: string
  readonly paneCount: (count: number) => string
  readonly presets: Readonly<Record<'maps' | 'lights' | 'pair' | 'month' | 'film', string>>
  /** Why a preset cannot be had. */
  readonly noOther: string
  readonly notKept: string
  readonly pairs: Readonly<Record<'wipe' | 'flicker', string>>
  readonly pairHints: Readonly<Record<'wipe' | 'flicker', string>>
  readonly comparing: string
  readonly compareWith: string
  readonly photoOf: (pane: number) => string
  readonly movePane: string
  readonly movePaneHint: string
  readonly link: string
  readonly unlink: string
  readonly turnLeft: string
  readonly turnRight: string
  readonly loupe: string
  readonly loupeZoom: (zoom: number) => string
  readonly wipeLine: string
  readonly openingPhoto: string
  readonly opacity: string
  readonly opacityValue: (percent: number) => string
  readonly readAgain: string
  readonly mapLook: string
  readonly threshold: string
  readonly thresholdNone: string
  /** Under the cross of the loupe. */
  readonly mapValues: (value: number, confidence: number) => string
  readonly colourValues: (lab: string) => string
}
