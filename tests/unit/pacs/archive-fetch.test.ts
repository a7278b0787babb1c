import { once } from 'node:events'
import type { ServerResponse } from 'node:http'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterEach, describe, expect, it } from 'vitest'
import type { DecodedPhoto } from '../../../src/main/decoder/decoder-client.ts'
import { uidOf } from '../../../src/main/dicom/uids.ts'
import { ArchiveDesk, type ArchiveDeskOptions } from '../../../src/main/pacs/archive-desk.ts'
import type { Sought } from '../../../src/main/records/service/archive-tasks.ts'
import type { Fetched } from '../../../src/main/records/service/file-fetched.ts'
import type { ArchiveProgress, NamedThere } from '../../../src/shared/contract/archive-channels.ts'
import { BasalisError, CancelledError, errorToData } from '../../../src/shared/contract/errors.ts'
import { beginParts, endParts, FakeArchive, SECRET, sendJson, sendPart, type Answer } from './fake-archive.ts'

const STUDY = '2.25.17'
const [KNOWN, VISIT] = ['a'.repeat(32), 'b'.repeat(32)]
const patient = { number: 'A-1', name: '王小梅', birthDate: '1991-03-08' }

const open: FakeArchive[] = []
afterEach(async () => {
  for (const archive of open.splice(0)) await archive.close()
})

/** A file of a test: what it says of itself. */
const file = (sop: string, named: Partial<typeof patient> = {}): string =>
  JSON.stringify({ sop, subject: { ...patient, ...named } })

/** What the decoder makes of such a file; of anything else, what it makes of no photo. */
function decoded(bytes: Uint8Array): DecodedPhoto {
  const text = Buffer.from(bytes).toString()
  if (!text.startsWith('{')) throw new BasalisError('IMAGE_GREYSCALE', 'expected colours, found none')
  const { sop, subject } = JSON.parse(text) as { sop: string; subject: typeof patient }
  return {
    image: { width: 4, height: 3, data: new Uint8Array(36) },
    input: {
      camera: { takenMs: 7, device: 'camera', values: {} },
      dicom: {
        ...{ subject, sopInstance: sop, studyInstance: STUDY, studyDescription: '复诊', studyMs: 5 },
        ...{ comments: '', orientation: 'L\\F', bodyPart: 'FACE', jpeg: null },
      },
    },
  } as unknown as DecodedPhoto
}

async function deskOf(answer: Answer, options: Partial<ArchiveDeskOptions> = {}) {
  const archive = await FakeArchive.start(answer)
  open.push(archive)
  const filed: Fetched[] = []
  const progress: ArchiveProgress[] = []
  const sought = {
    ...{ archive: archive.settings, patient, photos: [KNOWN], visits: [VISIT], received: ['2.25.99'] },
  } as unknown as Sought
  const records = (name: string, input: unknown): Promise<unknown> => {
    if (name === 'seek') return Promise.resolve(sought)
    filed.push(input as Fetched)
    return Promise.resolve({
      visitId: VISIT,
      photos: (input as Fetched).photos.map(({ sopInstance }) => sopInstance),
      known: 0,
    })
  }
  const desk = new ArchiveDesk({
    records: { forArchive: records as ArchiveDeskOptions['records']['forArchive'] },
    decode: (bytes) => Promise.resolve().then(() => decoded(bytes)),
    thumbnail: () => Promise.resolve(new Uint8Array([1])),
    maker: {} as ArchiveDeskOptions['maker'],
    onChange: () => undefined,
    onProgress: (one) => progress.push(one),
    onBug: () => undefined,
    now: () => 0,
    ...options,
  })
  const fetch = (...seen: readonly NamedThere[]) =>
    desk.fetch('asked', { patientId: 'p', studyInstance: STUDY, seen })
  return { desk, archive, filed, progress, fetch }
}

