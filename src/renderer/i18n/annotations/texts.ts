import type { AnnotationColour, AnnotationKind } from '../../../shared/domain/annotation.ts'

/** The strings of drawing over photos. */
export interface AnnotationTexts {
  readonly title: string
  readonly tools: string
  readonly kinds: Readonly<Record<AnnotationKind, string>>
  readonly colour: string
  /** Never a colour word alone. */
  readonly colours: Readonly<Record<AnnotationColour, string>>
  readonly undo: string
  readonly redo: string
  readonly show: string
  readonly hide: string
  readonly loading: string
  readonly failed: string
  /** Above why they could not be read or written. */
  readonly fault: string
  readonly again: string
  readonly none: string
  readonly noneToRead: string
  readonly hidden: string
  /** Of a photo that is in nobody's record. */
  readonly notKept: string
  readonly readOnly: string
  readonly full: (most: number) => string
  readonly edit: string
  readonly remove: string
  readonly text: string
  readonly label: string
  readonly lengths: { readonly mm: (mm: number) => string; readonly px: (px: number) => string }
  /** What millimetres rest on. */
  readonly estimate: string
}
