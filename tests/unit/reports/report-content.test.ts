import { describe, expect, it } from 'vitest'
import {
  pictureKeysOf,
  reportContent,
  visitOf,
  visitsUpTo,
} from '../../../src/shared/reports/report-content.ts'
import { madeContent, madeShot } from './made-content.ts'

describe('reportContent', () => {
  it('takes a whole report as it is', () => {
    expect(reportContent.parse(madeContent())).toEqual(madeContent())
  })

  it.each([
    [
      'a pair beyond its shots',
      { pair: { before: 0, after: 4, comparability: null, alignment: 'none' as const } },
    ],
    ['a visit beyond its visits', { visit: 1 }],
    ['a time zone that is none', { timeZone: 'Nowhere/At all' }],
    ['more shots than there may be', { shots: Array.from({ length: 61 }, () => madeShot(0)) }],
    ['a picture by a path', { shots: [{ ...madeShot(0), picture: '../photo.jpg' }] }],
    ['a log’s code that is none', { auditHead: 'a name' }],
  ])('refuses %s', (_what, changes) => {
    expect(reportContent.safeParse(madeContent(changes)).success).toBe(false)
  })

  it('refuses what it does not know, so that nothing is carried along unseen', () => {
    expect(reportContent.safeParse({ ...madeContent(), path: '/home' }).success).toBe(false)
  })
})

describe('the visits of a report', () => {
  const [first] = madeContent().visits
  if (!first) throw new Error('expected a visit, found none')
  const visits = [first, { ...first, atMs: first.atMs + 1 }]

  it('are told up to the one that it is about', () => {
    expect(visitOf({ visit: 0, visits })).toBe(visits[0])
    expect(visitsUpTo({ visit: 0, visits })).toEqual([visits[0]])
    expect(visitsUpTo({ visit: 1, visits })).toEqual(visits)
  })

  it('are all told where it is about none of them', () => {
    expect(visitOf({ visit: null, visits })).toBeUndefined()
    expect(visitsUpTo({ visit: null, visits })).toEqual(visits)
  })
})

describe('pictureKeysOf', () => {
  it('names every picture once', () => {
    const clinic = { name: '', address: [], logo: 'logo' }
    expect(pictureKeysOf({ clinic, shots: [madeShot(0), madeShot(1), madeShot(2, 'b.')] }).sort()).toEqual(
      ['', 'b.']
        .flatMap((prefix) =>
          ['photo', 'light', 'skin', 'red', 'brown', 'gray', 'sure-red', 'sure-brown', 'sure-gray'].map(
            (key) => prefix + key,
          ),
        )
        .concat('logo')
        .sort(),
    )
  })

  it('names none where there is none', () => {
    const shot = { ...madeShot(0), picture: null, analysis: null }
    expect(pictureKeysOf({ clinic: { name: '', address: [], logo: null }, shots: [shot] })).toEqual([])
  })
})