const sending =
  (...files: readonly string[]): Answer =>
  (_asked, response) => {
    beginParts(response)
    for (const one of files) sendPart(response, one)
    endParts(response)
  }

describe('a study that is fetched', () => {
  it('is filed once, with what is new of it; what is known or no photo is counted', async () => {
    const { fetch, filed, progress } = await deskOf(
      sending(
        file('2.25.1'),
        file(uidOf('photo', KNOWN)),
        file('2.25.99'),
        'a map',
        file('2.25.1'),
        file('2.25.2'),
      ),
    )
    expect(await fetch()).toEqual({ visitId: VISIT, added: 2, known: 3, left: 1 })
    expect(filed).toHaveLength(1)
    expect(filed[0]).toMatchObject({ studyInstance: STUDY, atMs: 5, reason: '复诊' })
    expect(filed[0]?.photos.map(({ sopInstance }) => sopInstance)).toEqual(['2.25.1', '2.25.2'])
    expect(progress.map(({ files }) => files)).toEqual([0, 1, 2, 3, 4, 5, 6, 6])
    expect(progress.map(({ ended }) => ended)).toEqual([...Array<boolean>(7).fill(false), true])
    expect(progress.at(-1)?.bytes).toBeGreaterThan(100)
  })

  it('is told of while a file is still coming, now and then', async () => {
    let nowMs = 0
    const whole = file('2.25.1')
    const { fetch, progress } = await deskOf(
      (_asked, response) => {
        beginParts(response)
        sendPart(response, whole.slice(0, 10))
        void sleep(30).then(() => {
          response.write(whole.slice(10))
          endParts(response)
        })
      },
      { now: () => (nowMs += 150) },
    )
    expect(await fetch()).toMatchObject({ added: 1 })
    const before = progress.filter(({ files, bytes }) => files === 0 && bytes > 0)
    expect(before.length).toBeGreaterThan(0)
    expect(progress.at(-1)).toMatchObject({ files: 1, ended: true })
  })

  it('files nothing where nothing is new', async () => {
    const { fetch, filed } = await deskOf(sending('a map', file('2.25.99')))
    expect(await fetch()).toEqual({ visitId: null, added: 0, known: 1, left: 1 })
    expect(filed).toEqual([])
  })

  it('files nothing where one file names another, unless somebody has seen whom and says that it is this patient', async () => {
    const other = { birthDate: '1970-01-01' }
    const answer = sending(file('2.25.1'), file('2.25.2', other), file('2.25.3'))
    const { fetch, filed, progress } = await deskOf(answer)
    const named = { ...patient, ...other }
    await expect(fetch()).rejects.toMatchObject({
      code: 'ARCHIVE_OTHER_PATIENT',
      other: { named, differences: ['birthDate'] },
    })
    expect(filed).toEqual([])
    expect(progress.at(-1)?.ended).toBe(true)
    expect(await fetch(named)).toMatchObject({ added: 3 })
  })

  it('files nothing where a file names somebody else than whom somebody has seen, until that was seen as well', async () => {
    const seen = { ...patient, name: 'Li^Dawei=李^大伟' }
    const answer = sending(file('2.25.1', seen), file('2.25.2'), file('2.25.3', { ...seen, number: 'B-9' }))
    const { fetch, filed } = await deskOf(answer)
    const named = { ...seen, number: 'B-9' }
    await expect(fetch(seen)).rejects.toMatchObject({
      code: 'ARCHIVE_OTHER_PATIENT',
      other: { named, differences: ['number', 'name'] },
    })
    expect(filed).toEqual([])
    expect(await fetch(seen, named)).toMatchObject({ added: 3 })
  })

  it('says in no message whom another file names', async () => {
    const { fetch } = await deskOf(sending(file('2.25.1', { name: 'Li^Dawei' })))
    const error: unknown = await fetch().catch((thrown: unknown) => thrown)
    expect(JSON.stringify(errorToData(error))).not.toContain('Dawei')
  })

  it.each([
    ['ends in the middle of a file', 'ARCHIVE_UNREACHABLE', (response: ServerResponse) => response.destroy()],
    ['ends without its end', 'ARCHIVE_ANSWER_INVALID', (response: ServerResponse) => response.end()],
  ])('files nothing where the answer %s', async (_name, code, end) => {
    const { fetch, filed } = await deskOf((_asked, response) => {
      beginParts(response)
      sendPart(response, file('2.25.1'))
      sendPart(response, 'half a fi')
      setTimeout(() => {
        end(response)
      }, 20)
    })
    await expect(fetch()).rejects.toMatchObject({ code })
    expect(filed).toEqual([])
  })

  it('stops where the decoder fails otherwise than at a file', async () => {
    const decode = (): Promise<never> =>
      Promise.reject(new BasalisError('POOL_CLOSED', 'expected a decoder, found it closed'))
    const { fetch, filed } = await deskOf(sending(file('2.25.1')), { decode })
    await expect(fetch()).rejects.toMatchObject({ code: 'POOL_CLOSED' })
    expect(filed).toEqual([])
  })
})

