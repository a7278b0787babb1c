import type { ChannelName } from '../../../src/shared/contract/channel-names.ts'
import type { ChannelRequest } from '../../../src/shared/contract/channels.ts'

const id = '0'.repeat(32)
const asked = '01234567-89ab-4def-8123-456789abcdef'
type ArchiveChannel = Extract<ChannelName, `archive:${string}`>

const named = { number: 'A-1', name: 'Wang^Mei=王^梅', birthDate: null }
const fields = { url: 'https://pacs.example/', access: 'basic', user: 'basalis', ca: '' } as const

export const ARCHIVE_REQUESTS: { readonly [C in ArchiveChannel]: ChannelRequest<C> } = {
  'archive:get-settings': undefined,
  'archive:change-settings': { fields, secret: null },
  'archive:test': { fields, secret: 'a walk along the river' },
  'archive:choose-ca': undefined,
  'archive:get-state': { patientId: id },
  'archive:send': { photos: [id] },
  'archive:find': { asked, patientId: id },
  'archive:cancel': { asked },
  'archive:fetch': { asked, patientId: id, studyInstance: '2.25.17', seen: [named] },
}

/** What fields of the channels of the archive must not be. */
export const badArchiveValues = (secret: string): Readonly<Record<string, readonly unknown[]>> => ({
  studyInstance: [undefined, null, '', secret, '1.2/../3', '1'.repeat(65)],
  seen: [
    undefined,
    null,
    secret,
    [secret],
    [{}],
    [{ ...named, extra: secret }],
    [{ ...named, name: 'x'.repeat(331) }],
    Array(51).fill(named),
  ],
})

export const ARCHIVE_ANSWERS: Readonly<Record<ArchiveChannel, unknown>> = {
  'archive:get-settings': { fields, hasSecret: true },
  'archive:change-settings': { fields, hasSecret: true },
  'archive:test': undefined,
  'archive:choose-ca': { ca: null },
  'archive:get-state': {
    isSet: true,
    outbox: [
      {
        id,
        photoId: id,
        part: 'map-red',
        state: 'failed',
        reason: 'DICOM_A900',
        attempts: 1,
        nextMs: null,
        ofMs: 1,
        changedMs: 1,
      },
    ],
    received: [id],
  },
  'archive:send': { queued: 1, reports: 0 },
  'archive:find': [
    {
      studyInstance: '2.25.17',
      atMs: 1,
      description: '复诊',
      instances: 5,
      named,
      differences: ['name'],
      own: false,
      fetching: { asked, studyInstance: '2.25.17', files: 1, bytes: 2, ended: false },
    },
  ],
  'archive:cancel': undefined,
  'archive:fetch': { fetched: { visitId: id, added: 1, known: 0, left: 4 }, other: null },
}
