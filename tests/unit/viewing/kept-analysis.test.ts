import { describe, expect, it } from 'vitest'
import { mapLayers } from '../../../src/main/encoder/map-layers.ts'
import { readKept, saysAll, type KeptAnalysis } from '../../../src/main/viewing/kept-analysis.ts'
import type { AnalysisReport } from '../../../src/shared/contract/analysis-report.ts'
import type { ColourCardReport, EarlierCard } from '../../../src/shared/imaging/colour-card.ts'
import { evenConfidence, noisyMaps, noisyBytes } from '../analysis/layers/pictures.ts'
import { REPORT } from './fakes.ts'

const size = { width: 41, height: 23 }
const planes = {
  maps: noisyMaps(size),
  confidence: { ...evenConfidence(size, 0), data: noisyBytes(3 * size.width * size.height, 5) },
  skin: { ...size, data: noisyBytes(size.width * size.height, 6) },
}

const keptOf = async (without = ''): Promise<KeptAnalysis> => {
  const layers: { name: string; bytes: Uint8Array }[] = []
  for (const { name, encode } of mapLayers(planes))
    if (name !== without) layers.push({ name, bytes: await encode() })
  return { report: REPORT, layers }
}

describe('a kept analysis', () => {
  it('gives every sample as it was', async () => {
    const { maps, confidence, skin, report } = await readKept(await keptOf(), size)
    expect(maps.data).toEqual(planes.maps.data)
    expect(confidence.data).toEqual(planes.confidence.data)
    expect(skin.data).toEqual(planes.skin.data)
    expect(report).toBe(REPORT)
  })

  it('is none where a layer is missing', async () => {
    await expect(readKept(await keptOf('confidence-brown'), size)).rejects.toMatchObject({
      code: 'IMAGE_MISSING',
    })
  })

  it('is none where a layer is of another size', async () => {
    await expect(readKept(await keptOf(), { width: 40, height: 23 })).rejects.toMatchObject({
      code: 'IMAGE_CORRUPT',
    })
  })
})

describe('what a kept analysis says of a photo', () => {
  const photo = { sha256: 'a'.repeat(64), ...size }
  const report: AnalysisReport = {
    ...REPORT,
    input: { ...REPORT.input, ...photo },
    region: { requested: 'face', used: 'skin', reason: null },
  }

  it('is all where it is of the same bytes, and of a face with its regions', () => {
    expect(saysAll(report, photo)).toBe(true)
    const outlines = { nose: [{ x: 1, y: 2 }] }
    expect(saysAll({ ...report, region: { ...report.region, used: 'face', outlines } }, photo)).toBe(true)
  })

  const print: EarlierCard = { card: 'basalis-print', patches: [], print: { id: 'one', isTrue: true } }
  it.each<[string, Partial<ColourCardReport>, EarlierCard | null, boolean]>([
    ['no print is known still', { refused: 'no-reference' }, null, true],
    ['the print has been measured since', { refused: 'no-reference' }, print, false],
    ['the same print makes nothing truer', { refused: 'no-gain', print: 'one' }, print, true],
    ['another print was in use', { refused: 'no-gain', print: 'two' }, print, false],
    ['the print could not be read', { refused: 'overexposed' }, print, true],
    ['the card is no print', { card: 'classic-24', refused: 'no-gain' }, print, true],
  ])('hangs on the print of the clinic: %s', (_name, card, known, all) => {
    const colourCard = { card: 'basalis-print', ...card } as ColourCardReport
    expect(saysAll({ ...report, colourCard }, photo, known)).toBe(all)
  })

  it.each<[string, Partial<AnalysisReport>]>([
    ['other bytes', { input: { ...report.input, sha256: 'b'.repeat(64) } }],
    ['another size', { input: { ...report.input, width: 40 } }],
    ['another part of the photo', { region: { ...report.region, requested: 'patch' } }],
    ['colours that a card has corrected', { colourCard: { refused: null } as AnalysisReport['colourCard'] }],
    ['a face without regions', { region: { ...report.region, used: 'face' } }],
  ])('is not all of %s', (_name, part) => {
    expect(saysAll({ ...report, ...part }, photo)).toBe(false)
  })
})