describe('what is asked of a slow archive', () => {
  /** Sends one file and the beginning of another, and then nothing; resolves when the other side has hung up. */
  function slowly() {
    const hungUp = Promise.withResolvers<undefined>()
    const answer: Answer = (_asked, response) => {
      response.on('close', () => {
        hungUp.resolve(undefined)
      })
      beginParts(response)
      sendPart(response, file('2.25.1'))
      sendPart(response, 'the beginning of')
    }
    return { answer, hungUp: hungUp.promise }
  }

  it('is ended in the middle of a file: the archive is hung up on, and nothing is filed', async () => {
    const { answer, hungUp } = slowly()
    const { desk, archive, filed, progress, fetch } = await deskOf(answer)
    const fetching = fetch()
    const ended = expect(fetching).rejects.toBeInstanceOf(CancelledError)
    while (archive.asked.length === 0) await sleep(5)
    desk.cancel('another')
    desk.cancel('asked')
    await ended
    await hungUp
    expect(filed).toEqual([])
    expect(progress.at(-1)?.ended).toBe(true)
    // Twice, or late, it is nothing.
    desk.cancel('asked')
  })

  it('is told of to whoever looks for the patient meanwhile', async () => {
    const { answer } = slowly()
    const study = { '0020000D': { Value: [STUDY] }, '00100020': { Value: ['A-1'] } }
    const { desk, progress, fetch } = await deskOf((asked, response) => {
      if (asked.path.endsWith(STUDY)) answer(asked, response)
      else sendJson(response, [study])
    })
    const ended = expect(fetch()).rejects.toBeInstanceOf(CancelledError)
    while (progress.at(-1)?.files !== 1) await sleep(5)
    const [found] = await desk.find('another', 'p')
    expect(found?.fetching).toMatchObject({ asked: 'asked', files: 1, ended: false })
    desk.cancel('asked')
    await ended
    expect((await desk.find('another', 'p'))[0]?.fetching).toBeNull()
  })

  it('is ended before the head of an answer comes, found or fetched', async () => {
    const { desk, archive, fetch } = await deskOf(() => undefined)
    for (const ask of [() => desk.find('asked', 'p'), () => fetch()]) {
      const before = archive.asked.length
      const ended = expect(ask()).rejects.toBeInstanceOf(CancelledError)
      while (archive.asked.length === before) await sleep(5)
      desk.cancel('asked')
      await ended
    }
  })

  it('is ended in the middle of a list', async () => {
    const { desk, archive } = await deskOf((_asked, response) => {
      response.writeHead(200, { 'content-type': 'application/dicom+json' })
      response.write('[{"0020000D":')
    })
    const ended = expect(desk.find('asked', 'p')).rejects.toBeInstanceOf(CancelledError)
    while (archive.asked.length === 0) await sleep(5)
    await sleep(30)
    desk.cancel('asked')
    await ended
  })

  it('is ended while a file is being decoded, which is told as well', async () => {
    const decoding = Promise.withResolvers<AbortSignal>()
    const { desk, filed, fetch } = await deskOf(sending(file('2.25.1')), {
      decode: async (_bytes, signal) => {
        decoding.resolve(signal)
        await once(signal, 'abort')
        throw new CancelledError()
      },
    })
    const ended = expect(fetch()).rejects.toBeInstanceOf(CancelledError)
    await decoding.promise
    desk.cancel('asked')
    await ended
    expect(filed).toEqual([])
  })

  it('ends where the records are locked or somebody else is there, and goes on for whoever asked', async () => {
    const { answer } = slowly()
    const { desk, archive, fetch } = await deskOf(answer)
    desk.userChanged('one')
    const ended = expect(fetch()).rejects.toBeInstanceOf(CancelledError)
    while (archive.asked.length === 0) await sleep(5)
    desk.userChanged('one')
    expect(await Promise.race([ended.then(() => 'ended'), sleep(50, 'goes on')])).toBe('goes on')
    desk.userChanged(null)
    await ended
  })
})

