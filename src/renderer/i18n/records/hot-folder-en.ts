import type { HotFolderTexts } from './hot-folder-texts.ts'

export const EN_HOT_FOLDER: HotFolderTexts = {
  title: 'Photos from the camera’s folder',
  lead: 'New photos of a tethered camera are offered here; none is added by itself.',
  choose: 'Choose a folder…',
  another: 'Another folder…',
  on: 'Watch',
  off: 'Stop watching',
  watching: 'Watched. No new photo is there.',
  stopped: 'Not watched.',
  faults: {
    missing:
      'The folder is not there. It is tried again every few seconds: is the camera or the drive connected?',
    unreadable: 'The folder cannot be read. It is tried again every few seconds.',
  },
  arrived: (count) => (count === 1 ? '1 new photo' : `${count} new photos`),
  unread: (count) =>
    count === 1 ? '1 file could not be read as a photo.' : `${count} files could not be read as photos.`,
  add: 'Add to the visit',
  into: 'Into the visit of',
  before: (count) =>
    count === 1
      ? '1 photo came before this record was opened.'
      : `${count} photos came before this record was opened.`,
  whose: 'Is this the patient who was photographed? Please compare:',
  theirs: 'Yes, show them here',
  decline: 'Not this one',
  waiting: (count) =>
    count === 1
      ? '1 new photo waits in the camera’s folder. Open the patient it belongs to.'
      : `${count} new photos wait in the camera’s folder. Open the patient they belong to.`,
  noVisit: 'This patient has no visit yet. Please make one, then add the photo.',
}
