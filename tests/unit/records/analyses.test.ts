import { mkdtemp, readdir, rm, unlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { RecordStore } from '../../../src/main/records/store/record-store.ts'
import { vaultFile } from '../../../src/main/records/vault/image-vault.ts'
import { readPatientRecord } from '../../../src/main/records/patients/patient-record.ts'
import { numbersOf } from '../../../src/shared/domain/analysis.ts'
import type { AnalysisReport } from '../../../src/shared/contract/analysis-report.ts'
import { actor, dataKey, patientFields, photoFields, visitFields } from '../../torture/made-records.ts'
import { REPORT } from '../viewing/fakes.ts'

const map = (mean: number) => ({ mean, sd: 0.1, cv: 0.5, area: 0.25, spots: 3 })
const report: AnalysisReport = {
  ...REPORT,
  metrics: { face: { red: map(0.1), brown: map(0.2), gray: map(0.3) } },
  skin: { face: { itaDegrees: 31, roughness: 0.02 } },
}
const layers = [
  { name: 'red', bytes: Buffer.from('the red map') },
  { name: 'skin', bytes: Buffer.from('the skin') },
]

let root: string
let store: RecordStore
let patientId: string
let photoId: string
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'basalis-analyses-'))
  store = await RecordStore.open(join(root, 'store'), dataKey)
  const ids = store.save(
    actor,
    'patient.add',
    (nowMs) => {
      const { id } = store.patients.add(patientFields('A-1'), nowMs)
      return { id, visitId: store.visits.add(id, { atMs: nowMs, ...visitFields }, nowMs).id }
    },
    ({ id }) => id,
  )
  patientId = ids.id
  const files = { bytes: Buffer.from('a photo'), thumbnail: Buffer.from('a small photo') }
  photoId = (await store.addPhoto(actor, ids.visitId, files, photoFields)).id
})
afterEach(async () => {
  await store.close()
  await rm(root, { recursive: true })
})

const shown = () => readPatientRecord(store, patientId).visits[0]?.photos[0]
const files = async () => (await readdir(join(root, 'store', 'vault'))).length

describe('an analysis', () => {
  it('stands in the record with versions, parameters, numbers and layers', async () => {
    const added = await store.addAnalysis(actor, photoId, report, layers)
    expect(added).toMatchObject({ photoId, pipelineVersion: '1', modelId: 'net', modelVersion: '1' })
    const id = added?.id ?? ''
    expect(store.analyses.reportOf(id)).toEqual(report)
    expect((await store.loadLayer(id, 'red')).toString()).toBe('the red map')
    expect((await store.loadLayer(id, 'skin')).toString()).toBe('the skin')
    await expect(store.loadLayer(id, 'brown')).rejects.toMatchObject({ code: 'RECORD_NOT_FOUND' })
    const { numbers, count } = shown()?.analysis ?? { numbers: [], count: 0 }
    expect(count).toBe(1)
    expect(numbers).toHaveLength(17)
    expect(numbers).toContainEqual({ region: 'face', name: 'brown.area', value: 0.25 })
    expect(numbers).toContainEqual({ region: 'face', name: 'itaDegrees', value: 31 })
    expect(store.audit.find({ limit: 1 })).toMatchObject([{ action: 'analysis.add', object: id }])
    expect(store.check()).toEqual([])
  })

  it('is kept once, however often the same versions give the same maps', async () => {
    expect(await store.addAnalysis(actor, photoId, report, layers)).not.toBeNull()
    const before = await files()
    expect(await store.addAnalysis(actor, photoId, { ...report, stages: [] }, layers)).toBeNull()
    expect(await files()).toBe(before)
    expect(shown()?.analysis?.count).toBe(1)
  })

  it.each([
    ['another net', { model: { ...report.model, version: '2', sha256: '1' } }],
    ['another pipeline', { pipelineVersion: '2' }],
    ['more regions', { metrics: { ...report.metrics, nose: { red: map(0), brown: map(0), gray: map(0) } } }],
    ['another card', { colourCard: { card: 'basalis-print', print: 'new' } as AnalysisReport['colourCard'] }],
    ['another parameter', { parameters: { ...report.parameters, maxIterations: 3 } }],
  ])('by %s is another one, and the old one stays', async (_name, part) => {
    const old = await store.addAnalysis(actor, photoId, report, layers)
    const newer = await store.addAnalysis(actor, photoId, { ...report, ...part }, layers)
    expect(shown()?.analysis).toMatchObject({ id: newer?.id, count: 2 })
    expect(store.analyses.reportOf(old?.id ?? '')).toEqual(report)
  })

  it.each<readonly [string, (file: string) => Promise<void>]>([
    [
      'altered',
      async (file) => {
        await writeFile(file, 'something else')
      },
    ],
    ['gone', (file) => unlink(file)],
  ])('that has a picture which is %s is kept anew, once, and the new one counts', async (_what, damage) => {
    const old = await store.addAnalysis(actor, photoId, report, layers)
    const { id } = store.analyses.entryOf(old?.id ?? '', 'skin')
    await damage(vaultFile(join(root, 'store', 'vault'), id))
    expect(await store.holdsAnalysis(photoId, report)).toBe(false)
    const newer = await store.addAnalysis(actor, photoId, report, layers)
    expect(newer?.id).not.toBe(old?.id)
    expect(store.analyses.newestOf(photoId)?.id).toBe(newer?.id)
    expect((await store.loadLayer(newer?.id ?? '', 'skin')).toString()).toBe('the skin')
    expect(await store.addAnalysis(actor, photoId, report, layers)).toBeNull()
  })

  it('leaves no file behind when its row is refused', async () => {
    const before = await files()
    const twice = [...layers, ...layers]
    await expect(store.addAnalysis(actor, photoId, report, twice)).rejects.toThrow('UNIQUE')
    expect(await files()).toBe(before)
    expect(shown()?.analysis).toBeNull()
  })

  it('goes with its patient, layers and thumbnail as well', async () => {
    await store.addAnalysis(actor, photoId, report, layers)
    expect(await files()).toBe(4)
    await store.erasePatient(actor, patientId)
    expect(await files()).toBe(0)
    expect(store.check()).toEqual([])
  })

  it('has every number of its report by name', () => {
    const names = numbersOf(report).map(({ name }) => name)
    expect(new Set(names).size).toBe(names.length)
    expect(names).toContain('gray.spots')
  })
})

describe('a thumbnail', () => {
  it('is kept beside the photo, and verified', async () => {
    expect(shown()?.thumbnail).toBe(true)
    expect((await store.loadThumbnail(photoId))?.toString()).toBe('a small photo')
  })
})
