import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { LEAST_COST } from '../../../src/main/records/keys/passphrase-key.ts'
import { createRecordTasks, type RecordTasks } from '../../../src/main/records/service/record-tasks.ts'
import { WHOLE_LOG } from '../../../src/shared/domain/audit-line.ts'
import type { Patient } from '../../../src/shared/domain/patient.ts'
import type { PhotoFields } from '../../../src/shared/domain/photo.ts'
import type { Visit } from '../../../src/shared/domain/visit.ts'
import { patientFields, photoFields, visitFields } from '../../torture/made-records.ts'
import { REPORT } from '../viewing/fakes.ts'

const ADMIN = 'clear morning light'

let root: string
let tasks: RecordTasks
let visitId: string
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'basalis-film-'))
  tasks = createRecordTasks()
  await tasks.start({ folder: join(root, 'clinic'), deviceSecret: null, cost: LEAST_COST })
  await tasks.setUp({ name: 'Mei', passphrase: ADMIN })
  const { id } = await tasks.addUser({ name: 'Chen', role: 'clinician', passphrase: ADMIN })
  await tasks.signIn({ id, passphrase: ADMIN })
  visitId = await visitOf('A-1')
})
afterEach(async () => {
  await tasks.lock()
  await rm(root, { recursive: true })
})

async function visitOf(number: string): Promise<string> {
  const patient = (await tasks.answer(['patient:add', patientFields(number)])).reply as Patient
  const visit = { patientId: patient.id, fields: { atMs: 1, ...visitFields } }
  return ((await tasks.answer(['visit:add', visit])).reply as Visit).id
}

async function photo(fields: Partial<PhotoFields>, visit = visitId): Promise<string> {
  const bytes = Buffer.from(JSON.stringify(fields))
  const given = { visitId: visit, bytes, thumbnail: bytes, fields: { ...photoFields, ...fields } }
  return (await tasks.addPhoto(given)).added.id
}

/** Who may read the log, and no patient's record. */
async function signInAsAdmin(): Promise<void> {
  const admin = tasks.holders().find(({ label }) => label === 'Mei')
  await tasks.signIn({ id: admin?.id ?? '', passphrase: ADMIN })
}

describe('what the records give for a film', () => {
  it('are the photos of the same patient, view and site, the first taken first', async () => {
    const late = await photo({ view: 'front', bodySite: '', takenMs: 30 })
    const early = await photo({ view: 'front', bodySite: '', takenMs: 10 })
    await photo({ view: 'left', bodySite: '', takenMs: 20 })
    await photo({ view: 'front', bodySite: 'arm', takenMs: 21 })
    await photo({ view: 'front', bodySite: '', takenMs: 22 }, await visitOf('B-2'))
    expect(tasks.photosLike({ id: late })).toEqual([
      { id: early, takenMs: 10 },
      { id: late, takenMs: 30 },
    ])
  })

  it('are layers of the newest analysis, which the log tells of', async () => {
    const photoId = await photo({})
    expect(await tasks.loadLayers({ photoId, names: ['red'] })).toBeNull()
    const layer = (text: string) => [{ name: 'red', bytes: Buffer.from(text) }]
    await tasks.addAnalysis({ photoId, report: REPORT, layers: layer('old') })
    const newer = { ...REPORT, pipelineVersion: '2' }
    const analysis = await tasks.addAnalysis({ photoId, report: newer, layers: layer('new') })
    const loaded = await tasks.loadLayers({ photoId, names: ['red'] })
    expect(loaded?.map(({ name, bytes }) => [name, Buffer.from(bytes).toString()])).toEqual([['red', 'new']])
    await expect(tasks.loadLayers({ photoId, names: ['skin'] })).rejects.toMatchObject({
      code: 'RECORD_NOT_FOUND',
    })
    await signInAsAdmin()
    expect(
      await tasks.answer([
        'audit:find',
        { filter: { ...WHOLE_LOG, action: 'analysis.look' }, beforeSeq: null },
      ]),
    ).toMatchObject({ reply: { lines: [{ object: analysis?.id, outcome: 'done' }] } })
  })

  it('are layers of one analysis where it is named, of this photo alone', async () => {
    const photoId = await photo({})
    const layers = [{ name: 'red', bytes: Buffer.from('old') }]
    const older = await tasks.addAnalysis({ photoId, report: REPORT, layers })
    const newer = { ...REPORT, pipelineVersion: '2' }
    await tasks.addAnalysis({ photoId, report: newer, layers: [{ name: 'red', bytes: Buffer.from('new') }] })
    const analysisId = older?.id ?? ''
    const loaded = await tasks.loadLayers({ photoId, names: ['red'], analysisId })
    expect(loaded?.map(({ bytes }) => Buffer.from(bytes).toString())).toEqual(['old'])
    const another = await photo({ takenMs: 2 })
    for (const given of [
      { photoId: another, analysisId },
      { photoId, analysisId: '0'.repeat(32) },
    ])
      await expect(tasks.loadLayers({ ...given, names: ['red'] })).rejects.toMatchObject({
        code: 'RECORD_NOT_FOUND',
      })
  })

  it('are nothing for whom may not read patients’ records, nor for anybody while they are locked', async () => {
    const id = await photo({})
    await signInAsAdmin()
    const refused = { code: 'ROLE_REFUSED' }
    await expect(tasks.loadLayers({ photoId: id, names: ['red'] })).rejects.toMatchObject(refused)
    expect(() => tasks.photosLike({ id })).toThrow(expect.objectContaining(refused) as Error)
    await tasks.lock()
    expect(() => tasks.photosLike({ id })).toThrow(expect.objectContaining({ code: 'STORE_LOCKED' }) as Error)
  })
})

