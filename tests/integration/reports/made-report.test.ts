import { execFileSync } from 'node:child_process'
import { beforeAll, describe, expect, it } from 'vitest'
import { makeReport } from '../../../src/main/reports/make-report.ts'
import { LANGUAGES } from '../../../src/shared/contract/settings.ts'
import {
  PAPERS,
  REPORT_TEMPLATES,
  type ReportContent,
  type ReportPictures,
  type ReportTemplate,
} from '../../../src/shared/reports/report-content.ts'
import { FIRST_MS, madeContent, madePictures, madeRegion, madeShot } from '../../unit/reports/made-content.ts'
import {
  fontsOf,
  hasProgram,
  imagesOf,
  infoOf,
  lowerEdgesOf,
  onPdf,
  pageCount,
  structureOf,
  textOf,
} from './pdf-tools.ts'

const PAGES: Readonly<Record<ReportTemplate, number>> = {
  'one-page': 1,
  full: 5,
  'before-after': 2,
  'film-strip': 1,
}

const LONG = {
  latin: 'Maximiliane-Alexandrina Wilhelmina Featherstonehaugh-Cholmondeley de la Vega y Montemayor',
  chinese: '古丽巴哈尔·阿卜杜热合曼诺娃·买买提吐尔逊江·艾则孜阿吉'.repeat(3),
} as const

let pictures: ReportPictures
beforeAll(async () => {
  pictures = await madePictures()
})

const made = async (changes: Partial<ReportContent> = {}, password: string | null = null) =>
  makeReport({ content: madeContent(changes), pictures, password })

const unanalysed = { ...madeShot(0), analysis: null, card: null }

describe.each(REPORT_TEMPLATES)('the report "%s"', (template) => {
  it.each(PAPERS.flatMap((paper) => LANGUAGES.map((language) => ({ paper, language }))))(
    'has its pages on $paper in $language',
    async ({ paper, language }) => {
      const { bytes, pages } = await made({ template, paper, language })
      // A sheet of Letter is lower: lights do not fit below wide maps, and a wide pair's maps stay with their photos.
      expect(pages).toBe(PAGES[template] + (template === 'full' && paper === 'letter' ? 1 : 0))
      expect(pageCount(bytes)).toBe(pages)
    },
  )

  it.each([
    ['without an analysis', { shots: [unanalysed], pair: null, series: [] }],
    ['without a picture', { shots: [{ ...unanalysed, picture: null }], pair: null, series: [] }],
    ['without a photo', { shots: [], pair: null, series: [] }],
    ['without a patient', { patient: null, visits: [], visit: null, auditHead: null }],
    ['without a word of the clinic', { clinic: { name: '', address: [], logo: null } }],
  ])('is made %s', async (_what, changes) => {
    const { pages } = await made({ template, ...changes })
    expect(pages).toBeLessThanOrEqual(PAGES[template])
  })
})

