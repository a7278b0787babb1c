import { createElement } from 'react'
import { describe, expect, it } from 'vitest'
import { RegionsProvider } from '../../../../../src/renderer/features/regions/RegionsProvider.tsx'
import { Details } from '../../../../../src/renderer/features/side/Details.tsx'
import { Numbers } from '../../../../../src/renderer/features/side/Numbers.tsx'
import { TEXTS } from '../../../../../src/renderer/i18n/languages.ts'
import type { AnalysisReport } from '../../../../../src/shared/contract/analysis-report.ts'
import type { Shown } from '../../../../../src/shared/contract/session-state.ts'
import { LANGUAGES } from '../../../../../src/shared/contract/settings.ts'
import { OLD_REPORT, rendered, REPORT, wordsOf } from '../rendered.ts'

const SHOWN = {
  phase: 'ready',
  view: { set: 's', photo: 'p', record: null, width: 800, height: 600 },
  kept: null,
} as const

describe.each(LANGUAGES)('the measurements in %s', (language) => {
  const { numbers, layers, regions } = TEXTS[language]
  const said = (report: AnalysisReport | null): string => {
    const shown: Shown = report ? { ...SHOWN, report } : { phase: 'cancelled', view: SHOWN.view }
    const children = createElement(Numbers, { report })
    return wordsOf(rendered(createElement(RegionsProvider, { shown, plain: false, children }), language))
  }

  it('say every number of each map', () => {
    const maps = ['map.red', 'map.brown', 'map.gray'] as const
    expect(said(REPORT)).toContain(maps.map((layer) => layers[layer].short).join(' '))
    expect(said(REPORT)).toContain(`${regions.numbers.mean} 0.100 0.200 0.300`)
    expect(said(REPORT)).toContain(`${regions.numbers.sd} 0.100 0.100 0.100`)
    expect(said(REPORT)).toContain(`${regions.numbers.cv} 1.00 1.00 1.00`)
    expect(said(REPORT)).toContain(`${regions.numbers.area} 25.0 % 25.0 % 25.0 %`)
    expect(said(REPORT)).toContain(`${regions.numbers.spots} 7 7 7`)
  })

  it('say of each map on how much of the skin it is uncertain', () => {
    expect(said(REPORT)).toContain(`${numbers.uncertain} 12 % < 1 % 0 %`)
  })

  it('name the region where there is but one, and offer the others where there are', () => {
    expect(said(REPORT)).toContain(`${numbers.title} · ${numbers.regions.face}`)
    const withNose = {
      ...REPORT,
      region: { ...REPORT.region, outlines: { nose: [] } },
      metrics: { ...REPORT.metrics, nose: REPORT.metrics['face'] as AnalysisReport['metrics'][string] },
    }
    expect(said(withNose)).not.toContain('·')
    expect(said(withNose)).toContain(regions.names.nose)
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
    expect(said(OLD_REPORT)).toContain(`${regions.numbers.spots} 7 7 7`)
    expect(said(OLD_REPORT)).not.toContain(numbers.uncertain)
  })

  it('keep their places while nothing is computed yet', () => {
    expect(said(null)).toContain(`${numbers.uncertain} – – –`)
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