describe('what the records give for a photo that is opened again', () => {
  const recipe = {
    pipelineVersion: REPORT.pipelineVersion,
    modelSha256: REPORT.model.sha256,
    parameters: REPORT.parameters,
  }
  const layers = (text: string) => [{ name: 'red', bytes: Buffer.from(text) }]

  it('is its newest analysis by the same recipe, which the log tells of', async () => {
    const photoId = await photo({})
    const names = ['red']
    expect(await tasks.loadAnalysis({ photoId, recipe, names })).toBeNull()
    await tasks.addAnalysis({ photoId, report: REPORT, layers: layers('old') })
    const map = { mean: 0, sd: 0, cv: 0, area: 0, spots: 0 }
    const report = { ...REPORT, metrics: { nose: { red: map, brown: map, gray: map } } }
    const newer = await tasks.addAnalysis({ photoId, report, layers: layers('with more regions') })
    const found = await tasks.loadAnalysis({ photoId, recipe, names })
    expect(found?.report).toEqual(report)
    expect(found?.layers.map(({ bytes }) => Buffer.from(bytes).toString())).toEqual(['with more regions'])
    for (const other of [
      { ...recipe, pipelineVersion: '2' },
      { ...recipe, modelSha256: '1' },
      { ...recipe, parameters: { ...recipe.parameters, maxIterations: 3 } },
    ])
      expect(await tasks.loadAnalysis({ photoId, recipe: other, names })).toBeNull()
    await signInAsAdmin()
    expect(
      await tasks.answer([
        'audit:find',
        { filter: { ...WHOLE_LOG, action: 'analysis.look' }, beforeSeq: null },
      ]),
    ).toMatchObject({ reply: { lines: [{ object: newer?.id, outcome: 'done' }] } })
  })

  it('is nothing half-read: a file that was altered fails the whole', async () => {
    const photoId = await photo({})
    await tasks.addAnalysis({ photoId, report: REPORT, layers: layers('a map') })
    const vault = join(root, 'clinic', 'vault')
    for (const name of await readdir(vault)) {
      const bytes = await readFile(join(vault, name))
      bytes.writeUInt8(bytes.readUInt8(bytes.length - 1) ^ 1, bytes.length - 1)
      await writeFile(join(vault, name), bytes)
    }
    await expect(tasks.loadAnalysis({ photoId, recipe, names: ['red'] })).rejects.toMatchObject({
      code: 'IMAGE_ALTERED',
    })
    await expect(tasks.loadAnalysis({ photoId, recipe, names: ['skin'] })).rejects.toMatchObject({
      code: 'RECORD_NOT_FOUND',
    })
  })

  it('is nothing for whom may not read patients’ records', async () => {
    const photoId = await photo({})
    await signInAsAdmin()
    await expect(tasks.loadAnalysis({ photoId, recipe, names: ['red'] })).rejects.toMatchObject({
      code: 'ROLE_REFUSED',
    })
  })
})
