import { z } from 'zod'
import { PHOTO_LIMITS } from '../imaging/photo-limits.ts'
import { recordId } from './record-id.ts'
import { line } from './typed-text.ts'

/** What is drawn over a photo. It lies beside the photo, never in its pixels. */

export const ANNOTATION_LIMITS = { ofPhoto: 200, outlinePoints: 500, textLength: 500 } as const

/** Dark enough for a map's near-white; with the white casing that every line has, also for dark skin. */
export const ANNOTATION_COLOURS = ['blue', 'green', 'violet', 'black'] as const
export type AnnotationColour = (typeof ANNOTATION_COLOURS)[number]

/** A hundredth of a pixel is finer than anybody points; more digits would only be stored. */
const rounded = (value: number): number => Math.round(value * 100) / 100

/** Image px of the upright photo, from its upper left corner. */
const coordinate = z.number().min(0).max(PHOTO_LIMITS.maxSidePixels).transform(rounded)
const radius = z.number().min(0.5).max(PHOTO_LIMITS.maxSidePixels).transform(rounded)
const point = z.strictObject({ x: coordinate, y: coordinate })
const colour = z.enum(ANNOTATION_COLOURS)

export const annotationShape = z.discriminatedUnion('kind', [
  /** The head is at `to`. */
  z.strictObject({ kind: z.literal('arrow'), colour, from: point, to: point }),
  /** `at`: the upper left corner of the text. */
  z.strictObject({ kind: z.literal('text'), colour, at: point }),
  /** Its axes are the photo's. */
  z.strictObject({ kind: z.literal('ellipse'), colour, centre: point, rx: radius, ry: radius }),
  z.strictObject({ kind: z.literal('length'), colour, from: point, to: point }),
  /** A closed polygon, the border of a region. */
  z.strictObject({
    kind: z.literal('outline'),
    colour,
    points: z.array(point).min(3).max(ANNOTATION_LIMITS.outlinePoints),
  }),
])
export type AnnotationShape = z.infer<typeof annotationShape>
export type AnnotationKind = AnnotationShape['kind']

export const annotationFields = z.strictObject({
  shape: annotationShape,
  /** What a text says; beside any other shape its label, or nothing. */
  text: line(ANNOTATION_LIMITS.textLength),
})
export type AnnotationFields = z.infer<typeof annotationFields>

export const annotation = z.strictObject({
  id: recordId,
  photoId: recordId,
  ...annotationFields.shape,
  createdMs: z.number().int(),
  changedMs: z.number().int(),
})
export type Annotation = z.infer<typeof annotation>
