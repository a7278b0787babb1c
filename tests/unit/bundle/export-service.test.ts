import { chmod, mkdir, readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import sharp from 'sharp'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createBundleTasks, type BundleTasks } from '../../../src/main/bundle/bundle-tasks.ts'
import type { BundleThread } from '../../../src/main/bundle/bundle-thread.ts'
import { InlineRunner } from '../../../src/main/pool/inline-runner.ts'
import { BasalisError } from '../../../src/shared/contract/errors.ts'
import { WHOLE_LOG } from '../../../src/shared/domain/audit-line.ts'
import { type ClinicDesk, code } from '../records/clinic-desk.ts'
import { HAS_RIGHTS, withoutRights } from '../records/no-rights.ts'
import { CAN_LIMIT, limitFiles } from '../records/file-limit.ts'
import { photoFields } from '../../torture/made-records.ts'
import { askOf, consent, madeClinic, SIZE, transfersOf } from './made-clinic.ts'

let desk: ClinicDesk
let patientId: string
beforeEach(async () => {
  ;({ desk, patientId } = await madeClinic())
})
afterEach(async () => {
  limitFiles(null)
  await desk.close()
})

const around = async (): Promise<string[]> => (await readdir(join(desk.folder, '..'))).sort()

async function lines(): Promise<string[]> {
  await desk.signIn('auditor')
  const filter = { ...WHOLE_LOG, action: 'record.export' }
  const found = await desk.ask('audit:find', { filter, beforeSeq: null })
  return found.lines.map(({ outcome, reason }) => `${outcome}: ${reason}`)
}

const BAR = [
  { x: 5, y: 5 },
  { x: 25, y: 5 },
  { x: 25, y: 12 },
  { x: 5, y: 12 },
] as const
const mask = async (photo: Uint8Array) => ({
  png: new Uint8Array(await sharp(photo).png().toBuffer()),
  bars: [BAR],
})

