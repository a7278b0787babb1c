import { describe, expect, it } from 'vitest'
import { differencesFrom, isAsSeen } from '../../../src/main/dicom/same-subject.ts'

const patient = { number: 'A-17', name: '王小东', birthDate: '1991-03-08' }
const named = { number: 'A-17', name: 'Wang^Xiaodong=王^小东', birthDate: '1991-03-08' }

describe('whom a file names', () => {
  it.each([
    ['as we write it', named],
    ['by the name alone', { number: '', name: '王^小东', birthDate: null }],
    ['by the reading alone', { number: '', name: 'WANG^XIAODONG', birthDate: null }],
    ['by the number in other letters', { number: 'a-17', name: '', birthDate: null }],
    ['by nothing', { number: '', name: '', birthDate: null }],
  ])('is the patient %s', (_how, one) => {
    expect(differencesFrom(one, patient)).toEqual([])
  })

  it('is the patient in whatever order the names stand', () => {
    const anna = { ...patient, name: 'Anna Müller' }
    expect(differencesFrom({ ...named, name: 'Müller^Anna' }, anna)).toEqual([])
    expect(differencesFrom({ ...named, name: 'Mu\u0308ller^Anna' }, anna)).toEqual([])
    expect(differencesFrom({ ...named, name: 'Müller^Anne' }, anna)).toEqual(['name'])
  })

  it.each([
    ['number', { ...named, number: 'A-71' }],
    ['name', { ...named, name: 'Li^Mei=李^梅' }],
    ['name', { number: '', name: 'Wang^Xiaodong=王^晓东', birthDate: null }],
    ['name', { number: '', name: '王^晓东', birthDate: null }],
    ['birthDate', { ...named, birthDate: '1991-08-03' }],
  ])('is another by the %s', (difference, one) => {
    expect(differencesFrom(one, patient)).toEqual([difference])
  })

  it('is the patient by the reading where the record alone has no characters', () => {
    expect(differencesFrom(named, { ...patient, name: 'Wang Xiaodong' })).toEqual([])
  })

  it('is not another for want of a birthday in the record', () => {
    expect(differencesFrom(named, { ...patient, birthDate: null })).toEqual([])
  })
})

describe('what somebody has seen', () => {
  const seen = { number: 'A-17', name: 'Wang^Wei=王^薇', birthDate: null }

  it.each([
    ['the same', seen],
    ['with more signs between the parts', { ...seen, name: 'WANG^WEI^^=王^薇' }],
    ['with what does not differ', { ...seen, birthDate: patient.birthDate }],
  ])('is what a file names: %s', (_how, one) => {
    expect(isAsSeen(one, seen, differencesFrom(one, patient))).toBe(true)
  })

  it.each([
    ['another number', { ...seen, number: 'B-9' }],
    ['another name of the same sound', { ...seen, name: 'Wang^Wei=王^伟' }],
    ['the sound alone', { ...seen, name: 'Wang^Wei' }],
    ['another birthday', { ...seen, birthDate: '1970-01-01' }],
  ])('is not what a file names: %s', (_how, one) => {
    expect(isAsSeen(one, seen, differencesFrom(one, patient))).toBe(false)
  })
})
