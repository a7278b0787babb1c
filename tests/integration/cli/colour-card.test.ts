import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { analysisReport, type AnalysisReport } from '../../../src/shared/contract/analysis-report.ts'
import { faceWithCard } from '../../support/face-with-card.ts'
import { CASTS } from '../../unit/analysis/colour-card/made-scene.ts'
import { runCli } from './run-cli.ts'

let folder: string
let messages = ''

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'basalis-card-'))
  await writeFile(join(folder, 'daylight.png'), await faceWithCard())
  await writeFile(join(folder, 'lamp.png'), await faceWithCard({ camera: CASTS.tungsten, noise: 2 }))
  const common = ['--backend', 'cpu']
  const both = await runCli('analyze', ['daylight.png', 'lamp.png', '--out', 'auto', ...common], folder)
  expect(both).toMatchObject({ code: 0 })
  messages = both.error
  const off = ['lamp.png', '--out', 'off', '--colour-card', 'off', ...common]
  expect(await runCli('analyze', off, folder)).toMatchObject({ code: 0 })
})

afterAll(() => rm(folder, { recursive: true }))

const reportIn = async (out: string): Promise<AnalysisReport> =>
  analysisReport.parse(JSON.parse(await readFile(join(folder, out, 'analysis.json'), 'utf8')))

describe('analyze, a face with a colour card', () => {
  it('gives under a lamp what daylight gives, where without the card it is far off', async () => {
    const daylight = await reportIn('auto/daylight')
    const lamp = await reportIn('auto/lamp')
    const uncorrected = await reportIn('off')
    const tone = ({ skin }: AnalysisReport): number => skin.face?.itaDegrees ?? Number.NaN
    expect(Math.abs(tone(lamp) - tone(daylight))).toBeLessThan(1)
    expect(Math.abs(tone(uncorrected) - tone(daylight))).toBeGreaterThan(10)
    const red = ({ metrics }: AnalysisReport): number => metrics.face?.red.mean ?? Number.NaN
    expect(Math.abs(red(lamp) - red(daylight))).toBeLessThan(0.01)
  })

  it('says which card it was, what was done and how true the colours are', async () => {
    const { colourCard } = await reportIn('auto/lamp')
    expect(colourCard).toMatchObject({ card: 'classic-24', reference: 'after-november-2014', refused: null })
    expect(colourCard?.correction?.kind).toBe('linear')
    expect(colourCard?.difference?.after.mean).toBeLessThan(1)
    expect(messages).toMatch(/a colour card was found and the colours were corrected by it: ΔE00 \d/)
    expect((await reportIn('auto/daylight')).colourCard?.refused).toBe('no-gain')
    expect((await reportIn('off')).colourCard).toBeUndefined()
  })

  it('takes no part of the card for skin', async () => {
    const { data, info } = await sharp(join(folder, 'auto/lamp/skin.png'))
      .raw()
      .toBuffer({ resolveWithObject: true })
    const { width, height } = info
    const x = Math.round(0.5 * width)
    const y = Math.round(0.89 * height)
    expect(data[info.channels * (y * width + x)]).toBe(0)
  })

  it('refuses to make a photo like one whose results show no card', async () => {
    const words = ['lamp.png', '--out', 'like', '--card-like']
    const without = await runCli('analyze', [...words, 'off'], folder)
    expect(without).toMatchObject({ code: 2 })
    expect(without.error).toContain('found a photo without a card')
    const nowhere = await runCli('analyze', [...words, 'nowhere'], folder)
    expect(nowhere.error).toContain('found no readable analysis.json')
  })
})
