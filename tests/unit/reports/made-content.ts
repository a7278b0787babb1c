import sharp from 'sharp'
import { PIGMENTS } from '../../../src/shared/imaging/pigments.ts'
import type { ReportContent, ReportPictures } from '../../../src/shared/reports/report-content.ts'
import { ellipseOutline } from '../../../src/shared/imaging/outline.ts'
import type {
  MapNumbers,
  ReportOutline,
  ReportRegion,
  ReportShot,
} from '../../../src/shared/reports/report-shot.ts'

export const DAY_MS = 24 * 60 * 60 * 1000
/** 1 March 2026, ten o'clock in Shanghai. */
export const FIRST_MS = Date.UTC(2026, 2, 1, 2)

export interface MadeSize {
  readonly width: number
  readonly height: number
}

/** Computed pictures, the same on every machine: a photo of stripes, maps of discs, a skin mask that leaves a border out. */
export async function madePictures(
  { width, height }: MadeSize = { width: 480, height: 360 },
  prefix = '',
): Promise<ReportPictures> {
  const photo = plane(width, height, 3, (x, y, channel) => 120 + 60 * Math.sin((x + 2 * y) / 40 + channel))
  const jpeg = await sharp(photo, { raw: { width, height, channels: 3 } })
    .jpeg({ quality: 92 })
    .toBuffer()
  const png = (bytes: Uint8Array): Promise<Buffer> =>
    sharp(bytes, { raw: { width, height, channels: 1 } })
      .toColourspace('b-w')
      .png({ compressionLevel: 2 })
      .toBuffer()
  const pictures: Record<string, Uint8Array> = { [`${prefix}photo`]: jpeg, [`${prefix}light`]: jpeg }
  for (const [index, pigment] of PIGMENTS.entries()) {
    pictures[`${prefix}${pigment}`] = await png(
      plane(width, height, 1, (x, y) => 255 - Math.hypot(x - width * (0.3 + 0.2 * index), y - height / 2)),
    )
    pictures[`${prefix}sure-${pigment}`] = await png(
      plane(width, height, 1, (x) => (x > width * 0.75 ? 60 : 230)),
    )
  }
  pictures[`${prefix}skin`] = await png(plane(width, height, 1, (x, y) => (x < 30 || y < 20 ? 0 : 255)))
  return pictures
}

function plane(
  width: number,
  height: number,
  channels: number,
  value: (x: number, y: number, channel: number) => number,
): Uint8Array {
  const bytes = new Uint8Array(width * height * channels)
  for (let at = 0; at < bytes.length; at += 1) {
    const pixel = Math.floor(at / channels)
    bytes[at] = Math.min(255, Math.max(0, value(pixel % width, Math.floor(pixel / width), at % channels)))
  }
  return bytes
}

/** `drawn`: its number, where it was drawn by hand. */
export function madeRegion(name: string, mean = 0.08, drawn: number | null = null): ReportRegion {
  // Of drawn regions there is no noise figure.
  const verdictOf = (factor: number) =>
    drawn !== null ? 'unknown' : factor === 1 ? 'larger-than-noise' : 'within-noise'
  const numbers = (factor: number): MapNumbers => ({
    mean: mean * factor,
    sd: 0.052,
    cv: 1.25,
    area: 0.184,
    spots: 1234,
    change: { difference: -0.012 * factor, verdict: verdictOf(factor) },
  })
  return { name, drawn, maps: { red: numbers(1), brown: numbers(0.5), gray: numbers(0.25) } }
}

/** An ellipse that somebody drew, a ninth of the photo wide; the middle in shares of the photo. */
const madeOutline = (drawn: number, name: string, x: number, y: number): ReportOutline => ({
  drawn,
  name,
  rings: [[...ellipseOutline({ x, y }, 0.055, 0.09)]],
})

/** A photo `day` days after the first, all of it known. */
export function madeShot(day: number, prefix = ''): ReportShot {
  const keys = (kind: string) => ({
    red: `${prefix}${kind}red`,
    brown: `${prefix}${kind}brown`,
    gray: `${prefix}${kind}gray`,
  })
  return {
    takenMs: FIRST_MS + day * DAY_MS,
    view: 'front',
    bodySite: 'Left cheek',
    device: 'Camera 7',
    picture: `${prefix}photo`,
    outlines: [madeOutline(1, 'Mark 1', 0.62, 0.4), madeOutline(12, '', 0.1, 0.04)],
    analysis: {
      pipelineVersion: '1.3.0',
      modelId: 'pigment-net-stack-base',
      modelVersion: '2.4.0',
      maps: keys(''),
      confidence: keys('sure-'),
      skin: `${prefix}skin`,
      lights: [
        { light: 'yellow', picture: `${prefix}light` },
        { light: 'blue', picture: `${prefix}light` },
      ],
      regions: [madeRegion('face'), madeRegion('cheek-left'), madeRegion('Mark 1', 0.08, 1)],
      unmet: ['too-bright'],
      skinBy: 'face',
      pxPerMm: 8.24,
    },
    card: { card: 'classic-24', refused: null, alike: false, difference: { before: 7.14, after: 1.82 } },
    despite: null,
  }
}

/** A clinic's whole report of a patient after thirty days. */
export function madeContent(changes: Partial<ReportContent> = {}): ReportContent {
  const days = [0, 10, 20, 30]
  return {
    template: 'full',
    paper: 'a4',
    language: 'en',
    timeZone: 'Asia/Shanghai',
    clinic: { name: 'Lakeside Skin Clinic', address: ['12 Lakeside Road', 'Tel. 0571 0000'], logo: null },
    patient: { name: 'Anna van der Berg', number: '2026-0001', birthDate: '1990-11-30' },
    visits: [
      {
        atMs: FIRST_MS + 30 * DAY_MS,
        reason: 'Redness of both cheeks',
        skinState: 'clean',
        treatments: [
          { kind: 'product', name: 'Sunscreen', brand: 'Dermacalm', dose: 'daily', lot: 'L-2211', notes: '' },
        ],
      },
    ],
    visit: 0,
    shots: days.map((day) => madeShot(day)),
    pair: {
      before: 0,
      after: 3,
      comparability: {
        grade: 'amber',
        rules: [
          { rule: 'pose', value: 6.2, unit: 'degrees', limits: { green: 5, amber: 10 }, grade: 'amber' },
          {
            rule: 'distance',
            value: 0.02,
            unit: 'share',
            limits: { green: 0.05, amber: 0.15 },
            grade: 'green',
          },
          { rule: 'skin-state', value: null, unit: 'state', limits: { green: 0, amber: 1 }, grade: null },
        ],
      },
      alignment: 'landmarks',
    },
    series: [
      {
        region: 'face',
        number: 'mean',
        points: days.map((day, index) => ({
          atMs: FIRST_MS + day * DAY_MS,
          red: 0.08 - 0.001 * day,
          brown: 0.05,
          gray: 0.02,
          joined: index > 0 && index !== 2,
        })),
      },
    ],
    texts: { title: '', findings: 'The redness is seen less widely.', advice: 'Sunscreen every morning.' },
    auditHead: 'a1b2c3d4e5f6a7b8',
    made: { by: 'Dr Chen Wei', atMs: FIRST_MS + 31 * DAY_MS, program: 'Basalis 0.1.0' },
    ...changes,
  }
}
