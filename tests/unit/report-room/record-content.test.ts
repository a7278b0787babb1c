import { describe, expect, it } from 'vitest'
import {
  contentOfRecord,
  photosIn,
  type RecordSources,
} from '../../../src/main/report-room/record-content.ts'
import type { ShotPictures } from '../../../src/main/report-room/shot-pictures.ts'
import type { PhotoComparison } from '../../../src/shared/imaging/comparability.ts'
import type { PhotoRecord } from '../../../src/shared/contract/record-channels.ts'
import { pictureKeysOf, reportContent, visitOf } from '../../../src/shared/reports/report-content.ts'
import { photoFields, visitFields } from '../../torture/made-records.ts'
import { A, B, C, DAY_MS, idOf, madeAnalysis, madeRows, madeWish } from './made-record.ts'

const one = new Uint8Array([1])
const MAPS: ShotPictures = Object.fromEntries(
  ['photo', 'red', 'brown', 'gray', 'sure-red', 'sure-brown', 'sure-gray', 'skin', 'light-blue'].map(
    (name) => [name, one],
  ),
)

function made(changes: Partial<RecordSources> = {}) {
  const found = contentOfRecord({
    wish: madeWish(),
    rows: madeRows(),
    pictures: new Map([
      [A, MAPS],
      [B, MAPS],
      [C, { photo: one }],
    ]),
    comparison: null,
    drawn: [],
    logo: null,
    timeZone: 'Asia/Shanghai',
    nowMs: 9 * DAY_MS,
    program: 'Basalis 1',
    ...changes,
  })
  expect(reportContent.safeParse(found.content).error?.issues).toBeUndefined()
  // Every picture that is spoken of is there.
  for (const key of pictureKeysOf(found.content)) expect(found.pictures).toHaveProperty([key])
  return found
}

