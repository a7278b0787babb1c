import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import sharp from 'sharp'
import { beforeAll, describe, expect, it } from 'vitest'
import { makeReport } from '../../../src/main/reports/make-report.ts'
import {
  REPORT_TEMPLATES,
  type ReportContent,
  type ReportPictures,
} from '../../../src/shared/reports/report-content.ts'
import { isWithin, pictureDifference, type Tolerance } from '../../support/compare-pictures.ts'
import { madeContent, madePictures } from '../../unit/reports/made-content.ts'
import { hasProgram, pagesOf } from './pdf-tools.ts'

/** Pages as they are meant to look. BASALIS_GOLDEN=write makes them anew: then look at every one before it is committed. */
const FOLDER = join(import.meta.dirname, 'golden')
const DOTS_PER_INCH = 50
/** Of greys; a line of text that has moved by half its height changes squares by 40 and more. */
const TOLERANCE: Tolerance = { square: 26, mean: 1.2 }
const EDITIONS = [
  { language: 'en', paper: 'a4' },
  { language: 'zh-CN', paper: 'letter' },
] as const

let pictures: ReportPictures
beforeAll(async () => {
  pictures = await madePictures()
})

async function pages(changes: Partial<ReportContent>): Promise<readonly Buffer[]> {
  const { bytes } = await makeReport({ content: madeContent(changes), pictures, password: null })
  return pagesOf(bytes, DOTS_PER_INCH)
}

describe.runIf(hasProgram('pdftoppm'))('a report’s pages', () => {
  it.each(EDITIONS.flatMap((edition) => REPORT_TEMPLATES.map((template) => ({ template, ...edition }))))(
    'look as they are meant to: $template in $language on $paper',
    async ({ template, language, paper }) => {
      const drawn = await pages({ template, language, paper })
      for (const [index, page] of drawn.entries()) {
        const file = join(FOLDER, `${template}-${language}-${paper}-${index + 1}.png`)
        if (process.env['BASALIS_GOLDEN'] === 'write') {
          mkdirSync(FOLDER, { recursive: true })
          writeFileSync(file, await sharp(page).greyscale().png({ palette: true, colours: 64 }).toBuffer())
        }
        const difference = await pictureDifference(page, readFileSync(file), 'grey')
        expect(isWithin(difference, TOLERANCE), `${file}: ${JSON.stringify(difference)}`).toBe(true)
      }
    },
  )

  it('are told apart where a block has moved by a line', async () => {
    const words = madeContent().texts
    const [moved] = await pages({
      template: 'one-page',
      texts: { ...words, findings: `${words.findings}\nOne line more.` },
    })
    const golden = readFileSync(join(FOLDER, 'one-page-en-a4-1.png'))
    expect(isWithin(await pictureDifference(moved ?? golden, golden, 'grey'), TOLERANCE)).toBe(false)
  })

  it('are told apart where all of it has moved by a few points', async () => {
    const golden = readFileSync(join(FOLDER, 'full-en-a4-1.png'))
    const { width, height } = await sharp(golden).metadata()
    const moved = await sharp(golden)
      .extract({ left: 0, top: 0, width, height: height - 4 })
      .extend({ top: 4, background: '#ffffff' })
      .png()
      .toBuffer()
    expect(isWithin(await pictureDifference(moved, golden, 'grey'), TOLERANCE)).toBe(false)
  })
})
