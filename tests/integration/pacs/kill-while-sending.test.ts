import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { createServer, type ServerResponse } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { RecordStore } from '../../../src/main/records/store/record-store.ts'
import { queueReport } from '../../../src/main/records/service/queue-report.ts'
import { uidOf } from '../../../src/main/dicom/uids.ts'
import { actor, dataKey, patientFields, photoFields, visitFields } from '../../torture/made-records.ts'
import { raw, scene } from '../decoder/scenes.ts'
import { openForSending } from './sending-store.ts'

const PHOTOS = 6
const REPORT = { title: 'Report', madeMs: 5, bytes: Buffer.from('%PDF-1.7\nthe very file\n%%EOF') }
const INSTANCE = /2\.25\.\d+/g

let root: string
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'basalis-sending-'))
})
afterEach(() => rm(root, { recursive: true }))

/** Takes what comes; leaves the one of that number without an answer. */
async function fakeArchive(silentAt: number) {
  const got: string[] = []
  const reached = Promise.withResolvers<undefined>()
  const answerOf = (sop: string, response: ServerResponse): void => {
    response.writeHead(200, { 'content-type': 'application/dicom+json' })
    response.end(JSON.stringify({ '00081199': { Value: [{ '00081155': { Value: [sop] } }] } }))
  }
  const server = createServer((request, response) => {
    const pieces: Buffer[] = []
    request.on('data', (piece: Buffer) => pieces.push(piece))
    request.on('end', () => {
      // The first UID of the file is that of the instance, in its meta header.
      const [sop = ''] = Buffer.concat(pieces).toString('latin1').match(INSTANCE) ?? []
      got.push(sop)
      if (got.length === silentAt) reached.resolve(undefined)
      else answerOf(sop, response)
    })
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  const port = typeof address === 'object' && address ? address.port : 0
  return { server, got, reached: reached.promise, url: `http://127.0.0.1:${port}/` }
}

async function fillStore(folder: string, url: string): Promise<readonly string[]> {
  const store = await RecordStore.open(folder, dataKey)
  const jpeg = await raw(scene()).jpeg().toBuffer()
  const visitId = store.save(
    actor,
    'visit.add',
    (nowMs) => {
      store.archive.change({ url, access: 'none', user: '', ca: '' }, null, nowMs)
      const { id } = store.patients.add(patientFields('A-1'), nowMs)
      store.consents.give({ patientId: id, purpose: 'record', expiresMs: null, notes: '' }, nowMs)
      return store.visits.add(id, { atMs: nowMs, ...visitFields }, nowMs).id
    },
    (id) => id,
  )
  const photos: string[] = []
  for (let n = 0; n < PHOTOS; n += 1)
    photos.push((await store.addPhoto(actor, visitId, { bytes: jpeg }, photoFields)).id)
  store.write((nowMs) => {
    for (const id of photos) store.outbox.queue(id, null, nowMs)
  })
  queueReport(
    { store, actor },
    { ...{ patient: store.visits.get(visitId).patientId, photos, photo: photos[0] ?? '' }, ...REPORT },
  )
  await store.close()
  return photos
}

describe('a program that is killed while it sends', () => {
  it.each([1, 3, PHOTOS, PHOTOS + 1])(
    'at instance %i loses nothing, and sends that one again under the same UID',
    async (at) => {
      const folder = join(root, 'store')
      const archive = await fakeArchive(at)
      try {
        const photos = await fillStore(folder, archive.url)
        const program = join(import.meta.dirname, 'sending-child.ts')
        const child = spawn(process.execPath, [program, folder], { stdio: 'ignore' })
        await archive.reached
        child.kill('SIGKILL')
        await once(child, 'exit')

        const { store, sender, bugs } = await openForSending(folder)
        const { patientId } = store.visits.get(store.photos.get(photos[0] ?? '').visitId)
        const states = () => store.outbox.ofPatient(patientId).map(({ state }) => state)
        expect(states().filter((state) => state === 'sending')).toHaveLength(1)
        expect(states().filter((state) => state === 'sent')).toHaveLength(at - 1)
        await sender.start()
        await sender.idle()
        expect(states()).toEqual([...photos, REPORT].map(() => 'sent'))
        expect(bugs).toEqual([])
        const report = createHash('sha256').update(REPORT.bytes).digest('hex')
        const expected = [...photos.map((id) => uidOf('photo', id)), uidOf('document', report)]
        expect(new Set(archive.got)).toEqual(new Set(expected))
        expect(archive.got).toHaveLength(PHOTOS + 2)
        // The archive has the report, and nobody needs a copy of it here: adding it again finds it without its bytes.
        const { visitId } = store.photos.get(photos[0] ?? '')
        const id = store.write(() => store.documents.add({ visitId, ...REPORT }, REPORT.bytes))
        expect(() => store.documents.bytesOf(id)).toThrow(
          expect.objectContaining({ code: 'RECORD_NOT_FOUND' }),
        )
        expect(await store.verifyLog()).toBeNull()
        await sender.close()
        await store.close()
      } finally {
        archive.server.closeAllConnections()
        archive.server.close()
      }
    },
  )
})
