/** The regions of a face that are measured by themselves, in the order in which they are shown. */
export const FACE_REGIONS = [
  'forehead',
  'eye-area-right',
  'eye-area-left',
  'cheek-right',
  'cheek-left',
  'nose',
  'upper-lip',
  'chin',
] as const

/** Left and right are the patient's: in a photo from the front `cheek-right` lies on the left. */
export type FaceRegion = (typeof FACE_REGIONS)[number]

export const isFaceRegion = (name: string): name is FaceRegion =>
  (FACE_REGIONS as readonly string[]).includes(name)
