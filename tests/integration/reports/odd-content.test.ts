import { describe, expect, it } from 'vitest'
import { makeReport } from '../../../src/main/reports/make-report.ts'
import { isReportPassword } from '../../../src/shared/reports/report-password.ts'
import {
  DAY_MS,
  FIRST_MS,
  madeContent,
  madePictures,
  madeRegion,
  madeShot,
} from '../../unit/reports/made-content.ts'
import { hasProgram, textOf, wordBoxesOf, type WordBox } from './pdf-tools.ts'

const plain = { ...madeShot(0), analysis: null, card: null, picture: null, outlines: [] }
const small = { shots: [plain], pair: null, series: [] }

const overlap = (one: WordBox, other: WordBox): boolean =>
  one.page === other.page &&
  Math.min(one.right, other.right) - Math.max(one.left, other.left) > 0.5 &&
  // Boxes of words are higher than their letters.
  Math.min(one.bottom, other.bottom) - Math.max(one.top, other.top) > 4

describe.runIf(hasProgram('pdftotext'))('a report of odd content', () => {
  it.each(['en', 'zh-CN'] as const)(
    'sets no words over others where photos are very narrow, in %s',
    async (language) => {
      const pictures = { ...(await madePictures({ width: 60, height: 600 }, 's')) }
      for (const template of ['before-after', 'one-page'] as const) {
        const shots = [madeShot(0, 's'), madeShot(274, 's')].map((shot) => ({ ...shot, outlines: [] }))
        const { pair } = madeContent()
        const content = madeContent({
          template,
          language,
          shots,
          pair: pair && { ...pair, after: 1 },
          series: [],
        })
        const { bytes } = await makeReport({ content, pictures, password: null })
        const words = wordBoxesOf(bytes)
        expect(words.length).toBeGreaterThan(50)
        const over = words.flatMap((one, at) =>
          words
            .slice(at + 1)
            .filter((other) => overlap(one, other))
            .map((other) => `${one.word} ${other.word}`),
        )
        expect(over, template).toEqual([])
      }
    },
  )

  it('labels the ticks of a chart so that they can be told apart', async () => {
    const point = (day: number, value: number) => ({
      ...{ atMs: FIRST_MS + day * DAY_MS, red: value, brown: value / 2, gray: 0, joined: day > 0 },
    })
    const series = (['mean', 'area'] as const).map((number) => ({
      ...{ region: 'face', number, points: [point(0, 0.0011), point(9, 0.0018)] },
    }))
    const content = madeContent({ template: 'film-strip', ...small, series })
    const text = textOf((await makeReport({ content, pictures: {}, password: null })).bytes)
    for (const label of ['0.0005', '0.0010', '0.0015', '0.0020']) expect(text).toContain(label)
    for (const label of ['0.05', '0.10', '0.15', '0.20'])
      expect(text.replaceAll('\u00a0', ' ')).toContain(`${label} %`)
  })

  it('has no variation of a map that is 0 all over, as on the screen', async () => {
    const region = madeRegion('face')
    const none = { mean: 0, sd: 0, cv: 0, area: 0, spots: 0, change: null }
    const shot = madeShot(0)
    const analysis = shot.analysis && {
      ...shot.analysis,
      lights: [],
      regions: [{ ...region, maps: { ...region.maps, gray: none } }],
    }
    const content = madeContent({
      template: 'one-page',
      ...small,
      shots: [{ ...shot, outlines: [], analysis }],
    })
    const { bytes } = await makeReport({
      content,
      pictures: await madePictures({ width: 48, height: 36 }),
      password: null,
    })
    const words = wordBoxesOf(bytes)
    const row = words.filter(({ word }) => word === '0.000').at(-1)
    const line = words.filter(({ top, left }) => row && Math.abs(top - row.top) < 1 && left > row.left)
    expect(line.map(({ word }) => word).join(' ')).toMatch(/^– 0.0/)
  })

  it.each([
    ['en', 'In a wheelchair', 'otherwise. In a wheelchair. Kept by Mei'],
    ['en', 'In a “wheelchair.”', 'otherwise. In a “wheelchair.” Kept by Mei'],
    ['zh-CN', '坐轮椅', '无法配合。坐轮椅。由Mei于'],
  ] as const)('ends in %s the note %j before it says who kept a photo', async (language, note, said) => {
    const despite = { ...{ failed: [], reason: 'not-able' as const, by: 'Mei' }, note, atMs: FIRST_MS }
    const shots = [{ ...plain, despite }]
    const content = madeContent({ template: 'film-strip', language, ...small, shots })
    const { bytes } = await makeReport({ content, pictures: {}, password: null })
    expect(textOf(bytes).replaceAll(/\s+/g, ' ')).toContain(said)
  })

  it.each([
    '七盏灯、很安静。',
    '七盏灯，很安静！',
    '１２３４５６',
    'cafe\u0301 creme',
    '🙂🙂🙂🤩🤩🤩',
    'café crème',
  ])('opens by the password %j as it is typed, or never takes it', async (password) => {
    const content = madeContent({
      template: 'one-page',
      ...small,
      texts: { title: '', findings: '', advice: '' },
    })
    const made = makeReport({ content, pictures: {}, password })
    if (isReportPassword(password)) expect(textOf((await made).bytes, password)).toContain('Anna')
    else await expect(made).rejects.toMatchObject({ code: 'ARGUMENT_INVALID' })
  })
})
