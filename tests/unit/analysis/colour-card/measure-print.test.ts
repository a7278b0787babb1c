import { describe, expect, it } from 'vitest'
import { colourCardTasks } from '../../../../src/main/analysis/colour-card/colour-card-tasks.ts'
import { findColourCard } from '../../../../src/main/analysis/colour-card/find-colour-card.ts'
import { measurePrint } from '../../../../src/main/analysis/colour-card/measure-print.ts'
import { skinTasks } from '../../../../src/main/analysis/skin/skin-tasks.ts'
import { InlineRunner } from '../../../../src/main/pool/inline-runner.ts'
import { colourDifference } from '../../../../src/shared/imaging/colour-difference.ts'
import { labOfLinear } from '../../../../src/shared/imaging/colour.ts'
import type { EarlierCard, LinearRgb } from '../../../../src/shared/imaging/colour-card.ts'
import type { Point } from '../../../../src/shared/imaging/outline.ts'
import type { RgbImage } from '../../../../src/shared/imaging/pixels.ts'
import { measuredPrint, type MeasuredPrint } from '../../../../src/shared/domain/printed-card.ts'
import { CASTS, CLASSIC, PRINTED, SKIN, cardAt, makeScene, type Scene } from './made-scene.ts'

const runner = new InlineRunner({ ...skinTasks, ...colourCardTasks })

/** What a printer has made of the card: paper that is not white, inks of its own. */
const INKS = PRINTED.map(([r, g, b]): LinearRgb => [0.03 + 0.82 * r ** 1.08, 0.03 + 0.8 * g, 0.04 + 0.74 * b])

const PRINT_SCENE: Scene = {
  width: 900,
  height: 340,
  corners: cardAt(520, 90, 42, 4),
  patches: INKS,
  ground: 0.85,
  noise: 1.5,
}

/** A photo of the print and, `at` its corners, of a 24-patch chart. */
function photoOf(at: readonly Point[] | null, changes: Partial<Scene> = {}): RgbImage {
  const print = makeScene({ ...PRINT_SCENE, ...changes })
  if (!at) return print
  const chart = makeScene({
    ...{ ...PRINT_SCENE, ...changes, corners: at, patches: CLASSIC, ground: 0.012 },
  })
  // The left half is the chart's.
  const data = Uint8Array.from(print.data)
  for (let y = 0; y < print.height; y += 1)
    for (let x = 0; x < 475; x += 1) {
      const from = 3 * (y * print.width + x)
      for (let channel = 0; channel < 3; channel += 1)
        data[from + channel] = chart.data[from + channel] as number
    }
  const shared = new Uint8Array(new SharedArrayBuffer(data.length))
  shared.set(data)
  return { ...print, bits: 8, data: shared }
}

const CHART = cardAt(70, 80, 44)

const measured = async (photo: RgbImage): Promise<MeasuredPrint> => {
  const found = await measurePrint(photo, { runner })
  if (typeof found === 'string') throw new Error(`expected a print, found ${found}`)
  return measuredPrint.parse(found)
}

/** Mean ΔE00 of a print's colours from those of its inks. */
const offBy = ({ patches }: Pick<MeasuredPrint, 'patches'>): number =>
  patches.reduce(
    (sum, patch, index) =>
      sum + colourDifference(labOfLinear(...patch), labOfLinear(...(INKS[index] as LinearRgb))),
    0,
  ) / 24