describe('an export of a patient', () => {
  it('does not even ask where to without the consent, and the refusal stands in the log with its reason', async () => {
    const { exporting } = transfersOf(desk, { chooseTarget: () => Promise.reject(new Error('was asked')) })
    for (const purpose of ['teaching', 'research', 'marketing'] as const)
      await expect(exporting.begin(askOf(patientId, { purpose }))).rejects.toMatchObject({
        ...code('CONSENT_MISSING'),
        facts: { purpose, why: 'never-asked' },
      })
    await expect(
      exporting.begin(askOf(patientId, { purpose: 'marketing', masked: true })),
    ).rejects.toMatchObject(code('CONSENT_MISSING'))
    expect(await lines()).toContain('refused: purpose teaching, consent to teaching never-asked')
  })

  it('leaves nothing behind where the dialog was closed', async () => {
    const { exporting, chosen, jobs } = transfersOf(desk)
    chosen.path = null
    expect(await exporting.begin(askOf(patientId))).toBe(false)
    expect(jobs.activity).toEqual({ running: null, ended: null })
    expect(await around()).toEqual(['clinic'])
  })

  it('with the eyes masked has no original, no name, nothing that was typed, and no value below the bar', async () => {
    const { exporting, jobs, chosen } = transfersOf(desk, { mask })
    await exporting.begin(askOf(patientId, { purpose: 'teaching', masked: true, withoutPlace: true }))
    await expect.poll(() => jobs.activity.running?.review).toEqual({ photos: 2 })
    await exporting.confirmMasked([])
    await jobs.settled()
    expect(jobs.activity.ended).toMatchObject({ kind: 'exported', whole: false })
    const folder = chosen.path ?? ''
    const files = (await readdir(folder, { recursive: true, withFileTypes: true })).filter((f) => f.isFile())
    const contents = await Promise.all(files.map((f) => readFile(join(f.parentPath, f.name))))
    const { visits } = await desk.ask('patient:get', { id: patientId })
    const codes = visits.flatMap(({ photos }) => photos.map(({ sha256 }) => sha256))
    for (const word of [
      '欧阳',
      '1984-03-09',
      'A-1',
      'typed by hand',
      'a label',
      'a name',
      'on paper',
      ...codes,
    ])
      expect(contents.filter((content) => content.includes(word))).toEqual([])
    for (const named of ['record.json', 'fhir.json'])
      expect(files.map(({ name }) => name)).not.toContain(named)
    expect(files.filter(({ name }) => name.endsWith('.pdf'))).toEqual([])
    const red = files.find(({ name }) => name === 'red.png')
    const plane = await sharp(join(red?.parentPath ?? '', 'red.png'))
      .toColourspace('grey16')
      .raw({ depth: 'ushort' })
      .toBuffer()
    const at = (x: number, y: number): number => plane.readUInt16LE(2 * (y * SIZE.width + x))
    expect([at(6, 6), at(24, 11), at(2, 6), at(30, 20)]).toEqual([
      ...[0, 0, (6 * SIZE.width + 2) * 50 + 1, (20 * SIZE.width + 30) * 50 + 1],
    ])
    expect(await lines()).toEqual(['done: purpose teaching, 2 photos, eyes masked, looked at, 0 held back'])
  })

  it('masked waits until every photo was looked at, and has nothing of what a bar has missed', async () => {
    const { exporting, jobs, chosen } = transfersOf(desk, { mask })
    await exporting.begin(askOf(patientId, { purpose: 'teaching', masked: true, withoutPlace: true }))
    await expect.poll(() => jobs.activity.running?.review).toEqual({ photos: 2 })
    expect(await around()).not.toContain('out')
    const redOf = async (place: number): Promise<number> => {
      const picture = sharp((await exporting.masked(place)) ?? Buffer.of(0))
      expect(await picture.metadata()).toMatchObject(SIZE)
      return (await picture.stats()).channels[0]?.mean ?? Number.NaN
    }
    // Of the two the darker one was analysed and drawn on.
    const place = (await redOf(0)) < (await redOf(1)) ? 0 : 1
    expect(await exporting.masked(2)).toBeNull()
    await exporting.confirmMasked([place])
    await jobs.settled()
    expect(jobs.activity.ended).toMatchObject({ kind: 'exported', photos: 1 })
    const folder = chosen.path ?? ''
    const { visits } = await desk.ask('patient:get', { id: patientId })
    const photos = visits.flatMap((visit) => visit.photos)
    const first = photos.find(({ analysis }) => analysis !== null)?.id
    const second = photos.find(({ analysis }) => analysis === null)?.id
    expect(await readdir(join(folder, 'photos'))).toEqual([`${second}.png`])
    expect(await readdir(folder)).not.toContain('layers')
    for (const name of await readdir(folder, { recursive: true }))
      if (/\.(json|csv)$/.test(name))
        expect(await readFile(join(folder, name), 'utf8'), name).not.toContain(first)
    expect(await exporting.masked(0)).toBeNull()
    await expect(exporting.confirmMasked([])).rejects.toMatchObject(code('RECORD_CONFLICT'))
    expect(await lines()).toEqual(['done: purpose teaching, 1 photos, eyes masked, looked at, 1 held back'])
  })

  it('masked lets nothing out where the bars are others than those that were looked at', async () => {
    let calls = 0
    const shifting = async (photo: Uint8Array) => {
      calls += 1
      const { png } = await mask(photo)
      return { png, bars: [BAR.map(({ x, y }) => ({ x: x + calls, y })) as unknown as typeof BAR] }
    }
    const { exporting, jobs } = transfersOf(desk, { mask: shifting })
    await exporting.begin(askOf(patientId, { purpose: 'teaching', masked: true, withoutPlace: true }))
    await expect.poll(() => jobs.activity.running?.review).toEqual({ photos: 2 })
    await exporting.confirmMasked([])
    await jobs.settled()
    expect(jobs.activity.ended).toMatchObject({ kind: 'failed', error: { kind: 'bug' } })
    expect(await around()).toEqual(['clinic'])
  })

  it('that waits to be looked at ends with the lock, and shows nobody anything', async () => {
    const { exporting, jobs } = transfersOf(desk, { mask })
    jobs.userChanged('clinician')
    await exporting.begin(askOf(patientId, { purpose: 'teaching', masked: true, withoutPlace: true }))
    await expect.poll(() => jobs.activity.running?.review).toEqual({ photos: 2 })
    await desk.tasks.lock()
    jobs.userChanged(null)
    await jobs.settled()
    await expect(exporting.masked(0)).rejects.toMatchObject(code('STORE_LOCKED'))
    expect(jobs.reviewed(0)).toBeNull()
    expect(await around()).toEqual(['clinic'])
    jobs.userChanged('clinician')
    expect(jobs.activity.ended).toMatchObject({ kind: 'failed', error: { kind: 'cancelled' } })
  })

  it('that names nobody holds no photo with what a camera or another clinic wrote into it', async () => {
    await consent(desk, patientId, 'teaching')
    const visit = await desk.addVisit(patientId)
    const described = await sharp({ create: { ...SIZE, channels: 3, background: 'red' } })
      .withExif({ IFD0: { ImageDescription: 'OUYANG XIAOMEI', Artist: 'A-1' } })
      .jpeg()
      .toBuffer()
    const dicom = Buffer.concat([Buffer.alloc(128), Buffer.from('DICM OUYANG XIAOMEI 19840309')])
    for (const [format, bytes] of [
      ['jpeg', described],
      ['dicom', dicom],
    ] as const) {
      const fields = { ...photoFields, ...SIZE, format, repeats: null }
      await desk.tasks.addPhoto({ visitId: visit.id, bytes, thumbnail: Buffer.from('small'), fields })
    }
    const png = new Uint8Array(await sharp(described).png().toBuffer())
    const { exporting, jobs, chosen } = transfersOf(desk, { develop: () => Promise.resolve(png) })
    await exporting.begin(askOf(patientId, { purpose: 'teaching', visit: visit.id }))
    await jobs.settled()
    expect(jobs.activity.ended).toMatchObject({ kind: 'exported', photos: 2 })
    const folder = join(chosen.path ?? '', 'photos')
    const photos = await readdir(folder)
    expect(photos).toHaveLength(2)
    for (const name of photos) {
      expect(name).toMatch(/\.png$/)
      expect((await readFile(join(folder, name))).includes('OUYANG')).toBe(false)
    }
    const visits = await readFile(join(chosen.path ?? '', 'visits.json'), 'utf8')
    for (const name of photos) expect(visits).toContain(`photos/${name}`)
  })

  it('stops where a face view shows no face, and leaves nothing', async () => {
    const fault = new BasalisError('EYES_NOT_FOUND', 'expected a face')
    const { exporting, jobs } = transfersOf(desk, { mask: () => Promise.reject(fault) })
    await exporting.begin(askOf(patientId, { purpose: 'research', masked: true }))
    await jobs.settled()
    expect(jobs.activity.ended).toMatchObject({ kind: 'failed', error: code('EYES_NOT_FOUND') })
    expect(await around()).toEqual(['clinic'])
    expect(await lines()).toEqual(['failed: purpose research, 2 photos, eyes masked'])
  })

  it.each(['folder', 'zip'] as const)('that is cancelled half-way leaves nothing of a %s', async (kind) => {
    const container = { kind, password: kind === 'zip' ? 'twelve letters' : null }
    const thread = new InlineRunner<BundleTasks>(createBundleTasks())
    let files = 0
    const startThread = (): BundleThread =>
      Object.assign(Object.create(thread) as BundleThread, {
        run: ((name, input) => {
          if (name === 'add' && ++files === 5) jobs.cancel()
          return thread.run(name, input)
        }) satisfies typeof thread.run,
        close: () => Promise.resolve(),
      })
    const { exporting, jobs } = transfersOf(desk, { startThread })
    await exporting.begin(askOf(patientId, { container }))
    await jobs.settled()
    expect(files).toBe(5)
    expect(jobs.activity.ended).toMatchObject({ kind: 'failed', error: { kind: 'cancelled' } })
    expect(await around()).toEqual(['clinic'])
  })

  it('goes on when the records lock, and is told to whoever began it', async () => {
    const thread = new InlineRunner<BundleTasks>(createBundleTasks())
    let files = 0
    const startThread = (): BundleThread =>
      Object.assign(Object.create(thread) as BundleThread, {
        run: ((name, input) => {
          const locked = name === 'add' && ++files === 3 ? desk.tasks.lock() : Promise.resolve()
          return locked.then(() => thread.run(name, input))
        }) satisfies typeof thread.run,
        close: () => Promise.resolve(),
      })
    const { exporting, jobs, chosen } = transfersOf(desk, { startThread })
    jobs.userChanged('clinician')
    await exporting.begin(askOf(patientId))
    await expect.poll(() => desk.tasks.state().kind).toBe('locked')
    jobs.userChanged(null)
    await jobs.settled()
    expect(jobs.activity).toEqual({ running: null, ended: null })
    await expect(desk.ask('patient:get', { id: patientId })).rejects.toMatchObject(code('STORE_LOCKED'))
    jobs.userChanged('somebody else')
    expect(jobs.activity.ended).toBeNull()
    jobs.userChanged('clinician')
    expect(jobs.activity.ended).toMatchObject({ kind: 'exported', photos: 2, whole: true })
    expect(await readdir(chosen.path ?? '')).toContain('manifest.json')
    expect(await lines()).toEqual(['done: purpose own-copy, 2 photos, eyes not masked'])
  })

  it.each(['folder', 'zip'] as const)('takes the longest name that a %s may have', async (kind) => {
    const container = { kind, password: kind === 'zip' ? 'twelve letters' : null }
    const { exporting, jobs, chosen } = transfersOf(desk)
    chosen.path = join(desk.folder, '..', '欧'.repeat(85))
    await exporting.begin(askOf(patientId, { container }))
    await jobs.settled()
    expect(jobs.activity.ended).toMatchObject({ kind: 'exported' })
    expect(await around()).toEqual(['clinic', '欧'.repeat(85)])
  })

  it('takes no folder that holds something, and leaves it as it is', async () => {
    const { exporting, jobs, chosen } = transfersOf(desk)
    await mkdir(chosen.path ?? '')
    await writeFile(join(chosen.path ?? '', 'mine.txt'), 'mine')
    await exporting.begin(askOf(patientId))
    await jobs.settled()
    expect(jobs.activity.ended).toMatchObject({ error: code('EXPORT_PLACE_TAKEN') })
    expect(await readdir(chosen.path ?? '')).toEqual(['mine.txt'])
    expect(await around()).toEqual(['clinic', 'out'])
  })

  it('says what is wrong with a place that is not there, and says no path', async () => {
    const { exporting, jobs, chosen } = transfersOf(desk)
    chosen.path = join(desk.folder, '..', 'nowhere', '欧阳')
    await exporting.begin(askOf(patientId))
    await jobs.settled()
    const { ended } = jobs.activity
    expect(ended).toMatchObject({ kind: 'failed', error: code('OUTPUT_NOT_WRITABLE') })
    expect(JSON.stringify(ended)).not.toMatch(/nowhere|欧阳/)
  })

  it.skipIf(!HAS_RIGHTS).each(['folder', 'zip'] as const)(
    'where one may not write says so, and leaves nothing of a %s',
    async (kind) => {
      const container = { kind, password: kind === 'zip' ? 'twelve letters' : null }
      const place = join(desk.folder, '..', 'not mine')
      await mkdir(place)
      await chmod(join(place, '..'), 0o711)
      const thread = new InlineRunner<BundleTasks>(createBundleTasks())
      const startThread = (): BundleThread =>
        Object.assign(Object.create(thread) as BundleThread, {
          run: ((name, input) =>
            withoutRights(place, () => thread.run(name, input))) satisfies typeof thread.run,
          close: () => Promise.resolve(),
        })
      const { exporting, jobs, chosen } = transfersOf(desk, { startThread })
      chosen.path = join(place, 'out')
      await exporting.begin(askOf(patientId, { container }))
      await jobs.settled()
      expect(jobs.activity.ended).toMatchObject({ kind: 'failed', error: code('EXPORT_PLACE_REFUSED') })
      expect(JSON.stringify(jobs.activity.ended)).not.toContain('mine')
      expect(await readdir(place)).toEqual([])
      expect(await lines()).toEqual(['failed: purpose own-copy, 0 photos, eyes not masked'])
    },
  )

  it.skipIf(!HAS_RIGHTS)(
    'is there and told as done where files are taken and the place cannot be read',
    async () => {
      const place = join(desk.folder, '..', 'hand in')
      await mkdir(place)
      await chmod(join(place, '..'), 0o711)
      const thread = new InlineRunner<BundleTasks>(createBundleTasks())
      const startThread = (): BundleThread =>
        Object.assign(Object.create(thread) as BundleThread, {
          run: ((name, input) =>
            withoutRights(place, () => thread.run(name, input), 0o333)) satisfies typeof thread.run,
          close: () => Promise.resolve(),
        })
      const { exporting, jobs, chosen } = transfersOf(desk, { startThread })
      chosen.path = join(place, 'out.zip')
      await exporting.begin(askOf(patientId, { container: { kind: 'zip', password: 'twelve letters' } }))
      await jobs.settled()
      expect(jobs.activity.ended).toMatchObject({ kind: 'exported' })
      expect(await readdir(place)).toEqual(['out.zip'])
      expect(await lines()).toEqual(['done: purpose own-copy, 2 photos, eyes not masked'])
    },
  )

  it.skipIf(!CAN_LIMIT).each(['folder', 'zip'] as const)(
    'onto a disk that is full says so, and leaves nothing of a %s',
    async (kind) => {
      const container = { kind, password: kind === 'zip' ? 'twelve letters' : null }
      const { exporting, jobs } = transfersOf(desk)
      const begun = exporting.begin(askOf(patientId, { container }))
      limitFiles(300)
      await begun
      await jobs.settled()
      limitFiles(null)
      expect(jobs.activity.ended).toMatchObject({ error: code('EXPORT_DISK_FULL') })
      expect(await around()).toEqual(['clinic'])
    },
  )

  it('gets files of nobody else, and none under a grant of another user’s', async () => {
    await consent(desk, patientId, 'teaching')
    const ask = { patientId, visitId: null, purpose: 'teaching', masked: false } as const
    const { grant } = desk.tasks.beginLeaving(ask)
    const of = { grant, clinic: false }
    await expect(desk.tasks.leavingFile({ ...of, fileId: 'f'.repeat(32) })).rejects.toMatchObject(
      code('RECORD_CONFLICT'),
    )
    expect(() => desk.tasks.leavingRows({ ...of, patientId: 'f'.repeat(32) })).toThrow(
      expect.objectContaining(code('RECORD_CONFLICT')),
    )
    await desk.signIn('viewer')
    expect(() => desk.tasks.leavingRows({ ...of, patientId })).toThrow(
      expect.objectContaining(code('ROLE_REFUSED')),
    )
    await desk.signIn('admin')
    expect(() => desk.tasks.leavingRows({ grant, clinic: true, patientId })).toThrow(
      expect.objectContaining(code('RECORD_CONFLICT')),
    )
  })
})
