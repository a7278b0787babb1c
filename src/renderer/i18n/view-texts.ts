import type { Layer } from '../../shared/imaging/layers.ts'

/** The strings of the view as it is handed on: as a picture, and to the patient in front of it. */
export interface ViewTexts {
  readonly picture: {
    readonly title: string
    /** On the buttons, below the title. */
    readonly save: string
    readonly copy: string
    readonly saveHint: string
    readonly copyHint: string
    readonly saving: string
    readonly copying: string
    readonly saved: string
    readonly copied: string
    /** Why the role may not. */
    readonly notAllowed: string
  }
  readonly plain: {
    readonly show: string
    readonly leave: string
    /** What a pane shows, said to somebody who has never heard of it. */
    readonly layers: Readonly<Record<Layer, string>>
    /** The ends of the colours of a map. */
    readonly change: string
    readonly scale: readonly [least: string, most: string]
  }
}