describe('a report of what the record keeps', () => {
  it('is headed by clinic, patient, and whoever made it', () => {
    const { content } = made({ logo: one })
    expect(content.clinic).toEqual({
      name: 'Lakeside',
      address: ['12 Lakeside Road', 'Hangzhou', 'Tel. 1'],
      logo: 'logo',
    })
    expect(content.patient).toEqual({ name: 'Patient 7', number: '7', birthDate: '1984-03-09' })
    expect(content.made).toEqual({ by: 'Dr Chen', atMs: 9 * DAY_MS, program: 'Basalis 1' })
    expect(content.auditHead).toBe('a'.repeat(64))
  })

  it.each([
    ['in one long line', '一号'.repeat(200)],
    ['in many lines', Array.from({ length: 9 }, (_, at) => `Line ${at + 1}`).join('\n')],
    ['in a line for every letter', Array.from({ length: 200 }, () => 'a').join('\n')],
  ])('has all of an address %s, and how to reach the clinic', (_how, address) => {
    const rows = madeRows()
    const { content } = made({ rows: { ...rows, clinic: { ...rows.clinic, address, contact: 'Tel. 1' } } })
    const said = content.clinic.address.join('')
    expect(said.replaceAll(', ', '')).toBe(`${address.replaceAll('\n', '')}Tel. 1`)
  })

  it('holds no id of a record', () => {
    expect(JSON.stringify({ ...made().content, auditHead: null })).not.toMatch(/[0-9a-f]{32}/)
  })

  it('shows the pair in its order and tells what changed, of the later one only', () => {
    const { content } = made()
    expect(content.shots.map(({ takenMs }) => takenMs)).toEqual([DAY_MS, 2 * DAY_MS])
    expect(content.pair).toEqual({ before: 0, after: 1, comparability: null, alignment: 'none' })
    const [before, after] = content.shots.map(({ analysis }) => analysis?.regions[0]?.maps.red)
    expect(before?.change).toBeNull()
    expect(after?.change?.difference).toBeCloseTo(-0.02)
    expect(after?.change?.verdict).toBe('unknown')
  })

  it('compares no numbers of another version', () => {
    const other = madeAnalysis(0.08, { pipelineVersion: '2' })
    const { content } = made({ rows: madeRows({ [A]: madeAnalysis(0.1), [B]: other, [C]: null }) })
    expect(content.shots[1]?.analysis?.regions.every(({ maps }) => maps.red.change === null)).toBe(true)
    expect(content.series[0]?.points.map(({ joined }) => joined)).toEqual([false, false])
  })

  it.each<readonly [string, Partial<PhotoRecord>, string]>([
    ['of the same view and site', {}, 'larger-than-noise'],
    ['of another view', { view: 'left' }, 'unknown'],
    ['of another site', { bodySite: 'Hand' }, 'unknown'],
  ])(
    'holds a change from a photo %s against the spread of repeat shots as the screen does',
    (_what, of, verdict) => {
      const rows = madeRows()
      const visits = rows.record.visits.map((visit) => {
        const [photo] = visit.photos
        if (photo?.id === A) return { ...visit, photos: [{ ...photo, ...of }] }
        if (photo?.id !== B) return visit
        const repeats = Array.from({ length: 10 }, (_, at) => ({ ...photo, id: `r${at}`, repeats: B }))
        return { ...visit, photos: [photo, ...repeats] }
      })
      const { content } = made({ rows: { ...rows, record: { ...rows.record, visits } } })
      const change = content.shots[1]?.analysis?.regions[0]?.maps.red.change
      expect(change?.difference).toBeCloseTo(-0.02)
      expect(change?.verdict).toBe(verdict)
    },
  )

  it('judges the pair by the skin at both visits, and lays it as it was laid by hand', () => {
    const figures = {
      pose: null,
      faceShare: null,
      sharpness: 1,
      meanLab: [60, 10, 10] as [number, number, number],
    }
    const comparison: PhotoComparison = {
      alignment: {
        method: 'landmarks',
        similarity: { a: 1, b: 0, tx: 0, ty: 0 },
        refinement: null,
        residual: { medianPx: 1, p95Px: 2, medianShare: 0.001 },
        reference: { width: 40, height: 30 },
        other: { width: 40, height: 30 },
      } as unknown as PhotoComparison['alignment'],
      reference: figures,
      other: figures,
    }
    const { pair } = made({ comparison }).content
    expect(pair?.alignment).toBe('landmarks')
    expect(pair?.comparability?.grade).toBe('green')
    expect(pair?.comparability?.rules.find(({ rule }) => rule === 'skin-state')?.grade).toBe('green')
  })

  it('keeps a photo without an analysis, without maps', () => {
    const { content } = made({ wish: madeWish({ photo: C, before: null }) })
    expect(content.shots).toHaveLength(1)
    expect(content.shots[0]).toMatchObject({ picture: 'shot-0.photo', analysis: null })
    expect(content.pair).toBeNull()
  })

  it('never has a photo where a map belongs, whatever was read of it', () => {
    const pictures = new Map([A, B].map((id) => [id, { photo: one }]))
    const { content } = made({ pictures })
    expect(content.shots.map(({ picture }) => picture)).toEqual(['shot-0.photo', 'shot-1.photo'])
    expect(content.shots.map(({ analysis }) => analysis)).toEqual([null, null])
  })

  it('lists the regions that were chosen beside the whole, and their course', () => {
    const { content } = made({ wish: madeWish({ regions: ['nose'] }) })
    expect(content.shots[1]?.analysis?.regions.map(({ name }) => name)).toEqual(['face', 'nose'])
    expect(content.series.map(({ region, number }) => `${region} ${number}`)).toEqual([
      'face mean',
      'face area',
      'nose mean',
    ])
    expect(content.series[0]?.points.map(({ red }) => red)).toEqual([0.1, 0.08])
  })

  it('names the whole of a course by how the skin of its newest photo was found', () => {
    const found = (region: 'face' | 'skin') => {
      const { metrics } = madeAnalysis(0.1)
      return madeAnalysis(0.1, { metrics: { [region]: metrics['face'] } as typeof metrics })
    }
    const { content } = made({ rows: madeRows({ [A]: found('skin'), [B]: found('face'), [C]: null }) })
    expect(content.series[0]?.region).toBe('face')
  })

  it('tells what was drawn by hand with its numbers, on both photos where it lies on the same skin', () => {
    const [one, two] = [madeAnalysis(0.3).metrics['face'], madeAnalysis(0.2).metrics['face']]
    if (!one || !two) throw new Error('expected numbers, found none')
    const ring = [
      { x: 1.5, y: 0.5 },
      { x: 9.5, y: 0.5 },
      { x: 9.5, y: 8.5 },
    ]
    const region = {
      ...{ id: A, photoId: B, tool: 'polygon' as const, createdMs: 1, changedMs: 1, rings: [ring] },
      ...{ ordinal: 4, name: 'By the ear' },
    }
    const drawn = [
      { region, maps: one, before: { rings: [ring], maps: two } },
      { region: { ...region, ordinal: 5, name: '' }, maps: null, before: null },
    ]
    const [before, after] = made({ drawn }).content.shots
    const numbers = after?.analysis?.regions.filter((found) => found.drawn !== null)
    expect(numbers).toMatchObject([{ name: 'By the ear', drawn: 4, maps: { red: { mean: 0.3 } } }])
    expect(numbers?.[0]?.maps.red.change?.difference).toBeCloseTo(0.1)
    expect(numbers?.[0]?.maps.red.change?.verdict).toBe('unknown')
    expect(after?.outlines.map((outline) => outline.drawn)).toEqual([4, 5])
    const { width } = photoFields
    expect(after?.outlines[0]?.rings[0]?.[0]?.x).toBeCloseTo(2 / width)
    expect(before?.outlines.map((outline) => outline.drawn)).toEqual([4])
    expect(before?.analysis?.regions.every((found) => found.drawn === null)).toBe(true)
    const other = madeRows({
      [A]: madeAnalysis(0.1, { pipelineVersion: '0' }),
      [B]: madeAnalysis(0.1),
      [C]: null,
    })
    const apart = made({ drawn, rows: other }).content.shots[1]?.analysis?.regions.at(-1)
    expect(apart).toMatchObject({ drawn: 4, maps: { red: { change: null } } })
  })

  it('shows the lights that were chosen and could be rendered', () => {
    const { content } = made({ wish: madeWish({ lights: ['blue', 'red'] }) })
    expect(content.shots[1]?.analysis?.lights).toEqual([{ light: 'blue', picture: 'shot-1.light-blue' }])
  })

  it('tells of the visits up to that of the photo, all of them in a full one', () => {
    const days = (changes: Parameters<typeof madeWish>[0]) =>
      made({ wish: madeWish(changes) }).content.visits.map(({ atMs }) => atMs / DAY_MS)
    expect(days({})).toEqual([1, 2])
    expect(days({ photo: C, before: B })).toEqual([1, 2, 3])
    expect(days({ photo: C, before: B, template: 'before-after' })).toEqual([2, 3])
    expect(days({ template: 'one-page' })).toEqual([2])
  })

  it.each<readonly [string, (atMs: number) => number, number]>([
    ['of the same minute', () => 7, 1],
    ['that were filed in another order than the photos were taken', (atMs) => -atMs, 0],
  ])('tells of the visits of both photos %s, and is about the later photo’s', (_what, atMsOf, own) => {
    const rows = madeRows()
    const visits = rows.record.visits
      .toSorted((a, b) => b.atMs - a.atMs)
      .map((visit) => ({ ...visit, atMs: atMsOf(visit.atMs) }))
    const wish = madeWish({ photo: C, before: B, template: 'before-after' })
    const { content } = made({ wish, rows: { ...rows, record: { ...rows.record, visits } } })
    expect(content.visits).toHaveLength(2)
    expect(content.visit).toBe(own)
    expect(visitOf(content)?.atMs).toBe(atMsOf(3 * DAY_MS))
  })

  it('is about the visit of its photo also where there are more visits than it has room for', () => {
    const rows = madeRows()
    const all = rows.record.visits.flatMap(({ photos }) => photos)
    // The photo before was filed under the last of seventy later visits.
    const later = Array.from({ length: 70 }, (_, at) => ({
      ...visitFields,
      ...{ id: idOf('e').slice(2) + String(at + 10), patientId: idOf('f'), atMs: (10 + at) * DAY_MS },
      ...{ createdMs: 1, changedMs: 1 },
      photos: all
        .filter(({ id }) => at === 69 && id === A)
        .map((photo) => ({ ...photo, visitId: idOf('e').slice(2) + String(at + 10) })),
    })).reverse()
    const before = rows.record.visits.map((visit) => ({
      ...visit,
      photos: visit.photos.filter(({ id }) => id !== A),
    }))
    const record = { ...rows.record, visits: [...later, ...before] }
    const { content } = made({ rows: { ...rows, record } })
    expect(content.visits).toHaveLength(60)
    expect(visitOf(content)?.atMs).toBe(2 * DAY_MS)
  })

  it('lays a strip in order of time, with no maps of its photos', () => {
    const small = { photo: one }
    const { content } = made({
      wish: madeWish({ template: 'film-strip', before: null, strip: [C, A] }),
      pictures: new Map([A, C].map((id) => [id, small])),
    })
    expect(content.shots.map(({ takenMs }) => takenMs)).toEqual([DAY_MS, 3 * DAY_MS])
    expect(content.shots[0]?.analysis?.maps.red).toBe('shot-0.photo')
    expect(content.shots[0]?.analysis?.regions[0]?.maps.red.mean).toBe(0.1)
    expect(content.pair).toBeNull()
  })

  it('says that a photo was kept although it does not meet the rules', () => {
    const rows = madeRows()
    const quality = { failed: [], reason: 'urgent' as const, note: '', by: null, atMs: 5 }
    const visits = rows.record.visits.map((visit) => ({
      ...visit,
      photos: visit.photos.map((photo) => ({ ...photo, quality })),
    }))
    const { content } = made({ rows: { ...rows, record: { ...rows.record, visits } } })
    expect(content.shots[1]?.despite).toEqual({ failed: [], reason: 'urgent', note: '', by: '', atMs: 5 })
  })
})

describe('the photos of a report', () => {
  it('are those that its kind shows', () => {
    expect(photosIn(madeWish({ template: 'one-page' }))).toEqual([B])
    expect(photosIn(madeWish({ template: 'before-after' }))).toEqual([A, B])
    expect(photosIn(madeWish({ before: null }))).toEqual([B])
    expect(photosIn(madeWish({ template: 'film-strip', strip: [A, C] }))).toEqual([A, C])
  })
})
