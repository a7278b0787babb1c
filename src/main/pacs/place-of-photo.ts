import type { PhotoFields } from '../../shared/domain/photo.ts'
import type { DicomFacts } from '../decoder/dicom/dicom-facts.ts'
import { FACE_TERM } from '../dicom/anatomy.ts'

const VIEWS = { 'L\\F': 'front', 'P\\F': 'left', 'A\\F': 'right' } as const

/**
 * View and site of a photo. Where columns and rows go says nothing of what is seen, a chest is seen from the front as well: it is a view
 * of the face only in a file that names the face. Any other is a detail, with what its comments say.
 */
export function placeOfPhoto({
  orientation,
  bodyPart,
  comments,
}: Pick<DicomFacts, 'orientation' | 'bodyPart' | 'comments'>): Pick<PhotoFields, 'view' | 'bodySite'> {
  const view =
    bodyPart === FACE_TERM ? Object.entries(VIEWS).find(([written]) => written === orientation)?.[1] : null
  return view ? { view, bodySite: '' } : { view: 'detail', bodySite: comments }
}
