import type { PatientDrawings } from '../../../shared/contract/patient-drawings.ts'
import type { Rings } from '../../../shared/imaging/outline.ts'
import type { AnnotationDesk } from '../annotations/annotation-desk.ts'

/** What is drawn over a photo as the patient may see it: the lines that the staff see, without any words. */
export function drawnOver(desk: AnnotationDesk, photo: string, region: Rings | null): PatientDrawings {
  const shapes = desk.get().shown ? desk.seenOn(photo).map(({ shape }) => shape) : []
  return {
    rings: region?.map((ring) => [...ring]) ?? [],
    shapes: shapes.filter(({ kind }) => kind !== 'text'),
  }
}