describe('measurePrint', () => {
  it.each(Object.entries(CASTS))('finds true colours by a chart beside it, under %s', async (_, camera) => {
    const print = await measured(photoOf(CHART, { camera }))
    expect(print.expected).toBeLessThan(1.5)
    expect(offBy(print)).toBeLessThan(1)
  })

  it('finds them also in daylight, which the chart could make no truer', async () => {
    const print = await measured(photoOf(CHART, { noise: 0 }))
    expect(print.expected).toBeLessThan(1)
    expect(offBy(print)).toBeLessThan(0.5)
  })

  it.each([7, 7.5, 8, 8.4])(
    'tells cards of one size in a row apart, %f patches from one to the next',
    async (steps) => {
      const corners = cardAt(500, 90, 42)
      const print = await measured(photoOf(cardAt(500 - 42 * steps, 90, 42), { corners, camera: CASTS.led }))
      expect(print.expected).not.toBeNull()
      expect(offBy(print)).toBeLessThan(1)
    },
  )

  it('takes them as they are in a photo without a chart, and says that nobody knows how true', async () => {
    const print = await measured(photoOf(null))
    expect(print.expected).toBeNull()
    expect(offBy(print)).toBeLessThan(0.6)
  })

  const dimmed = ([r, g, b]: LinearRgb): LinearRgb => [0.3 * r, 0.3 * g, 0.3 * b]
  const burnt = ([r, g, b]: LinearRgb): LinearRgb => [1.6 * r, 1.6 * g, 1.6 * b]
  const finger = (x: number, y: number): LinearRgb | null => (Math.hypot(x - 640, y - 170) < 32 ? SKIN : null)
  it.each<[string, RgbImage, string]>([
    ['no print', photoOf(CHART, { corners: null }), 'no-print'],
    ['coloured light and no chart', photoOf(null, { camera: CASTS.tungsten }), 'coloured-light'],
    ['too little light and no chart', photoOf(null, { camera: dimmed }), 'underexposed'],
    ['too much light', photoOf(CHART, { camera: burnt }), 'overexposed'],
    ['a finger on it', photoOf(CHART, { cover: finger }), 'partly-covered'],
    ['a chart in a lamp’s corner', photoOf(CHART, { light: (x) => 0.55 + 0.5 * x }), 'uneven-light'],
  ])('refuses a photo with %s', async (_, photo, refusal) => {
    expect(await measurePrint(photo, { runner })).toBe(refusal)
  })

  it('refuses one that is mirrored', async () => {
    const [one, two, three, four] = cardAt(520, 90, 42) as [Point, Point, Point, Point]
    const photo = photoOf(null, { corners: [two, one, four, three] })
    expect(await measurePrint(photo, { runner })).toBe('mirrored')
  })
})

describe('a print that was measured', () => {
  const earlier = ({ patches, expected }: MeasuredPrint): EarlierCard => ({
    card: 'basalis-print',
    patches,
    print: { id: 'p', isTrue: expected !== null },
  })

  it('corrects photos under other lamps to true colours, by its own name', async () => {
    const print = await measured(photoOf(CHART, { camera: CASTS.led }))
    const photo = photoOf(null, { camera: CASTS.tungsten })
    const found = await findColourCard(photo, { runner, earlier: earlier(print) })
    expect(found?.report).toMatchObject({ reference: 'measured-print', print: 'p', refused: null })
    expect(found?.report.difference?.before.mean).toBeGreaterThan(5)
    expect(found?.report.difference?.after.mean).toBeLessThan(1)
  })

  it('makes them like its photo where nobody knows its true colours', async () => {
    const print = await measured(photoOf(null))
    const photo = photoOf(null, { camera: CASTS.shade })
    const found = await findColourCard(photo, { runner, earlier: earlier(print) })
    expect(found?.report).toMatchObject({ reference: 'earlier-photo', print: 'p', refused: null })
    expect(found?.report.difference?.leaveOneOut.mean).toBeLessThan(1)
  })

  it('says nothing of a chart with published values', async () => {
    const print = await measured(photoOf(null))
    const chart = makeScene({ width: 480, height: 340, corners: cardAt(96, 80, 42), camera: CASTS.led })
    const found = await findColourCard(chart, { runner, earlier: earlier(print) })
    expect(found?.report.reference).toBe('after-november-2014')
    expect(found?.report.print).toBeUndefined()
  })
})