describe('a patient who is looked for', () => {
  const study = (uid: string, given: Record<string, unknown> = {}) => ({
    '0020000D': { vr: 'UI', Value: [uid] },
    '00100020': { vr: 'LO', Value: ['A-1'] },
    '00100010': { vr: 'PN', Value: [{ Alphabetic: 'Wang^Xiaomei', Ideographic: '王^小梅' }] },
    '00100030': { vr: 'DA', Value: ['19910308'] },
    '00080020': { vr: 'DA', Value: ['20260304'] },
    '00080030': { vr: 'TM', Value: ['093000.000'] },
    ...given,
  })
  const finding = (...studies: readonly object[]) =>
    deskOf((_asked, response) => {
      sendJson(response, studies)
    })

  it('is asked about by exactly the number, with the secret, and found the newest first', async () => {
    const { desk, archive } = await finding(
      study('2.25.1'),
      study('2.25.2', { '00080020': { Value: ['20260501'] }, '00201208': { Value: [7] } }),
      study(uidOf('study', VISIT), { '00080020': { Value: ['no day'] } }),
    )
    const found = await desk.find('asked', 'p')
    expect(found.map(({ studyInstance, instances, own }) => [studyInstance, instances, own])).toEqual([
      ['2.25.2', 7, false],
      ['2.25.1', null, false],
      [uidOf('study', VISIT), null, true],
    ])
    expect(found.map(({ differences }) => differences)).toEqual([[], [], []])
    expect(found.at(-1)?.atMs).toBeNull()
    const [asked] = archive.asked
    expect(new URL(asked?.path ?? '', archive.url).searchParams.get('PatientID')).toBe('A-1')
    expect(asked?.authorization).toBe(`Bearer ${SECRET}`)
  })

  it('is nobody whose number is another, or whose study has no proper name', async () => {
    const { desk } = await finding(
      study('2.25.1', { '00100020': { Value: ['A-12'] } }),
      study('2.25.1', { '00100020': { Value: [] } }),
      study('../../etc/passwd'),
      study('2.25.1'.repeat(20)),
      {},
    )
    expect(await desk.find('asked', 'p')).toEqual([])
  })

  it('is shown with what the archive says otherwise', async () => {
    const { desk } = await finding(
      study('2.25.1', {
        '00100010': { Value: [{ Alphabetic: 'Li^Wei' }] },
        '00100030': { Value: ['19700101'] },
      }),
    )
    expect(await desk.find('asked', 'p')).toEqual([
      expect.objectContaining({
        differences: ['name', 'birthDate'],
        named: { number: 'A-1', name: 'Li^Wei', birthDate: '1970-01-01' },
      }),
    ])
  })
})
