import { createElement } from 'react'
import { describe, expect, it } from 'vitest'
import { marksOf } from '../../../../../src/renderer/features/viewing/map-marks.ts'
import { MarkLegend } from '../../../../../src/renderer/features/viewing/MarkLegend.tsx'
import { TEXTS } from '../../../../../src/renderer/i18n/languages.ts'
import { LANGUAGES } from '../../../../../src/shared/contract/settings.ts'
import { PIGMENTS } from '../../../../../src/shared/imaging/pigments.ts'
import { OLD_REPORT, rendered, REPORT, wordsOf } from '../rendered.ts'

describe('the marks of a map', () => {
  it('are those that occur in it', () => {
    expect(marksOf(REPORT, 'red')).toEqual(['uncertain', 'notSkin'])
    expect(marksOf(REPORT, 'brown')).toEqual(['uncertain', 'notSkin'])
    expect(marksOf(REPORT, 'gray')).toEqual(['notSkin'])
  })

  it('are none of a whole photo of skin that the net is sure of', () => {
    const region = { ...REPORT.region, used: 'patch', skinShare: 1 } as const
    expect(marksOf({ ...REPORT, region }, 'gray')).toEqual([])
    expect(marksOf({ ...REPORT, region }, 'red')).toEqual(['uncertain'])
  })

  it('are none where the report says nothing of them', () => {
    for (const pigment of PIGMENTS) expect(marksOf(OLD_REPORT, pigment)).toEqual([])
  })
})

describe.each(LANGUAGES)('the legend of the marks in %s', (language) => {
  const { marks } = TEXTS[language]

  it('says each mark in words beside a piece of it, and nothing else', () => {
    const legend = rendered(
      createElement(MarkLegend, { pigment: 'red', marks: marksOf(REPORT, 'red') }),
      language,
    )
    expect(wordsOf(legend)).toBe(`${marks.uncertain.name} ${marks.notSkin.name}`)
    expect(legend.match(/<canvas/g)).toHaveLength(2)
    expect(rendered(createElement(MarkLegend, { pigment: 'gray', marks: [] }), language)).toBe('')
  })

  it('calls the doubt what the measurements call it', () => {
    expect(TEXTS[language].numbers.uncertain).toBe(marks.uncertain.name)
  })
})
