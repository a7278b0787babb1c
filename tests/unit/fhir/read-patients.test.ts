import { describe, expect, it } from 'vitest'
import { patientBundle } from '../../../src/main/fhir/patient-bundle.ts'
import { readPatients } from '../../../src/main/fhir/read-patients.ts'
import { MAX_PEOPLE_BYTES } from '../../../src/shared/contract/fhir-channels.ts'
import { madeSource } from './made-source.ts'

const read = (content: unknown) => readPatients(Buffer.from(JSON.stringify(content)))

const person = (more: object): object => ({
  resourceType: 'Patient',
  identifier: [{ value: 'A-1' }],
  name: [{ family: 'Ng', given: ['Ada', 'May'] }],
  ...more,
})

const unreadable = (said: RegExp): object =>
  expect.objectContaining({
    code: 'FHIR_UNREADABLE',
    message: expect.stringMatching(said) as string,
  }) as object

describe('people from a FHIR file', () => {
  it('come back as they were written', () => {
    const { number, name, birthDate, sex } = madeSource().patient
    expect(read(patientBundle(madeSource()))).toEqual([
      { number, name, birthDate, sex, skinType: null, notes: '', allergies: '', tags: [] },
    ])
  })

  it.each([
    [{ name: [{ family: 'Ng', given: ['Ada', 'May'] }] }, 'Ada May Ng'],
    [{ name: [{ family: '林', given: ['小雨'] }] }, '林小雨'],
    [
      {
        name: [
          { use: 'maiden', text: 'Old' },
          { use: 'official', text: 'Ada Ng' },
        ],
      },
      'Ada Ng',
    ],
    [{ name: [{ use: 'old', text: 'Old' }, { family: 'Ng' }] }, 'Ng'],
  ])('have the name that is in use: %j', (more, name) => {
    expect(read(person(more))[0]?.name).toBe(name)
  })

  it.each([
    [[{ value: 'X' }, { type: { coding: [{ code: 'MR' }] }, value: 'M-2' }], 'M-2'],
    [
      [
        { use: 'old', value: 'X' },
        { use: 'official', value: 'O-3' },
      ],
      'O-3',
    ],
    [[{ use: 'old', value: 'X' }, { value: ' L-4 ' }], 'L-4'],
    [
      [
        { use: 'old', type: { coding: [{ code: 'MR' }] }, value: 'OLD' },
        { use: 'usual', type: { coding: [{ code: 'MR' }] }, value: 'NEW' },
      ],
      'NEW',
    ],
  ])('have the number of their record, else the one in use: %j', (identifier, number) => {
    expect(read(person({ identifier }))[0]?.number).toBe(number)
  })

  it('have no birthday where only the year is known, and no sex where it is unknown', () => {
    expect(read(person({ birthDate: '1984', gender: 'unknown' }))[0]).toMatchObject({
      birthDate: null,
      sex: null,
    })
  })

  it.each([
    ['no JSON', Buffer.from('Patient'), /no JSON/],
    ['no text', Buffer.from([0xff, 0xfe, 0x00]), /no JSON/],
    ['nothing', Buffer.alloc(0), /no JSON/],
    ['too much', Buffer.alloc(MAX_PEOPLE_BYTES + 1), /at most 4 MB/],
    ['a list', Buffer.from('[]'), /without a resource type/],
    ['another resource', Buffer.from('{"resourceType":"Media"}'), /another type/],
    ['a bundle without people', Buffer.from('{"resourceType":"Bundle"}'), /without any/],
    ['entries of no shape', Buffer.from('{"resourceType":"Bundle","entry":[7]}'), /another shape/],
  ])('are refused in one sentence: %s', (_what, bytes, said) => {
    expect(() => readPatients(bytes)).toThrow(unreadable(said))
  })

  it.each([
    [{ name: [] }, /with a name/],
    [{ name: [{ text: '  ' }] }, /with a name/],
    [{ identifier: [] }, /with an identifier/],
    [{ identifier: [{ value: '' }] }, /with an identifier/],
    [{ identifier: [{ use: 'old', value: 'X' }] }, /with an identifier/],
    [{ birthDate: '2024-02-31' }, /usual length/],
    [{ name: [{ text: 'a'.repeat(900) }] }, /usual length/],
    [{ name: 'Ada' }, /another shape/],
  ])('are refused without who and how they are called: %j', (more, said) => {
    const act = () =>
      read({ resourceType: 'Bundle', entry: [{ resource: person({}) }, { resource: person(more) }] })
    expect(act).toThrow(unreadable(said))
  })
})
