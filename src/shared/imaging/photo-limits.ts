/** What a photo may be, at most and at least: checked by the decoder, explained by the interface. [D] */
export const PHOTO_LIMITS = {
  maxFileBytes: 200_000_000,
  minSidePixels: 16,
  maxSidePixels: 12_000,
  maxPixels: 50_000_000,
} as const
