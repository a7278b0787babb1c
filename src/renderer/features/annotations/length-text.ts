import type { AnnotationShape } from '../../../shared/domain/annotation.ts'
import type { AnnotationTexts } from '../../i18n/annotations/texts.ts'
import { distance } from './shape-geometry.ts'

/**
 * How long a length is: in millimetres of skin where the scale is known (px a mm), else in image px; null for other shapes.
 * Millimetres are an estimate: the scale takes the pupils to be as far apart as the mean of adults.
 */
export function lengthText(
  shape: AnnotationShape,
  pxPerMm: number | null,
  { lengths }: Pick<AnnotationTexts, 'lengths'>,
): string | null {
  if (shape.kind !== 'length') return null
  const px = distance(shape.from, shape.to)
  return pxPerMm === null ? lengths.px(px) : lengths.mm(px / pxPerMm)
}
