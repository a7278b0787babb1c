import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type Database from 'better-sqlite3'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { migrate } from '../../../src/main/records/database/migrate.ts'
import { MIGRATIONS } from '../../../src/main/records/database/migrations/index.ts'
import { openDatabase } from '../../../src/main/records/database/open-database.ts'
import { PatientRepository } from '../../../src/main/records/patients/patient-repository.ts'
import { searchExpression, searchWords } from '../../../src/main/records/patients/search-words.ts'
import { patientFields, type PatientFields } from '../../../src/shared/domain/patient.ts'

const fields = (changes: Partial<PatientFields> = {}): PatientFields => ({
  number: 'A-1023',
  name: 'Anna Müller',
  birthDate: '1987-05-03',
  sex: 'female',
  skinType: 2,
  notes: '',
  allergies: '',
  tags: [],
  ...changes,
})

describe('what staff fill in of a patient', () => {
  it('is tidied: composed, trimmed, one blank between words, tags once and in order', () => {
    const parsed = patientFields.parse(
      fields({ name: '  Anna   Mu\u0308ller ', tags: ['sun ', 'acne', 'sun'], notes: 'one\ntwo\n\n' }),
    )
    expect(parsed).toMatchObject({ name: 'Anna Müller', tags: ['acne', 'sun'], notes: 'one\ntwo' })
  })

  it.each<[string, Partial<Record<keyof PatientFields, unknown>>]>([
    ['an empty name', { name: ' ' }],
    ['an empty number', { number: '' }],
    ['a name with a control character', { name: 'An\u0000na' }],
    ['a day that does not exist', { birthDate: '1987-02-30' }],
    ['a skin type VII', { skinType: 7 }],
    ['a name of 201 letters', { name: 'x'.repeat(201) }],
    ['an unknown field', { diagnosis: 'none' } as never],
  ])('is refused with %s', (_what, changes) => {
    expect(patientFields.safeParse({ ...fields(), ...changes }).success).toBe(false)
  })
})

describe('the words of a search', () => {
  it('of a Chinese name are its characters, syllables and initials, the family name read as one', () => {
    const words = searchWords('单小明', 'A-17').split(' ')
    expect(words).toEqual(
      expect.arrayContaining(['单', '小', '明', 'shan', 'xiao', 'ming', 'shanxiaoming', 'sxm']),
    )
    expect(words).toEqual(expect.arrayContaining(['A-17', 'A17']))
    expect(searchWords('吕布', '1').split(' ')).toEqual(expect.arrayContaining(['lv', 'lvbu', 'lb']))
  })

  it.each([
    ['', null],
    [' -*"() ', null],
    ['anna', '"anna"*'],
    ['Anna mü', '"Anna"* "mü"*'],
    ['王小', '"王"* "小"*'],
    ['a-10', '"a"* "10"*'],
    ['" OR 1', '"OR"* "1"*'],
  ])('that were typed, %j, become %s', (typed, expression) => {
    expect(searchExpression(typed)).toBe(expression)
  })
})

describe('patients', () => {
  let folder: string
  let db: Database.Database
  let patients: PatientRepository

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'basalis-patients-'))
    db = openDatabase(join(folder, 'records.db'), Buffer.alloc(32, 9))
    migrate(db, MIGRATIONS)
    patients = new PatientRepository(db)
  })
  afterEach(async () => {
    db.close()
    await rm(folder, { recursive: true })
  })

  const names = (typed: string): readonly string[] => patients.find(typed, 50).map(({ name }) => name)

  it('come back as they were filled in', () => {
    const added = patients.add(fields({ tags: ['acne', 'sun'], notes: 'one\ntwo' }), 1000)
    expect(patients.get(added.id)).toEqual(added)
    expect(added).toMatchObject({ ...fields({ tags: ['acne', 'sun'], notes: 'one\ntwo' }), createdMs: 1000 })
  })

  it('are found by parts of name and number, in any script and order', () => {
    patients.add(fields(), 1)
    patients.add(fields({ number: 'A-1024', name: '王小明' }), 2)
    patients.add(fields({ number: 'B-7', name: '欧阳娜娜' }), 3)
    expect(names('')).toEqual(['欧阳娜娜', '王小明', 'Anna Müller'])
    for (const typed of ['mull', 'MÜLLER an', 'a-1023', '1023', 'A1023', 'ann 102'])
      expect(names(typed)).toEqual(['Anna Müller'])
    for (const typed of ['王', '小明', '王小明', 'wxm', 'wang', 'xiao wang', 'wangxiaom', 'wx'])
      expect(names(typed)).toEqual(['王小明'])
    for (const typed of ['oynn', 'ouyang', '阳']) expect(names(typed)).toEqual(['欧阳娜娜'])
    expect(names('nobody')).toEqual([])
    expect(names('a-102')).toEqual(['王小明', 'Anna Müller'])
  })

  it('are found whatever marks their names are written with', () => {
    for (const [place, name] of ['नीता शर्मा', 'กิตติ พงศ์', 'தமிழ் செல்வி', 'Ṃ̄ara', 'מֹשֶׁה'].entries()) {
      patients.add(fields({ number: `S-${place}`, name }), place)
      expect(names(name)).toEqual([name])
      expect(names(name.slice(0, 3))).toEqual([name])
    }
    const marks = Array.from({ length: 0x20000 }, (_, code) => code).filter((code) =>
      /[\p{M}\u19b0-\u19c9]/u.test(String.fromCodePoint(code)),
    )
    expect(marks.length).toBeGreaterThan(2000)
    for (const mark of marks) names(`a${String.fromCodePoint(mark)}b`)
  })

  it('stand first when their number was typed', () => {
    patients.add(fields({ number: '12' }), 1)
    patients.add(fields({ number: '123', name: 'Later' }), 2)
    expect(names('12')).toEqual(['Anna Müller', 'Later'])
  })

  it('are found by what they are called now, not by what they were', () => {
    const added = patients.add(fields(), 1)
    patients.change(added.id, fields({ name: 'Anna Schmidt', number: 'C-1' }), added.changedMs, 2)
    expect(names('müller')).toEqual([])
    expect(names('1023')).toEqual([])
    expect(names('schmidt')).toEqual(['Anna Schmidt'])
  })

  it('refuse a number twice, a change of what somebody else has changed, and an unknown id', () => {
    const added = patients.add(fields(), 5)
    expect(() => patients.add(fields({ name: 'Another' }), 6)).toThrow(
      expect.objectContaining({ code: 'RECORD_CONFLICT' }),
    )
    const changed = patients.change(added.id, fields({ notes: 'new' }), added.changedMs, 5)
    expect(changed.changedMs).toBe(6)
    expect(() => patients.change(added.id, fields(), added.changedMs, 7)).toThrow(
      expect.objectContaining({ code: 'RECORD_CONFLICT' }),
    )
    expect(() => patients.get('0'.repeat(32))).toThrow(expect.objectContaining({ code: 'RECORD_NOT_FOUND' }))
  })
})
