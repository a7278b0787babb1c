import { expect, it } from 'vitest'
import { archiveHandlers, type ArchiveServices } from '../../../src/main/ipc/archive-handlers.ts'
import { OtherPatientError } from '../../../src/main/pacs/other-patient.ts'
import { BasalisError } from '../../../src/shared/contract/errors.ts'
import { ARCHIVE_REQUESTS } from './archive-requests.ts'

const fetched = { visitId: null, added: 0, known: 1, left: 0 }
const other = {
  named: { number: 'B-9', name: '', birthDate: null },
  differences: ['number' as const],
}

const handlersWith = (fetch: ArchiveServices['archive']['fetch']) =>
  archiveHandlers({ archive: { fetch } } as unknown as ArchiveServices)
const ask = (fetch: ArchiveServices['archive']['fetch']) =>
  handlersWith(fetch)['archive:fetch'](ARCHIVE_REQUESTS['archive:fetch'])

it('a study is fetched for whom it was asked, with what somebody has seen', async () => {
  const { asked, ...study } = ARCHIVE_REQUESTS['archive:fetch']
  const given: unknown[] = []
  const answer = await ask((...words) => {
    given.push(words)
    return Promise.resolve(fetched)
  })
  expect(answer).toEqual({ fetched, other: null })
  expect(given).toEqual([[asked, study]])
})

it('whom a file names is an answer, any other failure is one', async () => {
  expect(await ask(() => Promise.reject(new OtherPatientError(other)))).toEqual({ fetched: null, other })
  const away = new BasalisError('ARCHIVE_UNREACHABLE', 'expected an answer, found none')
  await expect(ask(() => Promise.reject(away))).rejects.toBe(away)
})
