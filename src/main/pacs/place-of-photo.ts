import type { PhotoFields } from '../../shared/domain/photo.ts'
import type { DicomFacts } from '../decoder/dicom/dicom-facts.ts'

const VIEWS = { 'L\\F': 'front', 'P\\F': 'left', 'A\\F': 'right' } as const

/** View and site of a photo, as our own files say them; of a file of others only a detail is known. */
export function placeOfPhoto({
  orientation,
  comments,
}: Pick<DicomFacts, 'orientation' | 'comments'>): Pick<PhotoFields, 'view' | 'bodySite'> {
  const view = Object.entries(VIEWS).find(([written]) => written === orientation)?.[1]
  return view ? { view, bodySite: '' } : { view: 'detail', bodySite: comments }
}
