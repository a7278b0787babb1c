import type { FolderTexts } from './folder-texts.ts'

const whole = new Intl.NumberFormat('en')

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
  tooManyFiles: (limit) =>
    `Expected at most ${whole.format(limit)} files that are not photos; this folder holds more. Please take the folder that the photos lie in.`,
  tooManyTitle: { 'too many': 'Too many photos at once', 'too many files': 'Too many other files' },
}