describe.runIf(hasProgram('pdftotext'))('what can be read in a report', () => {
  it('is all of a long name in both scripts, on every page', async () => {
    for (const name of Object.values(LONG)) {
      const patient = { name, number: 'N'.repeat(64), birthDate: '1990-11-30' }
      for (const template of REPORT_TEMPLATES) {
        const { bytes, pages } = await made({ template, language: 'zh-CN', patient })
        const text = textOf(bytes).replaceAll(/\s/g, '')
        expect(text.split(name.replaceAll(/\s/g, '')).length - 1, template).toBe(pages)
      }
    }
  })

  it('is correct Chinese, line by line', async () => {
    const findings = '与首次就诊相比，两颊泛红的范围有所缩小；棕色图显示左颊的小斑点与上次相同。'.repeat(4)
    const { bytes } = await made({
      language: 'zh-CN',
      patient: { name: '欧阳明月', number: '2026-0001', birthDate: '1990-11-30' },
      texts: { title: '', findings, advice: '' },
    })
    const text = textOf(bytes).replaceAll(/\s/g, '')
    for (const words of [
      '皮肤影像报告',
      '欧阳明月',
      findings,
      '不用于诊断',
      '1990年11月30日',
      '可比，但需谨慎',
    ])
      expect(text).toContain(words)
  })

  it('says the change of every number and whether it is larger than noise', async () => {
    const text = textOf((await made()).bytes)
    expect(text).toMatch(/−0\.012/)
    expect(text).toMatch(/larger than noise/)
    expect(text).toMatch(/within noise/)
  })

  it('is that a photo was kept although it does not meet the rules, in every kind of report', async () => {
    const shot = {
      ...madeShot(30),
      despite: {
        failed: ['yaw' as const],
        reason: 'not-able' as const,
        note: 'Stiff neck.',
        by: 'Mei',
        atMs: FIRST_MS,
      },
    }
    for (const template of REPORT_TEMPLATES) {
      const { bytes } = await made({ template, shots: [madeShot(0), madeShot(1), madeShot(2), shot] })
      expect(textOf(bytes).replaceAll(/\s+/g, ' '), template).toMatch(
        /Kept although it does not meet the rules of capture: Not met: Head turned sideways\. Reason: the patient could not do it otherwise\. Stiff neck\. Kept by Mei, 1 Mar 2026\./,
      )
    }
  })

  it('is what was drawn by hand: by name and number, against no noise, and where there are no numbers', async () => {
    for (const template of ['one-page', 'full', 'before-after'] as const) {
      const { bytes } = await made({ template })
      const text = textOf(bytes).replaceAll(/\s+/g, ' ')
      expect(text, template).toMatch(/1: Mark 1 .*no noise figure/)
      expect(text, template).toContain('outlined: drawn by hand')
      expect(text, template).toContain('Without numbers, as there is no skin inside: Drawn region 12.')
    }
    expect(textOf((await made({ template: 'film-strip' })).bytes)).not.toMatch(/drawn (by|region)|^12$/im)
  })

  it('is every one of forty regions, under a head on each page', async () => {
    const names = Array.from({ length: 40 }, (_, at) => `Place ${at + 1}`)
    const shot = madeShot(30)
    const shots = [
      {
        ...shot,
        analysis: shot.analysis && { ...shot.analysis, regions: names.map((name) => madeRegion(name)) },
      },
    ]
    const { bytes, pages } = await made({ shots, pair: null, series: [] })
    const text = textOf(bytes)
    for (const name of names) expect(text).toContain(`${name}\n`)
    const tablePages = text.split('\f').filter((page) => /Place \d+\n/.test(page))
    expect(tablePages.length).toBeGreaterThan(3)
    for (const page of tablePages) expect(page).toContain('Against noise')
    expect(pages).toBeLessThan(12)
  })

  it('is text as it was typed, whatever it looks like', async () => {
    const typed = `<script>alert('x')</script> \${1+1} (a) Tj ET %PDF \\ & "quoted" =1+1`
    const { bytes } = await made({
      texts: { title: typed, findings: typed, advice: typed },
      clinic: { name: typed, address: [], logo: null },
    })
    const text = textOf(bytes).replaceAll(/\s+/g, ' ')
    expect(text.split(typed).length - 1).toBeGreaterThanOrEqual(4)
    expect(Buffer.from(bytes).toString('latin1')).not.toMatch(/\/(JavaScript|OpenAction|AA|URI|Launch)\b/)
  })

  it('shows where a name holds a sign that cannot be printed', async () => {
    const { bytes } = await made({ patient: { name: 'Anna 🙂 Łoś', number: '7', birthDate: null } })
    expect(textOf(bytes)).toContain('Anna □ Łoś')
  })

  it.each([
    ['Polish', 'Łukasz Żółćiński'],
    ['Czech', 'Jiří Dvořák'],
    ['Hungarian', 'Erdős Győző'],
    ['Turkish', 'Şükrü Yıldırım İğdır'],
    ['Vietnamese', 'Nguyễn Thị Phương Thảo'],
    ['Chinese beside it', '李娜 Wałęsa'],
  ])('has names of every kind whole: %s', async (_language, name) => {
    const patient = { name, number: '7', birthDate: null }
    const { bytes } = await made({ patient, texts: { title: '', findings: `Wie ${name} sagt`, advice: '' } })
    const text = textOf(bytes)
    expect(text).toContain(name)
    expect(text).toContain(`Wie ${name} sagt`)
    expect(text).not.toContain('□')
    for (const font of fontsOf(bytes).trim().split('\n').slice(2))
      expect(font).toMatch(/\+NotoSans(SC)?-\w+ .*yes yes yes/)
  })

  it('is all of the longest notes of a product, and nothing below the foot of a page', async () => {
    const notes = Array.from({ length: 400 }, (_, at) => `word${at + 1}`).join(' ')
    const item = { kind: 'product', name: 'Sunscreen', brand: '', dose: '', lot: '', notes } as const
    const [visit] = madeContent().visits
    const visits = visit ? [{ ...visit, treatments: [item, { ...item, notes: 'the last' }] }] : []
    for (const template of ['full', 'before-after'] as const) {
      const { bytes } = await made({ template, visits })
      expect(Math.max(...lowerEdgesOf(bytes)), template).toBeLessThan(842 - 28)
      const pages = textOf(bytes).split('\f')
      for (const word of [...notes.split(' '), 'the last']) expect(pages.join('\n')).toContain(word)
      for (const page of pages.filter((one) => /word\d/.test(one))) expect(page).toContain('Brand or device')
    }
  })

  it('is all of the longest reason and the longest site, and nothing below the foot of a page', async () => {
    const [visit] = madeContent().visits
    const visits = visit ? [{ ...visit, reason: '红'.repeat(499) + '末', treatments: [] }] : []
    const shots = [{ ...madeShot(0), bodySite: '颊'.repeat(200), device: '机'.repeat(200) }]
    for (const template of REPORT_TEMPLATES) {
      const { bytes } = await made({ template, language: 'zh-CN', visits, shots, pair: null, series: [] })
      expect(Math.max(...lowerEdgesOf(bytes)), template).toBeLessThan(842 - 28)
    }
  })

  it('is no word of a visit after the one that it is about', async () => {
    const [visit] = madeContent().visits
    const item = { kind: 'product', name: 'Later cream', brand: '', dose: '', lot: '', notes: '' } as const
    const later = visit && { ...visit, atMs: visit.atMs + 1, reason: 'A later reason', treatments: [item] }
    const visits = [visit, later].filter((one) => one !== undefined)
    for (const template of ['full', 'before-after'] as const) {
      const text = textOf((await made({ template, visits })).bytes)
      expect(text).toContain('Dermacalm')
      expect(text).not.toMatch(/Later cream|A later reason/)
    }
  })

  it('is a text of many pages, without a line lost', async () => {
    const lines = Array.from({ length: 300 }, (_, at) => `Line ${at + 1} of what the clinician wrote.`)
    const { bytes, pages } = await made({ texts: { title: '', findings: lines.join('\n'), advice: '' } })
    expect(pages).toBeGreaterThan(8)
    const text = textOf(bytes)
    for (const line of lines) expect(text).toContain(line)
  })
})

