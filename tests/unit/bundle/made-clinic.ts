import { join } from 'node:path'
import sharp from 'sharp'
import { createBundleTasks, type BundleTasks } from '../../../src/main/bundle/bundle-tasks.ts'
import type { BundleThread } from '../../../src/main/bundle/bundle-thread.ts'
import { ExportService, type ExportServiceOptions } from '../../../src/main/bundle/export-service.ts'
import { ImportService } from '../../../src/main/bundle/import-service.ts'
import { UnfinishedExports } from '../../../src/main/bundle/unfinished-exports.ts'
import { TransferJobs } from '../../../src/main/bundle/transfer-jobs.ts'
import { encodeGrey16Png, encodeGrey8Png } from '../../../src/main/encoder/png.ts'
import { InlineRunner } from '../../../src/main/pool/inline-runner.ts'
import type { RecordRows, Row } from '../../../src/main/records/transfer/read-rows.ts'
import type { PatientExport } from '../../../src/shared/contract/export-channels.ts'
import type { ConsentPurpose } from '../../../src/shared/domain/consent.ts'
import { photoFields } from '../../torture/made-records.ts'
import { ClinicDesk } from '../records/clinic-desk.ts'
import { REPORT } from '../viewing/fakes.ts'

export const SIZE = { width: 40, height: 30 }
export const PASSWORD = '一个足够长的密码 and more'

const map = (mean: number) => ({ mean, sd: 0.1, cv: 0.5, area: 0.25, spots: 3 })
const report = {
  ...REPORT,
  metrics: { face: { red: map(0.1), brown: map(0.2), gray: map(0.3) } },
  skin: { face: { itaDegrees: -31.5, roughness: 0.02 } },
}

export const photoBytes = (value: number): Promise<Buffer> =>
  sharp({ create: { ...SIZE, channels: 3, background: { r: value, g: 120, b: 90 } } })
    .jpeg()
    .toBuffer()

/** A clinic with a patient of whom there is one row at least in every table, open for the clinician. */
export async function madeClinic(number = 'A-1'): Promise<{ desk: ClinicDesk; patientId: string }> {
  const desk = await ClinicDesk.open()
  await desk.signIn('clinician')
  const patientId = await addPatient(desk, number)
  return { desk, patientId }
}

export async function addPhoto(
  desk: ClinicDesk,
  visitId: string,
  value = 190,
  repeats: string | null = null,
): Promise<string> {
  const bytes = await photoBytes(value)
  const fields = { ...photoFields, ...SIZE, repeats, exif: { ISO: 100 }, device: 'a camera' }
  const quality = { checks: [], despite: { reason: 'urgent', note: 'no time' } } as const
  const given = { visitId, bytes, thumbnail: bytes.subarray(0, 50), fields, quality }
  return (await desk.tasks.addPhoto(given)).added.id
}

export async function addPatient(desk: ClinicDesk, number: string): Promise<string> {
  const { id } = await desk.addPatient(number, {
    name: '欧阳小梅',
    birthDate: '1984-03-09',
    notes: 'typed by hand',
  })
  const other = await desk.addPatient(`${number}-twice`)
  await desk.addVisit(other.id)
  const visit = await desk.addVisit(id)
  const photo = (value: number, repeats: string | null) => addPhoto(desk, visit.id, value, repeats)
  const first = await photo(200, null)
  const second = await photo(210, first)
  const plane = Uint16Array.from({ length: SIZE.width * SIZE.height }, (_, at) => at * 50 + 1)
  await desk.tasks.addAnalysis({
    photoId: first,
    report,
    layers: [
      { name: 'red', bytes: await encodeGrey16Png(plane, SIZE) },
      {
        name: 'skin',
        bytes: await encodeGrey8Png(
          Uint8Array.from(plane, (value) => value >> 8),
          SIZE,
        ),
      },
    ],
  })
  const shape = { kind: 'text', colour: 'blue', at: { x: 1, y: 2 } } as const
  await desk.ask('annotation:add', { photoId: first, shape, text: 'a label' })
  const rings = [
    [
      { x: 0, y: 0 },
      { x: 9, y: 0 },
      { x: 9, y: 9 },
    ],
  ]
  await desk.ask('region:add', { photoId: first, ordinal: 1, name: 'a name', tool: 'polygon', rings })
  const nudge = { dx: 1, dy: 2, rotationDegrees: 3, scale: 1.1 }
  await desk.ask('photo:set-nudge', { photo: first, other: second, nudge })
  await consent(desk, id, 'record')
  await desk.ask('reminder:add', { patientId: id, dueOn: '2027-01-02', text: 'call' })
  await desk.ask('patient:merge', { keptId: id, mergedId: other.id })
  return id
}

