import { MAP_NUMBERS } from '../../../shared/domain/analysis.ts'
import { BYTE_ORDER_MARK, csvRow } from '../../../shared/exchange/csv-row.ts'
import { PIGMENTS } from '../../../shared/imaging/pigments.ts'
import type { Row } from '../../records/transfer/read-rows.ts'
import { type BundledPatient, type BundlePart, isoTime, jsonBytes, rowsOf } from '../bundle-part.ts'

/** Units as the heads of the columns have them; "1": a ratio. */
const UNITS: Readonly<Record<(typeof MAP_NUMBERS)[number], string>> = {
  mean: '0 to 1',
  sd: '0 to 1',
  cv: '1',
  area: 'share of the region, 0 to 1',
  spots: 'count',
}

/** Every number of an analysis by the name that the records give it, with its unit. */
const NUMBERS: readonly (readonly [name: string, unit: string])[] = [
  ...PIGMENTS.flatMap((pigment) => MAP_NUMBERS.map((name) => [`${pigment}.${name}`, UNITS[name]] as const)),
  ['itaDegrees', 'degrees'],
  ['roughness', 'L* per px'],
]

const HEADS = [
  ...['visit time (UTC)', 'photo time (UTC)', 'photo', 'view', 'body site', 'region'],
  ...['analysis', 'analysis time (UTC)', 'pipeline version', 'net', 'net version'],
  ...NUMBERS.map(([name, unit]) => `${name} (${unit})`),
]

/** A region of the skin in an analysis, and what was measured there. */
interface Measured {
  readonly visit: Row
  readonly photo: Row
  readonly analysis: Row
  readonly region: string
  readonly numbers: ReadonlyMap<string, number>
}

/** What was measured in every analysis: a table for a spreadsheet with a line a region, and the same for programs. */
export const NUMBERS_PART: BundlePart = {
  name: 'numbers',
  files: function* (patient) {
    if (!patient.plan.contents.has('numbers')) return
    const all = measuredOf(patient)
    yield { path: 'numbers.csv', bytes: Buffer.from(tableOf(all)) }
    yield { path: 'numbers.json', bytes: jsonBytes(listOf(all)) }
  },
}

function measuredOf({ rows }: BundledPatient): readonly Measured[] {
  const byId = (table: string): ReadonlyMap<unknown, Row> =>
    new Map(rowsOf(rows, table).map((row) => [row.id, row]))
  const [visits, photos] = [byId('visit'), byId('photo')]
  const numbersOf = Map.groupBy(rowsOf(rows, 'analysis_number'), ({ analysis_id }) => analysis_id)
  return rowsOf(rows, 'analysis')
    .flatMap((analysis) => {
      const photo = photos.get(analysis.photo_id)
      const visit = visits.get(photo?.visit_id)
      if (!photo || !visit) return []
      const regions = Map.groupBy(numbersOf.get(analysis.id) ?? [], ({ region }) => String(region))
      return [...regions].map(([region, found]) => ({
        ...{ visit, photo, analysis, region },
        numbers: new Map(found.map(({ name, value }) => [String(name), Number(value)])),
      }))
    })
    .sort((a, b) => Number(a.photo.taken_ms) - Number(b.photo.taken_ms))
}

const tableOf = (all: readonly Measured[]): string =>
  [
    BYTE_ORDER_MARK + csvRow(HEADS),
    ...all.map(({ visit, photo, analysis, region, numbers }) =>
      csvRow([
        ...[isoTime(visit.at_ms), isoTime(photo.taken_ms), photo.id ?? null, photo.view ?? null],
        ...[photo.body_site ?? null, region, analysis.id ?? null, isoTime(analysis.at_ms)],
        ...[analysis.pipeline_version ?? null, analysis.model_id ?? null, analysis.model_version ?? null],
        ...NUMBERS.map(([name]) => numbers.get(name) ?? null),
      ]),
    ),
  ].join('')

const listOf = (all: readonly Measured[]): object => ({
  units: Object.fromEntries(NUMBERS),
  measured: all.map(({ visit, photo, analysis, region, numbers }) => ({
    visit: visit.id,
    visitAt: isoTime(visit.at_ms),
    photo: photo.id,
    takenAt: isoTime(photo.taken_ms),
    view: photo.view,
    bodySite: photo.body_site,
    analysis: analysis.id,
    analysedAt: isoTime(analysis.at_ms),
    pipelineVersion: analysis.pipeline_version,
    net: analysis.model_id,
    netVersion: analysis.model_version,
    region,
    numbers: Object.fromEntries(numbers),
  })),
})