describe.runIf(hasProgram('pdfinfo'))('the file of a report', () => {
  it('is tagged, in its language, with a title that holds no name', async () => {
    const { bytes } = await made({ texts: { title: 'About Anna van der Berg', findings: '', advice: '' } })
    const info = infoOf(bytes)
    expect(info).toMatch(/^Title: +Skin photo report$/m)
    expect(info).toMatch(/^Tagged: +yes$/m)
    expect(info).toMatch(/^JavaScript: +no$/m)
    expect(Buffer.from(bytes).toString('latin1')).toMatch(/\/Lang \(en\)/)
  })

  it('has headings, tables, and figures with their words', async () => {
    const structure = structureOf((await made()).bytes)
    for (const tag of ['H1', 'H2', 'Table', 'TR', 'TH', 'TD', 'Figure', 'Caption'])
      expect(structure, tag).toMatch(new RegExp(`^ *${tag}\\b`, 'm'))
    expect(structure).toMatch(/Skin photo report/)
    expect(structure).not.toMatch(/Page 1 of/)
  })

  it('holds its fonts as subsets', async () => {
    const fonts = fontsOf((await made()).bytes)
      .trim()
      .split('\n')
      .slice(2)
    expect(fonts).toHaveLength(2)
    for (const font of fonts) expect(font).toMatch(/\+NotoSansSC-\w+ .*yes yes yes/)
  })

  it('holds pictures of 200 to 300 dots an inch', async () => {
    const large = await madePictures({ width: 3000, height: 2250 })
    const { bytes } = await makeReport({ content: madeContent(), pictures: large, password: null })
    const dots = imagesOf(bytes)
      .trim()
      .split('\n')
      .slice(2)
      .map((line) => Number(line.trim().split(/\s+/)[12]))
    expect(dots.length).toBeGreaterThan(10)
    for (const each of dots) {
      expect(each).toBeGreaterThanOrEqual(200)
      expect(each).toBeLessThanOrEqual(300)
    }
  })
})

