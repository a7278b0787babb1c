import { describe, expect, it } from 'vitest'
import { LANGUAGES } from '../../../src/shared/contract/settings.ts'
import { REPORT_TEXTS } from '../../../src/shared/reports/texts/report-languages.ts'

/** What the program must not claim to do, as in the window's texts. */
const CLAIMS =
  /diagnos|melanoma|malign|benign|cancer|tumou?r|severity|severe|score|disease|patholog|lesion|risk|treat|诊断|黑色素瘤|恶性|良性|癌|肿瘤|严重|评分|疾病|病变|病灶|病理|风险|治疗/i

function strings(value: unknown, place = ''): [place: string, text: string][] {
  if (typeof value === 'string') return [[place, value]]
  if (typeof value === 'function') {
    const made = value as (...given: readonly unknown[]) => string
    return (
      [
        [3, 7, 9],
        [1, 1, 1],
        ['7', '8', '9'],
      ] as const
    ).map((given, at) => [`${place}(${at})`, made(...given)])
  }
  return Object.entries(value as object).flatMap(([name, part]) => strings(part, `${place}.${name}`))
}

describe.each(LANGUAGES)('the report’s texts in %s', (language) => {
  const all = strings(REPORT_TEXTS[language]).filter(([place]) => !/^\.(between|locale)/.test(place))

  it('are all there', () => {
    expect(all.length).toBeGreaterThan(150)
    for (const [place, text] of all) {
      expect(text.trim(), place).not.toBe('')
      expect(text, place).not.toMatch(/undefined|null|NaN|\[object/)
    }
  })

  it('claim nothing that the program does not do; the notice alone says what it is not for', () => {
    for (const [place, text] of all) if (place !== '.notice') expect(text, place).not.toMatch(CLAIMS)
    expect(REPORT_TEXTS[language].notice).toMatch(/not for diagnosis|不用于诊断/)
  })
})

it('The Chinese texts are Chinese, the English ones hold none, and both have the same places', () => {
  const [chinese, english] = [REPORT_TEXTS['zh-CN'], REPORT_TEXTS.en].map((texts) =>
    strings(texts).filter(([place]) => !/^\.(between|locale)/.test(place)),
  ) as [[string, string][], [string, string][]]
  expect(chinese.map(([place]) => place)).toEqual(english.map(([place]) => place))
  for (const [place, text] of chinese) {
    expect(text, place).toMatch(/\p{Script=Han}/u)
    // ΔE is the symbol of a colour difference.
    expect(text.replaceAll('ΔE', ''), place).not.toMatch(/[A-Za-z]/)
  }
  for (const [place, text] of english) expect(text, place).not.toMatch(/\p{Script=Han}/u)
})
