import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { RecordStore } from '../../../src/main/records/store/record-store.ts'
import { actor, dataKey, patientFields, photoFields, visitFields } from '../../torture/made-records.ts'
import { REPORT } from '../viewing/fakes.ts'

let root: string
let store: RecordStore
let patient: string
let photo: string
let nowMs = 1000
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'basalis-outbox-'))
  nowMs = 1000
  await openStore()
  patient = store.write((at) => store.patients.add(patientFields('A-1'), at).id)
  const visit = store.write((at) => store.visits.add(patient, { atMs: 1, ...visitFields }, at).id)
  photo = (await store.addPhoto(actor, visit, { bytes: Buffer.from('photo') }, photoFields)).id
})
afterEach(async () => {
  await store.close()
  await rm(root, { recursive: true })
})

async function openStore(): Promise<void> {
  store = await RecordStore.open(join(root, 'store'), dataKey, () => nowMs)
}
const queue = (analysis: string | null = null): void => {
  store.write((at) => {
    store.outbox.queue(photo, analysis, at)
  })
}
const begin = () => store.write((at) => store.outbox.begin(at))
const finish = (id: string, outcome: Parameters<RecordStore['outbox']['finish']>[1]): void => {
  store.write((at) => {
    store.outbox.finish(id, outcome, at)
  })
}
const lines = () =>
  store.outbox.ofPatient(patient).map(({ part, state, attempts }) => `${part} ${state} ${attempts}`)
const EVERYTHING = ['photo', 'map-red', 'map-brown', 'map-gray', 'numbers']

/** Whoever ends the program without a word: the store is opened again as it lies there. */
async function killed(): Promise<void> {
  await store.close()
  await openStore()
}

