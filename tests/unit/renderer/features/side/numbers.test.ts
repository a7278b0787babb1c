import { createElement } from 'react'
import { describe, expect, it } from 'vitest'
import { Details } from '../../../../../src/renderer/features/side/Details.tsx'
import { Numbers } from '../../../../../src/renderer/features/side/Numbers.tsx'
import { TEXTS } from '../../../../../src/renderer/i18n/languages.ts'
import type { AnalysisReport } from '../../../../../src/shared/contract/analysis-report.ts'
import { LANGUAGES } from '../../../../../src/shared/contract/settings.ts'
import { OLD_REPORT, rendered, REPORT, wordsOf } from '../rendered.ts'

describe.each(LANGUAGES)('the measurements in %s', (language) => {
  const { numbers, layers } = TEXTS[language]
  const said = (report: AnalysisReport | null): string =>
    wordsOf(rendered(createElement(Numbers, { report }), language))

  it('say of each map on how much of the skin it is uncertain', () => {
    expect(said(REPORT)).toContain(`${layers['map.red'].short} 0.100 25.0 % 7 12 %`)
    expect(said(REPORT)).toContain(`${layers['map.brown'].short} 0.200 25.0 % 7 < 1 %`)
    expect(said(REPORT)).toContain(`${layers['map.gray'].short} 0.300 25.0 % 7 0 %`)
  })

  it('say what that means by the net’s own bound, and what it rests on', () => {
    const note = numbers.uncertainNote(0.1, 0.3)
    expect(said(REPORT)).toContain(note)
    expect(note).toContain('0.1')
    expect(note).toMatch(/30 ?%/)
    expect(note).toMatch(/simulated skin|模拟皮肤/)
    expect(note).toMatch(/not validated clinically|未经临床验证/)
    const confidence = { errorBound: 0.15, regions: REPORT.confidence?.regions ?? {} }
    expect(said({ ...REPORT, confidence })).toContain('0.15')
    expect(said({ ...REPORT, confidence })).not.toMatch(/30 ?%/)
  })

  it('say nothing of doubt for a report without it', () => {
    expect(said(OLD_REPORT)).toContain(
      `${layers['map.red'].short} 0.100 25.0 % 7 ${layers['map.brown'].short}`,
    )
    expect(said(OLD_REPORT)).not.toContain(numbers.uncertain)
  })

  it('keep their places while nothing is computed yet', () => {
    expect(said(null)).toContain(`${numbers.uncertain} ${layers['map.red'].short} – – – –`)
    expect(said(null)).not.toContain(numbers.uncertainNote(0.1, 0.3))
  })
})

describe.each(LANGUAGES)('how it was computed in %s', (language) => {
  const { details } = TEXTS[language]
  const said = (report: AnalysisReport): string =>
    wordsOf(rendered(createElement(Details, { report }), language))

  it('says how the skin was found, and how much of the photo it is where that is known', () => {
    for (const [used, share] of [
      ['face', 0.42],
      ['skin', 0.42],
      ['patch', null],
    ] as const) {
      const region = { ...REPORT.region, used }
      expect(said({ ...REPORT, region })).toContain(
        `${details.skin} ${details.skinFound(used, share)} ${details.filter}`,
      )
    }
    expect(details.skinFound('face', 0.42)).toMatch(/42 ?%/)
    expect(said(OLD_REPORT)).toContain(`${details.skin} ${details.skinFound('face', null)} ${details.filter}`)
    expect(details.skinFound('face', null)).not.toMatch(/[\d%]/)
  })
})
