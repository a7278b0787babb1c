import { describe, expect, it } from 'vitest'
import { errorText } from '../../../../src/renderer/i18n/error-text.ts'
import { preferredLanguage, TEXTS } from '../../../../src/renderer/i18n/languages.ts'
import { ERROR_CODES } from '../../../../src/shared/contract/errors.ts'
import { FILE_KINDS } from '../../../../src/shared/contract/file-kinds.ts'
import { SESSION_STEPS } from '../../../../src/shared/contract/session-state.ts'
import { LANGUAGES } from '../../../../src/shared/contract/settings.ts'
import { LAYERS } from '../../../../src/shared/imaging/layers.ts'
import { LOW_CONFIDENCE } from '../../../../src/shared/imaging/metrics.ts'
import { PARAMETERS } from '../../../../src/shared/imaging/parameters.ts'
import { PHOTO_LIMITS } from '../../../../src/shared/imaging/photo-limits.ts'
import { QUALITY_RULE_IDS } from '../../../../src/shared/imaging/quality.ts'
import { allStrings } from './all-strings.ts'

const CHINESE = /\p{Script=Han}/u

/** What the program must not claim to do, in both languages. */
const CLAIMS =
  /diagnos|melanoma|malign|benign|cancer|tumou?r|severity|severe|score|disease|patholog|lesion|risk|treat|诊断|黑色素瘤|恶性|良性|癌|肿瘤|严重|评分|疾病|病变|病灶|病理|风险|治疗/i

/** Names that are written the same in every language. */
const NAMES = new Set(
  [
    'Basalis',
    'A4',
    'JPEG',
    'PNG',
    'WebP',
    'HEIC',
    'HEIF',
    'HEVC',
    'AVIF',
    'GIF',
    'BMP',
    'PDF',
    'TIFF',
    'DICOM',
    'DICOMweb',
    'PACS',
    'PEM',
    // As addresses begin, and one for an example.
    'https',
    'pacs',
    'example',
    'dicom',
    'web',
    'SVG',
    'ZIP',
    'gzip',
    'XL',
    'Photoshop',
  ].concat([
    'CR2',
    'CR3',
    'RW2',
    'ORF',
    'RAF',
    'X3F',
    'sRGB',
    // Of ΔE00 and ΔC*, the symbols of colour differences.
    'E00',
    'C',
    'MB',
    'GB',
    'Electron',
    'Chromium',
    'Ctrl',
    'Esc',
    'X',
  ]),
)

