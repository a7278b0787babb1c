import { createHash } from 'node:crypto'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { ArchiveClient } from '../../../src/main/pacs/archive-client.ts'
import { encodeGrey16Png } from '../../../src/main/encoder/png.ts'
import { uidOf } from '../../../src/main/dicom/uids.ts'
import type { AnalysisReport } from '../../../src/shared/contract/analysis-report.ts'
import { photoFields } from '../../torture/made-records.ts'
import { REPORT } from '../../unit/viewing/fakes.ts'
import { raw, scene } from '../decoder/scenes.ts'
import { MISSING, without } from '../dicom/programs.ts'
import { Orthanc, PASSWORD, USER } from './orthanc.ts'
import { Workstation } from './workstation.ts'

const { orthanc: noOrthanc, dicomWeb } = MISSING
const size = { width: 96, height: 64 }
const born = { name: '王小梅', birthDate: '1991-03-08', sex: 'female' } as const

describe.skipIf(noOrthanc ?? dicomWeb)(`through Orthanc${without(noOrthanc, dicomWeb)}`, () => {
  let orthanc: Orthanc
  let jpeg: Buffer
  let turned: Buffer
  let here: Workstation
  let there: Workstation
  beforeAll(async () => {
    orthanc = await Orthanc.start()
    jpeg = await raw(scene()).jpeg({ quality: 93 }).toBuffer()
    turned = await raw(scene()).withMetadata({ orientation: 3 }).jpeg({ quality: 93 }).toBuffer()
  })
  afterAll(() => orthanc.close())

  const fields = () => ({ url: orthanc.url, access: 'basic', user: USER, ca: '' }) as const
  beforeEach(async () => {
    here = await Workstation.open(fields(), PASSWORD)
    there = await Workstation.open(fields(), PASSWORD)
  })
  afterEach(async () => {
    expect([...here.bugs, ...there.bugs]).toEqual([])
    await here.close()
    await there.close()
  })

  const map = (mean: number) => ({ mean, sd: 0.1, cv: 0.5, area: 0.25, spots: 3 })
  const report: AnalysisReport = {
    ...REPORT,
    input: { ...REPORT.input, ...size },
    metrics: { face: { red: map(0.1), brown: map(0.2), gray: map(0.3) } },
    skin: { face: { itaDegrees: 31, roughness: 0.02 } },
  }

  /** A patient with two visits of a photo each, of which the first is analysed. */
  async function fill(number: string, consents: readonly 'record'[] = ['record']) {
    const { desk } = here
    const { id } = await desk.addPatient(number, born)
    for (const purpose of consents)
      await desk.ask('consent:give', { patientId: id, purpose, expiresMs: null, notes: '' })
    const photos: string[] = []
    for (const [i, bytes] of [jpeg, turned].entries()) {
      const atMs = Date.parse(`2026-0${i + 3}-04T09:30:00+08:00`)
      const visit = await desk.ask('visit:add', {
        patientId: id,
        fields: { atMs, reason: `复诊 ${i}`, skinState: 'clean', notes: '', treatments: [] },
      })
      const { added } = await desk.tasks.addPhoto({
        visitId: visit.id,
        bytes,
        thumbnail: bytes,
        fields: {
          ...photoFields,
          ...size,
          view: i === 0 ? 'left' : 'front',
          takenMs: atMs + 60_000,
          device: 'Canon EOS R5',
        },
      })
      photos.push(added.id)
    }
    const layers = []
    for (const name of ['red', 'brown', 'gray'])
      layers.push({
        name,
        bytes: await encodeGrey16Png(new Uint16Array(96 * 64).fill(name.length * 1000), size),
      })
    await desk.tasks.addAnalysis({ photoId: photos[0] ?? '', report, layers })
    return { id, photos }
  }

  const stateOf = (id: string) => here.desk.ask('archive:get-state', { patientId: id })

  it('two workstations with separate stores see one patient’s timeline', async () => {
    const { id, photos } = await fill('A-1')
    expect(await here.desk.ask('archive:send', { photos })).toEqual({ queued: 2, reports: 0 })
    await here.sendAll()
    const { outbox } = await stateOf(id)
    expect(outbox.map(({ part, state, reason }) => [part, state, reason])).toEqual([
      ['photo', 'sent', ''],
      ['map-red', 'sent', ''],
      ['map-brown', 'sent', ''],
      ['map-gray', 'sent', ''],
      ['numbers', 'sent', ''],
      ['photo', 'sent', ''],
    ])

    const other = await there.desk.addPatient('A-1', born)
    const studies = await there.find(other.id)
    expect(studies.map(({ description, differences, own }) => ({ description, differences, own }))).toEqual([
      { description: '复诊 1', differences: [], own: false },
      { description: '复诊 0', differences: [], own: false },
    ])
    for (const { studyInstance } of studies)
      expect(await there.fetch(other.id, studyInstance)).toMatchObject({ added: 1, known: 0 })

    const timeline = async ({ desk }: Workstation, patient: string) =>
      (await desk.ask('patient:get', { id: patient })).visits.map(({ atMs, reason, photos: of }) => ({
        atMs,
        reason,
        photos: of.map(({ view, takenMs, device }) => ({ view, takenMs, device })),
      }))
    expect(await timeline(there, other.id)).toEqual(
      (await timeline(here, id)).map((visit) => ({
        ...visit,
        photos: visit.photos.map((photo) => ({ ...photo, device: photo.device })),
      })),
    )
    const { visits } = await there.desk.ask('patient:get', { id: other.id })
    const hashes = visits.flatMap((visit) => visit.photos.map(({ sha256 }) => sha256))
    expect(hashes).toContain(createHash('sha256').update(jpeg).digest('hex'))
  })

  it('nothing is sent without the consent to keep photos, nor once it was withdrawn', async () => {
    const { id, photos } = await fill('A-9', [])
    await expect(here.desk.ask('archive:send', { photos })).rejects.toMatchObject({
      code: 'CONSENT_MISSING',
      facts: { purpose: 'archive', why: 'never-asked' },
    })
    const consent = await here.desk.ask('consent:give', {
      ...{ patientId: id, purpose: 'record', expiresMs: null, notes: '' },
    })
    expect(await here.desk.ask('archive:send', { photos })).toEqual({ queued: 2, reports: 0 })
    await here.desk.ask('consent:withdraw', { id: consent.id })
    const before = await orthanc.countInstances()
    await here.sendAll()
    const { outbox } = await stateOf(id)
    expect(new Set(outbox.map(({ state, reason }) => `${state} ${reason}`))).toEqual(
      new Set(['failed CONSENT_MISSING']),
    )
    expect(await orthanc.countInstances()).toBe(before)
  })

  it('what is fetched again is known, and is not sent back', async () => {
    const { photos } = await fill('A-2')
    await here.desk.ask('archive:send', { photos })
    await here.sendAll()
    const other = await there.desk.addPatient('A-2', born)
    const [study] = await there.find(other.id)
    const uid = study?.studyInstance ?? ''
    const { visitId } = await there.fetch(other.id, uid)
    expect(visitId).not.toBeNull()
    expect(await there.fetch(other.id, uid)).toMatchObject({ added: 0, known: 1 })
    const { visits } = await there.desk.ask('patient:get', { id: other.id })
    const received = visits.flatMap((visit) => visit.photos.map(({ id }) => id))
    expect(await there.desk.ask('archive:send', { photos: received })).toEqual({ queued: 0, reports: 0 })
  })

  it('what was sent from here is known here', async () => {
    const { id, photos } = await fill('A-3')
    await here.desk.ask('archive:send', { photos })
    await here.sendAll()
    const studies = await here.find(id)
    expect(studies.map(({ own }) => own)).toEqual([true, true])
    for (const { studyInstance } of studies)
      expect(await here.fetch(id, studyInstance)).toMatchObject({ added: 0, known: 1 })
  })

  it('nothing is filed under a patient whom the files do not name, before somebody says that it is this one', async () => {
    const { photos } = await fill('A-4')
    await here.desk.ask('archive:send', { photos })
    await here.sendAll()
    const other = await there.desk.addPatient('A-4', { ...born, name: '李大伟', birthDate: '1970-01-01' })
    const [study] = await there.find(other.id)
    expect(study?.differences).toEqual(['name', 'birthDate'])
    const uid = study?.studyInstance ?? ''
    await expect(there.fetch(other.id, uid)).rejects.toMatchObject({
      code: 'ARCHIVE_OTHER_PATIENT',
    })
    expect((await there.desk.ask('patient:get', { id: other.id })).visits).toEqual([])
    expect(await there.fetch(other.id, uid, study ? [study.named] : [])).toMatchObject({ added: 1 })
  })

  it('a number that is a wildcard finds nobody else', async () => {
    const { photos } = await fill('A-5')
    await here.desk.ask('archive:send', { photos })
    await here.sendAll()
    const other = await there.desk.addPatient('A-*', born)
    expect(await there.find(other.id)).toEqual([])
  })

  it('the archive holds what was sent, to the last bit, and once however often it is sent', async () => {
    const { photos } = await fill('A-6')
    await here.desk.ask('archive:send', { photos })
    await here.sendAll()
    const before = await orthanc.countInstances()
    const file = await orthanc.fileOf(uidOf('photo', photos[0] ?? ''))
    expect(file.includes(jpeg)).toBe(true)
    const client = new ArchiveClient({ ...fields(), secret: PASSWORD })
    const sop = uidOf('photo', photos[0] ?? '')
    for (let again = 0; again < 2; again += 1)
      expect(await client.store(file, sop)).toMatchObject({ kind: 'stored' })
    expect(await orthanc.countInstances()).toBe(before)
  })

  it('an archive that is away for a while gets everything when it is back', async () => {
    const { id, photos } = await fill('A-7')
    await orthanc.halt()
    await here.desk.ask('archive:send', { photos })
    await here.sendAll()
    const waiting = (await stateOf(id)).outbox
    expect(
      waiting.every(
        ({ state, reason }) => state === 'queued' && ['', 'ARCHIVE_UNREACHABLE'].includes(reason),
      ),
    ).toBe(true)
    expect(waiting[0]).toMatchObject({ reason: 'ARCHIVE_UNREACHABLE', attempts: 1 })
    await orthanc.resume()
    await here.desk.ask('archive:send', { photos })
    await here.sendAll()
    expect((await stateOf(id)).outbox.every(({ state }) => state === 'sent')).toBe(true)
  })

  /** A report as it is shown: the very bytes, of an odd length. */
  const pdf = Buffer.concat([Buffer.from('%PDF-1.7\n'), Buffer.alloc(200_001, 0xd9), Buffer.from('%%EOF')])
  const reportOf = (patient: string, photo: string, title: string) => ({
    ...{ patient, photos: [photo], photo, title, madeMs: Date.parse('2026-03-04T10:00:00+08:00') },
    bytes: Buffer.concat([pdf, Buffer.from(title)]),
  })
  const studyFiles = async (study: string): Promise<Buffer[]> => {
    const files: Buffer[] = []
    const client = new ArchiveClient({ ...fields(), secret: PASSWORD })
    for await (const file of client.retrieveStudy(study)) files.push(file)
    return files
  }

  it('a report lies in the study of its visit’s photos, byte by byte, once however often it is sent', async () => {
    const { id, photos } = await fill('A-10')
    const [photo = ''] = photos
    await here.desk.ask('archive:send', { photos: [photo] })
    const report = reportOf(id, photo, '复诊报告')
    here.desk.tasks.queueReport(report)
    await here.sendAll()
    const before = await orthanc.countInstances()
    here.desk.tasks.queueReport(report)
    await here.sendAll()
    expect(await orthanc.countInstances()).toBe(before)
    expect((await stateOf(id)).outbox.filter(({ part }) => part === 'report')).toEqual([
      expect.objectContaining({ state: 'sent', reason: '' }),
    ])
    const { visits } = await here.desk.ask('patient:get', { id })
    const visit = visits.find((one) => one.photos.some((of) => of.id === photo))
    const files = await studyFiles(uidOf('study', visit?.id ?? ''))
    expect(files).toHaveLength(6)
    const kept = files.filter((file) => file.includes('application/pdf'))
    expect(kept).toHaveLength(1)
    expect(kept[0]?.includes(report.bytes)).toBe(true)
    expect(kept[0]?.includes('复诊报告')).toBe(true)
  })

  it('what is added to a visit that came from the archive goes to the study that it came from, and back', async () => {
    const { id, photos } = await fill('A-11')
    await here.desk.ask('archive:send', { photos })
    await here.sendAll()
    const other = await there.desk.addPatient('A-11', born)
    await there.desk.ask('consent:give', {
      ...{ patientId: other.id, purpose: 'record', expiresMs: null, notes: '' },
    })
    const [study] = await there.find(other.id)
    const uid = study?.studyInstance ?? ''
    const { visitId } = await there.fetch(other.id, uid)
    const { added } = await there.desk.tasks.addPhoto({
      ...{
        visitId: visitId ?? '',
        bytes: await raw(scene()).jpeg({ quality: 80 }).toBuffer(),
        thumbnail: jpeg,
      },
      fields: { ...photoFields, ...size, takenMs: Date.parse('2026-04-04T09:45:00+08:00') },
    })
    await there.desk.ask('archive:send', { photos: [added.id] })
    there.desk.tasks.queueReport(reportOf(other.id, added.id, 'Second opinion'))
    await there.sendAll()
    const studies = await here.find(id)
    expect(studies).toHaveLength(2)
    expect(studies.find(({ studyInstance }) => studyInstance === uid)).toMatchObject({ instances: 3 })
    const fetched = await here.fetch(id, uid)
    expect(fetched).toMatchObject({ added: 1, known: 1, left: 1 })
    const { visits } = await here.desk.ask('patient:get', { id })
    expect(visits).toHaveLength(2)
    expect(uidOf('study', fetched.visitId ?? '')).toBe(uid)
  })

  it('a wrong password is said, and sends nothing', async () => {
    const { id, photos } = await fill('A-8')
    await here.desk.signIn('admin')
    await here.desk.ask('archive:change-settings', { fields: fields(), secret: 'wrong' })
    await here.desk.signIn('clinician')
    await here.desk.ask('archive:send', { photos })
    await here.sendAll()
    expect((await stateOf(id)).outbox[0]).toMatchObject({ state: 'queued', reason: 'ARCHIVE_ACCESS_REFUSED' })
    await expect(here.find(id)).rejects.toMatchObject({ code: 'ARCHIVE_ACCESS_REFUSED' })
  })
})
