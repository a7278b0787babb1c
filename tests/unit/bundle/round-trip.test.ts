import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Bundle, FhirResource, Media } from 'fhir/r4.js'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createBundleTasks, type BundleTasks } from '../../../src/main/bundle/bundle-tasks.ts'
import type { BundleThread } from '../../../src/main/bundle/bundle-thread.ts'
import { InlineRunner } from '../../../src/main/pool/inline-runner.ts'
import type { Manifest } from '../../../src/main/bundle/bundle-format.ts'
import { ClinicDesk } from '../records/clinic-desk.ts'
import { addPatient, askOf, everything, madeClinic, PASSWORD, transfersOf } from './made-clinic.ts'
import { schemaFaults } from '../fhir/r4-schema.ts'

let desk: ClinicDesk
let patientId: string
let other: ClinicDesk
beforeEach(async () => {
  ;({ desk, patientId } = await madeClinic())
  other = await ClinicDesk.open()
})
afterEach(async () => {
  await desk.close()
  await other.close()
})

describe.each([
  { kind: 'folder', password: null },
  { kind: 'zip', password: PASSWORD },
] as const)('an export as $kind', (container) => {
  it('of the whole clinic comes back in another with every row and every byte', async () => {
    await addPatient(desk, 'B-2')
    await desk.signIn('admin')
    const out = transfersOf(desk)
    expect(await out.exporting.beginClinic({ container })).toBe(true)
    await out.jobs.settled()
    expect(out.jobs.activity.ended).toMatchObject({ kind: 'exported', patients: 2, photos: 4, whole: true })

    const into = transfersOf(other)
    into.chosen.path = out.chosen.path
    await other.signIn('admin')
    const found = await into.importing.choose(container.kind, container.password)
    expect(found).toMatchObject({ patients: 2, photos: 4, taken: 0 })
    await into.importing.begin()
    await into.jobs.settled()
    expect(into.jobs.activity.ended).toEqual({
      ...{ kind: 'imported', patients: 2, photos: 4, leftOut: 0, newIds: 0 },
    })
    expect(await everything(other)).toEqual(await everything(desk))
    await other.signIn('clinician')
    expect(await other.ask('patient:find', { typed: 'ouyang', limit: 9 })).toHaveLength(2)
  })

  it('of a patient comes back where it was erased, and under ids of its own where those are taken', async () => {
    const out = transfersOf(desk)
    expect(await out.exporting.begin(askOf(patientId, { container }))).toBe(true)
    await out.jobs.settled()
    expect(out.jobs.activity.ended).toMatchObject({ kind: 'exported', whole: true, withoutAnalysis: 1 })
    const before = await everything(desk)

    await desk.signIn('clinician')
    const { patient } = await desk.ask('patient:get', { id: patientId })
    const { name, birthDate, sex, skinType, notes, allergies, tags, changedMs: seenMs } = patient
    const fields = { number: 'Z-9', name, birthDate, sex, skinType, notes, allergies, tags }
    await desk.ask('patient:change', { id: patientId, fields, seenMs })
    await desk.signIn('admin')
    await out.importing.choose(container.kind, container.password)
    await out.importing.begin()
    await out.jobs.settled()
    const { ended } = out.jobs.activity
    expect(ended).toMatchObject({ kind: 'imported', patients: 1, photos: 2 })
    expect(ended?.kind === 'imported' && ended.newIds).toBeGreaterThan(8)
    expect((await everything(desk)) as unknown[]).toHaveLength(2)

    for (const number of ['Z-9', 'A-1'])
      await desk.ask('patient:erase', { number, birthDate: '1984-03-09', again: number })
    await out.importing.choose(container.kind, container.password)
    await out.importing.begin()
    await out.jobs.settled()
    expect(await everything(desk)).toEqual(before)
  })
})

describe('an import that is cancelled', () => {
  it('ends behind the patient at hand, also where nobody has a photo', async () => {
    await desk.signIn('clinician')
    for (const number of ['B-1', 'B-2', 'B-3']) await desk.addPatient(number)
    await desk.signIn('admin')
    await desk.ask('patient:erase', { number: 'A-1', birthDate: '1984-03-09', again: 'A-1' })
    const out = transfersOf(desk)
    await out.exporting.beginClinic({ container: { kind: 'folder', password: null } })
    await out.jobs.settled()
    expect(out.jobs.activity.ended).toMatchObject({ kind: 'exported', patients: 3, photos: 0 })

    let checked = false
    const startThread = (): BundleThread => {
      const thread = new InlineRunner<BundleTasks>(createBundleTasks())
      return Object.assign(Object.create(thread) as BundleThread, {
        run: ((name, input) => {
          if (name === 'check') checked = true
          else if (name === 'read' && checked) into.jobs.cancel()
          return thread.run(name, input)
        }) satisfies typeof thread.run,
        close: () => Promise.resolve(),
      })
    }
    await other.signIn('admin')
    const into = transfersOf(other, { startThread })
    into.chosen.path = out.chosen.path
    await into.importing.choose('folder', null)
    await into.importing.begin()
    await into.jobs.settled()
    expect(into.jobs.activity.ended).toMatchObject({
      ...{ kind: 'failed', error: { kind: 'cancelled' }, patients: 1 },
    })
    expect((await everything(other)) as unknown[]).toHaveLength(1)
  })
})

