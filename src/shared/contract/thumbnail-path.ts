/** Small pictures of kept photos are fetched, as tiles are: relative to the page, `thumbnails/<photo>`. */
export const THUMBNAIL_FOLDER = 'thumbnails'

export const thumbnailPath = (photoId: string): string => `/${THUMBNAIL_FOLDER}/${photoId}`

const PATTERN = /^\/thumbnails\/([0-9a-f]{32})$/

/** The photo's id that a path stands for; null for anything else. */
export const parseThumbnailPath = (path: string): string | null => PATTERN.exec(path)?.[1] ?? null