describe.runIf(hasProgram('qpdf'))('a report with a password', () => {
  it('opens with it and with nothing else', async () => {
    const { bytes } = await made({}, '口令 for Anna')
    const check = (password: string) => {
      onPdf(bytes, (file) => {
        execFileSync('qpdf', [`--password=${password}`, '--check', file], { stdio: 'pipe' })
      })
    }
    check('口令 for Anna')
    for (const wrong of ['', 'another one', '口令 for Ann'])
      expect(() => {
        check(wrong)
      }).toThrow(/invalid password/)
    expect(Buffer.from(bytes).toString('latin1')).toMatch(/\/CFM \/AESV3/)
    expect(Buffer.from(bytes).includes(Buffer.from('Anna van der Berg', 'utf16le').swap16())).toBe(false)
  })

  it('is without fault by qpdf, with and without', async () => {
    for (const password of [null, 'correct horse'])
      for (const template of REPORT_TEMPLATES) {
        const { bytes } = await made({ template }, password)
        onPdf(bytes, (file) => {
          const said = execFileSync('qpdf', [`--password=${password ?? ''}`, '--check', file], {
            encoding: 'utf8',
          })
          expect(said).toMatch(/No syntax or stream encoding errors/)
        })
      }
  })
})

describe('what is no report', () => {
  it.each([
    [
      'a content of another form',
      { timeZone: 'Nowhere' },
      /^expected the content of a report, found at "timeZone"/,
    ],
    ['a picture that is missing', { clinic: { name: '', address: [], logo: 'logo' } }, /"logo".*found none$/],
  ])('is refused in one sentence: %s', async (_what, changes, sentence) => {
    await expect(made(changes)).rejects.toThrow(sentence)
  })

  it('is refused where a picture is another file', async () => {
    const content = madeContent()
    const broken = { ...pictures, photo: Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>') }
    await expect(makeReport({ content, pictures: broken, password: null })).rejects.toThrow(
      /"photo".*another file$/,
    )
  })

  it.each(['', 'short', 'with\u0000zero', 'x'.repeat(128), '界'.repeat(43)])(
    'is refused with a password that cannot be one',
    async (password) => {
      await expect(made({}, password)).rejects.toThrow(/^expected a password/)
    },
  )

  it('ends where nobody wants it any more', async () => {
    const seen: string[] = []
    const run = makeReport(
      { content: madeContent(), pictures, password: null },
      {
        throwIfCancelled: () => {
          if (seen.length === 2) throw new Error('enough')
        },
        onPage: (done, total) => seen.push(`${done} of ${total}`),
      },
    )
    await expect(run).rejects.toThrow('enough')
    expect(seen).toEqual(['0 of 5', '1 of 5'])
  })
})
