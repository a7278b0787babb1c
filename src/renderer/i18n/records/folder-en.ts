import type { FolderTexts } from './folder-texts.ts'

export const EN_FOLDER: FolderTexts = {
  add: 'Add a folder…',
  searching: 'Looking through the folder',
  found: (count) => (count === 1 ? '1 photo so far' : `${count} photos so far`),
  others: (count) => (count === 1 ? '1 file is not a photo.' : `${count} files are not photos.`),
  deeper: (count, depth) =>
    count === 1
      ? `1 item lies more than ${depth} folders deep and is left out.`
      : `${count} items lie more than ${depth} folders deep and are left out.`,
  unread: (count) => (count === 1 ? '1 item could not be read.' : `${count} items could not be read.`),
  none: 'Expected JPEG, PNG, WebP or HEIC photos in the folder; none is there.',
  noneTitle: 'No photos in this folder',
  tooMany: (limit) =>
    `Expected at most ${limit} photos at once; this folder holds more. Please take a smaller folder, or some of its photos.`,
  tooManyTitle: 'Too many photos at once',
}
