import { describe, expect, it } from 'vitest'
import { ReportWords } from '../../../src/main/reports/report-words.ts'
import { REPORT_TEXTS } from '../../../src/shared/reports/texts/report-languages.ts'
import { madeShot } from './made-content.ts'

const english = new ReportWords({ timeZone: 'Asia/Shanghai' }, REPORT_TEXTS.en)
const chinese = new ReportWords({ timeZone: 'Asia/Shanghai' }, REPORT_TEXTS['zh-CN'])
/** 28 February, ten minutes to midnight in London: the first of March in Shanghai. */
const LATE = Date.UTC(2026, 1, 28, 23, 50)

describe('ReportWords', () => {
  it('tells days and hours in the clinic’s time, as its language writes them', () => {
    expect(english.moment(LATE)).toBe('1 Mar 2026, 07:50')
    expect(chinese.date(LATE)).toBe('2026年3月1日')
    expect(english.taken({ ...madeShot(0), takenMs: null })).toBe('date not known')
  })

  it('leaves a birthday the day that it is, wherever the clinic is', () => {
    const far = new ReportWords({ timeZone: 'America/Los_Angeles' }, REPORT_TEXTS.en)
    const patient = { name: 'A', number: '7', birthDate: '1990-11-30' }
    expect(far.birthDate(patient)).toBe('30 Nov 1990')
    expect(far.identifiers(patient)).toBe('A | Clinic number 7 | Born 30 Nov 1990')
    expect(far.identifiers({ ...patient, birthDate: null })).toBe('A | Clinic number 7')
  })

  it('counts days of the calendar, also where a clock was put forward', () => {
    const berlin = new ReportWords({ timeZone: 'Europe/Berlin' }, REPORT_TEXTS.en)
    expect(berlin.days(Date.UTC(2026, 2, 28, 22), Date.UTC(2026, 2, 29, 21))).toBe(1)
    expect(berlin.days(LATE, LATE)).toBe(0)
    expect(berlin.days(Date.UTC(2026, 0, 1), Date.UTC(2027, 0, 1))).toBe(365)
  })

  it('gives differences their sign, and none to what rounds to nothing', () => {
    expect([0.0123, -0.0123, 0.0001, -0.0001].map((value) => english.signed(value))).toEqual([
      '+0.012',
      '−0.012',
      '0.000',
      '0.000',
    ])
  })

  it('knows regions by their ids and leaves other names alone', () => {
    expect(english.region({ name: 'cheek-left', drawn: null })).toBe('Left cheek')
    expect(chinese.region({ name: 'cheek-left', drawn: null })).toBe('左颊')
    for (const name of ['Mark 1', 'constructor', 'toString'])
      expect(english.region({ name, drawn: null })).toBe(name)
  })

  it('tells drawn regions by their numbers, and takes no name of theirs for an id', () => {
    expect(english.region({ name: '', drawn: 3 })).toBe('Drawn region 3')
    expect(chinese.region({ name: '', drawn: 3 })).toBe('手绘区域 3')
    expect(chinese.region({ name: 'nose', drawn: 2 })).toBe('区域 2：nose')
  })
})