describe.each(LANGUAGES)('the texts in %s', (language) => {
  const texts = TEXTS[language]
  const strings = allStrings(texts)

  it('are all there: none is empty, none has a blank that was not filled in', () => {
    expect(strings.size).toBeGreaterThan(200)
    for (const [place, text] of strings) {
      expect(text.trim(), place).toBe(text)
      expect(text, place).not.toBe('')
      expect(text, place).not.toMatch(/undefined|null|NaN|\[object|\$\{/)
    }
  })

  it('name every layer, step, rule and error', () => {
    expect(Object.keys(texts.layers).sort()).toEqual([...LAYERS].sort())
    expect(Object.keys(texts.steps).sort()).toEqual([...SESSION_STEPS].sort())
    expect(Object.keys(texts.quality.rules).sort()).toEqual([...QUALITY_RULE_IDS].sort())
    expect(Object.keys(texts.errors).sort()).toEqual([...ERROR_CODES].sort())
  })

  it('claim nothing that the program does not do; only the notice says what it is not for', () => {
    for (const [place, text] of strings) if (place !== '.notice') expect(text, place).not.toMatch(CLAIMS)
    expect(texts.notice).toMatch(/diagnosis|诊断/)
    expect(texts.notice).toMatch(/not a medical device|不是医疗器械/i)
  })

  it('give every layer a name of its own that is more than a colour', () => {
    const names = LAYERS.map((layer) => texts.layers[layer].name)
    expect(new Set(names).size).toBe(LAYERS.length)
    for (const name of names) expect(name).not.toMatch(/^(red|brown|gray|yellow|blue|红|棕|灰|黄|蓝)$/i)
    expect(new Set(LAYERS.map((layer) => texts.layers[layer].meaning)).size).toBe(LAYERS.length)
  })

  it('end every sentence as the language does', () => {
    const end = language === 'en' ? /[.]$/ : /。$/
    for (const [place, text] of strings)
      if (
        /^\.(errors|bug|drops|disconnected|notice|wholePhotoNote|skinByColourNote|paneHint|quality\.rules|numbers\.uncertainNote|capturePrompts|captureReasons)|meaning$/.test(
          place,
        )
      )
        expect(text, place).toMatch(end)
  })

  it('call no error by its code', () => {
    for (const code of ERROR_CODES) for (const text of strings.values()) expect(text).not.toContain(code)
  })

  it('say in an error what was found and what is allowed', () => {
    const large = texts.errors.IMAGE_TOO_LARGE({ width: 20_001, height: 7 })
    expect(large).toContain('20,001 × 7')
    expect(large).toContain('12,000')
    expect(texts.errors.FILE_TOO_LARGE({ megabytes: 1345 })).toMatch(/200 MB.*1,345 MB/)
    expect(texts.errors.IMAGE_TOO_SMALL({ width: 3, height: 4 })).toContain(`${PHOTO_LIMITS.minSidePixels}`)
    const kinds = Object.keys(FILE_KINDS).map((found) => texts.errors.IMAGE_TYPE_UNSUPPORTED({ found }))
    expect(new Set(kinds).size).toBe(kinds.length)
    for (const found of ['constructor', 'a name of somebody', 7])
      expect(texts.errors.IMAGE_TYPE_UNSUPPORTED({ found })).toBe(
        texts.errors.IMAGE_TYPE_UNSUPPORTED({ found: 'unknown' }),
      )
  })

  it('explain the numbers by the parameters that they are computed with', () => {
    const { areaLevel, spotMinArea } = PARAMETERS
    expect(texts.numbers.areaHint).toContain(`${areaLevel.default}`)
    expect(texts.numbers.spotsHint).toContain(`${areaLevel.default}`)
    expect(texts.numbers.spotsHint).toContain(`${spotMinArea.default}`)
  })

  it('say from which confidence on a map is called uncertain', () => {
    expect(texts.numbers.uncertainHint).toMatch(new RegExp(`${100 * LOW_CONFIDENCE} ?%`))
  })

  it('list the same keys as every other language', () => {
    const keys = texts.shortcuts.rows.map(([pressed]) => pressed)
    expect(keys).toEqual(TEXTS.en.shortcuts.rows.map(([pressed]) => pressed))
  })
})

describe('the texts', () => {
  it('leave no English in Chinese but names and keys, and no Chinese in English', () => {
    for (const [place, text] of allStrings(TEXTS['zh-CN'])) {
      if (/^\.shortcuts\.rows\.\d+\.0\./.test(place)) continue
      const words = text.match(/[A-Za-z][A-Za-z0-9]*/g) ?? []
      for (const word of words) expect(NAMES.has(word), `${place}: ${word}`).toBe(true)
    }
    for (const [place, text] of allStrings(TEXTS.en)) expect(text, place).not.toMatch(CHINESE)
  })

  it('are Chinese in Chinese, written with its own punctuation', () => {
    for (const [place, text] of allStrings(TEXTS['zh-CN'])) {
      if (/^\.shortcuts\.rows\.\d+\.0\.|^\.details\.hosts\.electron/.test(place)) continue
      expect(text, place).toMatch(CHINESE)
      expect(text, place).not.toMatch(/\p{Script=Han}\s*[,.;:!?()]|[,.;:!?()]\s*\p{Script=Han}/u)
    }
  })

  it('have the same places in both languages', () => {
    const [one, other] = LANGUAGES.map((language) => [...allStrings(TEXTS[language]).keys()])
    expect(one).toEqual(other)
  })
})

describe('errorText', () => {
  it('says an error in the interface’s language, never with main’s own words', () => {
    const error = { kind: 'expected', code: 'IMAGE_CORRUPT', message: 'a secret of main' } as const
    for (const language of LANGUAGES) {
      const texts = TEXTS[language]
      expect(errorText(error, texts)).toBe(texts.errors.IMAGE_CORRUPT({}))
      expect(errorText(error, texts)).not.toContain('secret')
      expect(errorText({ kind: 'bug' }, texts)).toBe(texts.bug)
      expect(errorText({ kind: 'cancelled' }, texts)).toBe(texts.cancelled.title)
    }
  })

  it('fills in the facts of an error', () => {
    const facts = { width: 4, height: 5 }
    const error = { kind: 'expected', code: 'IMAGE_TOO_SMALL', message: '', facts } as const
    expect(errorText(error, TEXTS.en)).toContain('4 × 5 pixels')
  })
})

describe('preferredLanguage', () => {
  it.each([
    [['zh-CN'], 'zh-CN'],
    [['zh-Hans-SG', 'en'], 'zh-CN'],
    [['ZH'], 'zh-CN'],
    [['en-GB'], 'en'],
    [['de-DE', 'zh-TW', 'en'], 'zh-CN'],
    [['fr', 'en-US', 'zh'], 'en'],
    [['fr', 'de'], 'en'],
    [['zhx', 'enx'], 'en'],
    [[''], 'en'],
    [[], 'en'],
  ])('takes of %j %s', (preferred, language) => {
    expect(preferredLanguage(preferred)).toBe(language)
  })
})