describe('the outbox', () => {
  it('holds a line for the photo, and one for each part of its analysis', async () => {
    queue()
    expect(lines()).toEqual(['photo queued 0'])
    const analysis = await store.addAnalysis(actor, photo, REPORT, [])
    queue(analysis?.id ?? null)
    expect(lines()).toEqual(EVERYTHING.map((part) => `${part} queued 0`))
    queue(analysis?.id ?? null)
    expect(lines()).toHaveLength(EVERYTHING.length)
  })

  it('gives out what is due, the longest due first, and each once', async () => {
    const analysis = await store.addAnalysis(actor, photo, REPORT, [])
    queue(analysis?.id ?? null)
    const parts: string[] = []
    for (let entry = begin(); entry; entry = begin()) parts.push(`${entry.part} ${entry.attempts}`)
    expect(parts).toEqual(EVERYTHING.map((part) => `${part} 1`))
    expect(store.outbox.nextMs()).toBeNull()
  })

  it('gives nothing out before its time', () => {
    queue()
    const entry = begin()
    finish(entry?.id ?? '', { kind: 'again', reason: 'ARCHIVE_UNREACHABLE', nextMs: 5000 })
    expect(begin()).toBeNull()
    expect(store.outbox.nextMs()).toBe(5000)
    nowMs = 5000
    expect(begin()).toMatchObject({ id: entry?.id, attempts: 2 })
  })

  it('keeps each state over a kill, and tries again what was in the middle', async () => {
    queue()
    await killed()
    expect(lines()).toEqual(['photo queued 0'])
    const entry = begin()
    await killed()
    expect(lines()).toEqual(['photo sending 1'])
    expect(begin()).toBeNull()
    expect(store.write((at) => store.outbox.recover(at))).toBe(1)
    expect(begin()).toMatchObject({ id: entry?.id, attempts: 2 })
    finish(entry?.id ?? '', { kind: 'again', reason: 'DICOM_A700', nextMs: 9000 })
    await killed()
    expect(store.write((at) => store.outbox.recover(at))).toBe(0)
    expect(store.outbox.nextMs()).toBe(9000)
    nowMs = 9000
    begin()
    finish(entry?.id ?? '', { kind: 'sent' })
    await killed()
    expect(lines()).toEqual(['photo sent 3'])
    expect(store.write((at) => store.outbox.recover(at))).toBe(0)
  })

  it('begins anew what was given up, and at once what waits; not what is there or under way', () => {
    queue()
    const id = begin()?.id ?? ''
    queue()
    expect(lines()).toEqual(['photo sending 1'])
    finish(id, { kind: 'again', reason: 'ARCHIVE_UNREACHABLE', nextMs: 90_000 })
    queue()
    expect(lines()).toEqual(['photo queued 0'])
    expect(begin()?.id).toBe(id)
    finish(id, { kind: 'failed', reason: 'DICOM_A900' })
    expect(store.outbox.ofPatient(patient)[0]).toMatchObject({ state: 'failed', reason: 'DICOM_A900' })
    queue()
    expect(store.outbox.ofPatient(patient)[0]).toMatchObject({ state: 'queued', reason: '' })
    begin()
    finish(id, { kind: 'sent' })
    queue()
    expect(lines()).toEqual(['photo sent 1'])
  })

  it('begins anew, once the archive is reached otherwise, what failed by how it was reached, and that alone', () => {
    queue()
    const id = begin()?.id ?? ''
    const retry = () => store.write((at) => store.outbox.retryUnreached(at))
    finish(id, { kind: 'failed', reason: 'DICOM_A900' })
    expect(retry()).toBe(0)
    for (const outcome of [
      { kind: 'failed', reason: 'ARCHIVE_ACCESS_REFUSED' },
      { kind: 'again', reason: 'ARCHIVE_UNREACHABLE', nextMs: 90_000 },
    ] as const) {
      queue()
      begin()
      expect(retry()).toBe(0)
      finish(id, outcome)
      expect(retry()).toBe(1)
      expect(store.outbox.ofPatient(patient)[0]).toMatchObject({ state: 'queued', reason: '', nextMs: nowMs })
    }
  })

  it('says why the try before failed, and counts as few as it is told', () => {
    queue()
    const id = begin()?.id ?? ''
    finish(id, { kind: 'again', reason: 'ARCHIVE_UNREACHABLE', nextMs: nowMs })
    expect(begin()).toMatchObject({ attempts: 2, reason: 'ARCHIVE_UNREACHABLE' })
    finish(id, { kind: 'again', reason: 'DICOM_A700', nextMs: nowMs, attempts: 1 })
    expect(begin()).toMatchObject({ attempts: 2, reason: 'DICOM_A700' })
  })

  const toArchive = (url: string): void => {
    store.write((at) => store.archive.change({ url, access: 'none', user: '', ca: '' }, null, at))
  }

  it('sends again what another archive has, of which it says nothing; a slash at the end makes no other', () => {
    toArchive('https://one.example/dicom-web')
    queue()
    const id = begin()?.id ?? ''
    finish(id, { kind: 'sent' })
    toArchive('https://one.example/dicom-web/')
    expect(lines()).toEqual(['photo sent 1'])
    queue()
    expect(begin()).toBeNull()
    toArchive('https://other.example/')
    expect(lines()).toEqual([])
    queue()
    expect(begin()).toMatchObject({ id, attempts: 1 })
    finish(id, { kind: 'sent' })
    expect(lines()).toEqual(['photo sent 1'])
  })

  it('counts what was under way when the archive was changed as there where it was sent to', () => {
    toArchive('https://one.example/')
    queue()
    const id = begin()?.id ?? ''
    toArchive('https://other.example/')
    finish(id, { kind: 'sent' })
    expect(lines()).toEqual([])
    toArchive('https://one.example/')
    expect(lines()).toEqual(['photo sent 1'])
  })

  it('takes no outcome of what is not under way: it was begun anew, or has gone', () => {
    queue()
    const id = begin()?.id ?? ''
    finish(id, { kind: 'sent' })
    finish(id, { kind: 'failed', reason: 'BUG' })
    finish('of nothing', { kind: 'sent' })
    expect(lines()).toEqual(['photo sent 1'])
  })
})
