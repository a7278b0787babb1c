import type { ArchiveErrorTexts, ArchiveTexts } from './archive-texts.ts'

const photos = (count: number): string => (count === 1 ? '1 photo' : `${count.toLocaleString('en')} photos`)

export const EN_ARCHIVE: ArchiveTexts = {
  title: 'Archive (PACS)',
  lead: 'Photos, maps and numbers can go to the archive of a clinic or a hospital over DICOMweb, and come from there. Nothing goes by itself.',
  url: 'Address of the DICOMweb service',
  urlHint: 'As https://pacs.example/dicom-web/',
  access: 'The archive lets in',
  accessKinds: { none: 'everybody', basic: 'by name and password', bearer: 'by a token' },
  user: 'Name',
  secret: { basic: 'Password', bearer: 'Token' },
  keptSecret: 'Kept in the encrypted records. Empty leaves it as it is.',
  ca: 'Certificate authority of the clinic',
  caHint: 'Only where the archive’s certificate comes from an authority of your own (a PEM file).',
  noCa: 'none: those that the computer trusts',
  ownCa: 'your own',
  chooseCa: 'Choose file…',
  removeCa: 'Remove',
  save: 'Save',
  change: 'Change archive',
  noAddress: 'No archive: nothing leaves this computer by the network.',
  test: 'Test the connection',
  testing: 'Testing…',
  works: 'The archive has answered.',
  card: 'Archive',
  send: 'Send to archive',
  find: 'Look in archive',
  finding: 'Looking…',
  queued: (count) => `${photos(count)} on the way. You can go on working.`,
  nothingToSend: 'There is no photo to send.',
  none: 'Nothing of this patient was sent yet.',
  parts: {
    photo: 'Photo',
    'map-red': 'Map: red',
    'map-brown': 'Map: brown',
    'map-gray': 'Map: gray',
    numbers: 'Numbers',
  },
  states: { queued: 'waiting', sending: 'being sent', sent: 'in the archive', failed: 'not taken' },
  refusedWith: (number) => `The archive refused it (DICOM status ${number}).`,
  unforeseen: 'An unforeseen fault. Sending again may help.',
  inArchive: (done, all) => `${done} of ${all} objects in the archive.`,
  notTaken: (count) => `${count} not taken: sending again tries it anew.`,
  photoOf: (when) => `Photo of ${when}`,
  noStudies: 'The archive has nothing under this patient’s number.',
  own: 'sent from here',
  unknownDay: 'Without a date',
  things: (count) => (count === 1 ? '1 object' : `${count} objects`),
  fetch: 'Fetch',
  fetching: 'Fetching…',
  fetched: (added, known) =>
    `${photos(added)} added${known > 0 ? `; ${photos(known)} were here already` : ''}.`,
  other: 'The archive names somebody else under this number:',
  differs: {
    number: (there) => `Number there: ${there}`,
    name: (there) => `Name there: ${there}`,
    birthDate: (there) => `Born there: ${there}`,
  },
  despite: 'It is this patient: fetch',
}

export const EN_ARCHIVE_ERRORS: ArchiveErrorTexts = {
  ARCHIVE_NOT_SET: () => 'There is no archive yet. An administrator can set it up.',
  ARCHIVE_ADDRESS_INVALID: () =>
    'Expected an address that begins with https://. Without encryption only an archive on this very computer is reached.',
  ARCHIVE_UNREACHABLE: () => 'The archive does not answer. Please check the network and the address.',
  ARCHIVE_CERTIFICATE: () =>
    'The archive’s certificate is not trusted, so nothing was sent. Please check the address, or choose your clinic’s certificate authority.',
  ARCHIVE_ACCESS_REFUSED: () => 'The archive does not let us in. Please check name, password or token.',
  ARCHIVE_REFUSED: () => 'The archive refused the request.',
  ARCHIVE_ANSWER_INVALID: () =>
    'The answer is not that of a DICOMweb service, so it was not used. Please check the address.',
  ARCHIVE_OTHER_PATIENT: () => 'These photos name another patient. Nothing was added.',
}