describe('a folder that was exported', () => {
  it('holds the originals bit for bit, and a manifest with length and hash of every file and of no other', async () => {
    const { exporting, jobs, chosen } = transfersOf(desk)
    await exporting.begin(askOf(patientId))
    await jobs.settled()
    const folder = chosen.path ?? ''
    const manifest = JSON.parse(await readFile(join(folder, 'manifest.json'), 'utf8')) as Manifest
    const entries = await readdir(folder, { recursive: true, withFileTypes: true })
    const files = entries.filter((entry) => entry.isFile()).map(({ name }) => name)
    expect(files.length).toBe(manifest.files.length + 1)
    for (const { path, bytes, sha256 } of manifest.files) {
      const content = await readFile(join(folder, path))
      expect(content.length).toBe(bytes)
      expect(createHash('sha256').update(content).digest('hex')).toBe(sha256)
    }
    expect(manifest).toMatchObject({ purpose: 'own-copy', whole: true, named: true, eyesMasked: false })
    const { visits } = await desk.ask('patient:get', { id: patientId })
    for (const photo of visits.flatMap(({ photos }) => photos))
      expect(manifest.files.find(({ path }) => path === `photos/${photo.id}.jpeg`)?.sha256).toBe(photo.sha256)
    for (const name of files) expect(name).not.toMatch(/A-1|欧阳|1984|202\d/)
  })

  it('has the record as FHIR, whose photos are the files of the export', async () => {
    const { exporting, jobs, chosen } = transfersOf(desk)
    await exporting.begin(askOf(patientId))
    await jobs.settled()
    const folder = chosen.path ?? ''
    const bundle = JSON.parse(await readFile(join(folder, 'fhir.json'), 'utf8')) as Bundle
    expect(schemaFaults(bundle)).toEqual([])
    const resources = (bundle.entry ?? []).map(({ resource }) => resource as FhirResource)
    const media = resources.filter((one): one is Media => one.resourceType === 'Media')
    expect(media).toHaveLength(2)
    for (const { content } of media)
      expect((await readFile(join(folder, content.url ?? ''))).length).toBe(content.size)
    expect(resources.filter(({ resourceType }) => resourceType === 'Observation')).toHaveLength(4)
    const named = resources.flatMap((one) =>
      one.resourceType === 'DiagnosticReport' ? (one.presentedForm ?? []) : [],
    )
    expect(named.map(({ url }) => url)).toEqual(
      (await readdir(join(folder, 'reports'))).map((name) => `reports/${name}`),
    )
    for (const { url, size, hash, language, title } of named) {
      const pdf = await readFile(join(folder, url ?? ''))
      expect(size).toBe(pdf.length)
      expect(hash).toBe(createHash('sha1').update(pdf).digest('base64'))
      expect([language, title]).toEqual(['zh-CN', '皮肤影像报告'])
    }
    expect(JSON.stringify(bundle)).not.toContain('typed by hand')
  })

  it('has a page for each visit that has a photo, about the last from the front', async () => {
    const { exporting, jobs, chosen } = transfersOf(desk)
    await exporting.begin(askOf(patientId))
    await jobs.settled()
    const { visits } = await desk.ask('patient:get', { id: patientId })
    const withPhotos = visits.filter(({ photos }) => photos.length > 0)
    const folder = join(chosen.path ?? '', 'reports')
    expect(await readdir(folder)).toEqual(withPhotos.map(({ id }) => `${id}.pdf`))
    const [visit] = withPhotos
    const last = visit?.photos.findLast(({ view }) => view === 'front') ?? visit?.photos.at(-1)
    expect(await readFile(join(folder, `${visit?.id}.pdf`), 'utf8')).toBe(`%PDF of ${last?.id}`)
  })

  it('has numbers with units for a spreadsheet, and numbers below zero stay numbers', async () => {
    const { exporting, jobs, chosen } = transfersOf(desk)
    await exporting.begin(askOf(patientId))
    await jobs.settled()
    const table = await readFile(join(chosen.path ?? '', 'numbers.csv'), 'utf8')
    expect(table.startsWith('\uFEFF')).toBe(true)
    const [heads = '', line = ''] = table.split('\r\n')
    expect(heads).toContain('itaDegrees (degrees)')
    expect(heads).toContain('red.spots (count)')
    expect(line).toContain(',-31.5,0.02')
  })
})
