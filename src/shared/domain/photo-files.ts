/** How the names of photo files end that can be kept in a record, without the dot. */
export const PHOTO_EXTENSIONS = ['jpg', 'jpeg', 'png', 'webp', 'heic', 'heif', 'dcm'] as const

/** Whether a file's name is that of a photo; what is in it only the decoder knows. */
export function isPhotoName(name: string): boolean {
  const dot = name.lastIndexOf('.')
  const extension = name.slice(dot + 1).toLowerCase()
  return dot > 0 && PHOTO_EXTENSIONS.some((known) => known === extension)
}