export const consent = async (
  desk: ClinicDesk,
  patientId: string,
  purpose: ConsentPurpose,
): Promise<string> =>
  (await desk.ask('consent:give', { patientId, purpose, expiresMs: null, notes: 'on paper' })).id

/** The services of a desk, with the thread of exports in this one. */
export function transfersOf(desk: ClinicDesk, given: Partial<ExportServiceOptions> = {}) {
  const chosen: { path: string | null } = { path: join(desk.folder, '..', 'out') }
  const jobs = new TransferJobs({ onChange: () => undefined, onBug: () => undefined })
  const { tasks } = desk
  const records = {
    state: { kind: 'locked', holders: [], demo: false },
    // As the thread does: what is thrown comes as a rejection.
    require: (permission: never) =>
      Promise.resolve().then(() => {
        tasks.require({ permission })
      }),
    transfer: (name: 'leavingRows', input: never) => Promise.resolve().then(() => tasks[name](input)),
  } as unknown as ExportServiceOptions['records'] & { require: () => Promise<void> }
  const startThread = (): BundleThread =>
    Object.assign(new InlineRunner<BundleTasks>(createBundleTasks()), { close: () => Promise.resolve() })
  const options = { records, jobs, startThread: given.startThread ?? startThread }
  const choose = () => Promise.resolve(chosen.path)
  const unfinished = new UnfinishedExports(join(desk.folder, 'unfinished-exports.json'))
  const exporting = new ExportService({
    unfinished,
    ...options,
    develop: () => Promise.reject(new Error('expected no pixels to be asked for, found some')),
    mask: () => Promise.reject(new Error('expected no photo to be masked, found one')),
    report: (_patient, photo) =>
      Promise.resolve({ bytes: Buffer.from(`%PDF of ${photo}`), language: 'zh-CN' }),
    chooseTarget: choose,
    programVersion: '9',
    ...given,
  })
  return { exporting, importing: new ImportService({ ...options, chooseSource: choose }), jobs, chosen }
}

export const askOf = (patientId: string, given: Partial<PatientExport> = {}): PatientExport => ({
  patientId,
  visit: null,
  purpose: 'own-copy',
  masked: false,
  contents: ['originals', 'layers', 'numbers', 'drawings', 'report'],
  withoutPlace: false,
  container: { kind: 'folder', password: null },
  ...given,
})

/** Every row and byte of everybody's record, with files by what they belong to, for the ids of those are a store's own. */
export async function everything(desk: ClinicDesk): Promise<unknown> {
  await desk.signIn('admin')
  const { grant, patients } = desk.tasks.beginLeaving(null)
  const all = []
  for (const patientId of patients) {
    const rows = desk.tasks.leavingRows({ grant, clinic: true, patientId })
    all.push({ rows: withoutFileIds(rows), bytes: await bytesOf(desk, grant, rows) })
  }
  return all
}

const without = (row: Row, ...columns: readonly string[]): Row =>
  Object.fromEntries(Object.entries(row).filter(([column]) => !columns.includes(column)))

function withoutFileIds(rows: RecordRows): unknown {
  const { file = [], photo = [], analysis_layer: layer = [] } = rows
  return {
    ...rows,
    file: file.map((row) => JSON.stringify(without(row, 'id'))).sort(),
    photo: photo.map((row) => without(row, 'file_id', 'thumbnail_id')),
    analysis_layer: layer.map((row) => without(row, 'file_id')),
  }
}

async function bytesOf(desk: ClinicDesk, grant: string, rows: RecordRows): Promise<unknown> {
  const wanted = [
    ...(rows.photo ?? []).flatMap((row) => [
      [`photo ${row.id}`, row.file_id],
      [`small ${row.id}`, row.thumbnail_id],
    ]),
    ...(rows.analysis_layer ?? []).map((row) => [`${row.analysis_id} ${row.name}`, row.file_id]),
  ]
  const bytes = wanted.map(async ([name, fileId]) => {
    const content = await desk.tasks.leavingFile({ grant, clinic: true, fileId: String(fileId) })
    return [name, Buffer.from(content).toString('hex')]
  })
  return Object.fromEntries(await Promise.all(bytes)) as unknown
}
