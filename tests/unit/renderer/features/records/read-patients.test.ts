import { createElement } from 'react'
import { expect, it } from 'vitest'
import { Client } from '../../../../../src/renderer/app/client.ts'
import { readPatients } from '../../../../../src/renderer/features/records/read-patients.ts'
import { RecordUnread } from '../../../../../src/renderer/features/records/RecordUnread.tsx'
import { TEXTS } from '../../../../../src/renderer/i18n/languages.ts'
import type { PatientRecord } from '../../../../../src/shared/contract/record-channels.ts'
import { ANSWERS } from '../../../ipc/answers.ts'
import { FakeApi, ok, refused } from '../../app/fake-api.ts'
import { rendered, wordsOf } from '../rendered.ts'

const whole = ANSWERS['patient:get'] as PatientRecord
const IDS = ['a', 'b'].map((sign) => sign.repeat(32))
const recordOf = (id: string): PatientRecord => ({ ...whole, patient: { ...whole.patient, id } })

const read = (answer: (id: string) => unknown) => {
  const { api } = new FakeApi((_channel, request) => answer((request as { id: string }).id))
  return readPatients(new Client(api), IDS)
}

it('patients are read in the order in which they were asked for', async () => {
  const { found, error } = await read((id) => ok(recordOf(id)))
  expect(found?.map(({ patient }) => patient.id)).toEqual(IDS)
  expect(error).toBeNull()
})

it('where one cannot be read it is known why, and nobody waits for it', async () => {
  const { found, error } = await read((id) =>
    id === IDS[0] ? ok(recordOf(id)) : refused('RECORD_NOT_FOUND'),
  )
  expect(found).toBeNull()
  expect(error).toMatchObject({ code: 'RECORD_NOT_FOUND' })
})

it('a room without its record says why, and leads back', () => {
  const error = { kind: 'expected', code: 'RECORD_NOT_FOUND', message: '' } as const
  for (const language of ['en', 'zh-CN'] as const) {
    const { errors, records } = TEXTS[language]
    const room = createElement(RecordUnread, {
      error,
      back: records.banner.back,
      onBack: () => undefined,
    })
    expect(wordsOf(rendered(room, language))).toBe(`${errors.RECORD_NOT_FOUND({})} ${records.banner.back}`)
  }
})
