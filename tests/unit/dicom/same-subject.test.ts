import { describe, expect, it } from 'vitest'
import { differencesFrom } from '../../../src/main/dicom/same-subject.ts'

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
    ['birthDate', { ...named, birthDate: '1991-08-03' }],
  ])('is another by the %s', (difference, one) => {
    expect(differencesFrom(one, patient)).toEqual([difference])
  })

  it('is not another for want of a birthday in the record', () => {
    expect(differencesFrom(named, { ...patient, birthDate: null })).toEqual([])
  })
})
