import { chmod, copyFile, mkdir, mkdtemp, readFile, readdir, rm, stat, writeFile } from 'node:fs/promises'
import { mkdirSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { Backup } from '../../../src/main/records/backup/backup.ts'
import { KeyRing } from '../../../src/main/records/keys/key-ring.ts'
import { LEAST_COST } from '../../../src/main/records/keys/passphrase-key.ts'
import { RecordStore } from '../../../src/main/records/store/record-store.ts'
import { vaultFile } from '../../../src/main/records/vault/image-vault.ts'
import { createRandom } from '../../../src/main/simulator/random.ts'
import { CancelledError } from '../../../src/shared/contract/errors.ts'
import { actor, patientFields, photoBytes, photoFields, visitFields } from '../../torture/made-records.ts'

const MEI = { id: 'a'.repeat(32), label: 'Mei' }
const random = createRandom(4)

let root: string
let folder: string
let keys: KeyRing
let dataKey: Buffer
let recoveryCode: string
let store: RecordStore
let backup: Backup
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'basalis-backup-'))
  folder = join(root, 'store')
  keys = await KeyRing.open({ folder: root, deviceSecret: null, cost: LEAST_COST })
  ;({ dataKey, recoveryCode } = await keys.create(MEI, 'clear morning light'))
  store = await RecordStore.open(folder, dataKey)
  await copyFile(join(root, 'keys.json'), join(folder, 'keys.json'))
  backup = new Backup(join(root, 'backup'))
  await mkdir(join(root, 'backup'))
})
afterEach(async () => {
  await store.close()
  await rm(root, { recursive: true })
})

/** A patient with one photo. */
async function addPatient(number: string): Promise<{ id: string; photoId: string; bytes: Buffer }> {
  const { id, visitId } = store.save(
    actor,
    'patient.add',
    (nowMs) => {
      const patient = store.patients.add(patientFields(number), nowMs)
      const visit = store.visits.add(patient.id, { atMs: nowMs, ...visitFields }, nowMs)
      return { id: patient.id, visitId: visit.id }
    },
    (made) => made.id,
  )
  const bytes = photoBytes(random)
  const photo = await store.addPhoto(actor, visitId, { bytes }, photoFields)
  return { id, photoId: photo.id, bytes }
}

const create = (nowMs = 1_800_000_000_000, signal?: AbortSignal) =>
  backup.create({ folder, storeId: keys.storeId ?? '', dataKey }, nowMs, { signal })

const damaged = expect.objectContaining({ code: 'BACKUP_DAMAGED' }) as unknown as Error

describe('a backup', () => {
  it('restores bit-exactly on a machine that has nothing but the folder and the recovery code', async () => {
    const made = await Promise.all(['A-1', 'A-2', 'A-3'].map(addPatient))
    const { name, contents } = await create()
    expect(contents).toMatchObject({ patients: 3, files: 3, createdMs: 1_800_000_000_000 })

    const target = join(root, 'fresh', 'store')
    const source = join(root, 'backup', name)
    const there = await KeyRing.open({ folder: source, deviceSecret: null, cost: LEAST_COST })
    const key = await there.recover(recoveryCode)
    await new Backup(join(root, 'backup')).restore(name, target, key)

    const restored = await RecordStore.open(target, key)
    expect(restored.fault).toBeNull()
    expect(restored.check()).toEqual([])
    // One line more: that it was restored.
    expect(restored.audit.head.seq).toBe(store.audit.head.seq + 1)
    expect(restored.audit.find({ limit: 1 })).toMatchObject([{ action: 'backup.restore', userId: null }])
    for (const { id, photoId, bytes } of made) {
      expect(restored.patients.get(id)).toEqual(store.patients.get(id))
      expect((await restored.loadPhoto(photoId)).equals(bytes)).toBe(true)
    }
    await restored.close()
  })

  it.skipIf(process.platform === 'win32')(
    'is its owner’s only once restored, whatever modes the disk of the backup had',
    async () => {
      await addPatient('A-1')
      const { name } = await create()
      const source = join(root, 'backup')
      for (const entry of await readdir(source, { recursive: true, withFileTypes: true }))
        if (entry.isFile()) await chmod(join(entry.parentPath, entry.name), 0o777)
      const target = join(root, 'restored')
      await backup.restore(name, target, dataKey)
      for (const entry of await readdir(target, { recursive: true, withFileTypes: true }))
        expect((await stat(join(entry.parentPath, entry.name))).mode & 0o077).toBe(0)
    },
  )

  it('is of the moment at which it was made, and the list shows the newest first', async () => {
    await addPatient('A-1')
    const first = await create(1_800_000_000_000)
    await addPatient('A-2')
    const second = await create(1_800_000_600_000)
    expect((await backup.list()).map(({ name }) => name)).toEqual([second.name, first.name])
    expect(first.contents).toMatchObject({ patients: 1, files: 1 })
    await backup.restore(first.name, join(root, 'then'), dataKey)
    const then = await RecordStore.open(join(root, 'then'), dataKey)
    expect(then.patients.find('', 9).map(({ number }) => number)).toEqual(['A-1'])
    await then.close()
  })

  it('copies a file once, and drops it when the last snapshot that speaks of it goes', async () => {
    const { id, photoId } = await addPatient('A-1')
    await addPatient('A-2')
    const entry = store.photos.entryOf(photoId)
    await create(1_800_000_000_000)
    await store.erasePatient(actor, id)
    await create(1_800_000_600_000)
    const vault = join(root, 'backup', 'vault')
    expect(await readdir(vault)).toHaveLength(2)
    await backup.prune(1, dataKey)
    expect(await backup.list()).toHaveLength(1)
    expect(await readdir(vault)).toHaveLength(1)
    expect(await readdir(vault)).not.toContain(`${entry.id}.bin`)
  })

  it('is kept where older ones are of a clock that ran ahead', async () => {
    const ahead = [await create(2_000_000_000_000), await create(2_000_000_600_000)]
    const nowMs = 1_800_000_000_000
    const first = await create(nowMs)
    await backup.prune(2, dataKey, nowMs)
    expect((await backup.list(nowMs)).map(({ name }) => name)).toEqual([first.name, ahead[1]?.name])
    const second = await create(nowMs + 600_000)
    await backup.prune(2, dataKey, nowMs + 600_000)
    expect((await backup.list(nowMs + 600_000)).map(({ name }) => name)).toEqual([second.name, first.name])
  })

  it('holds nothing in plain text', async () => {
    store.save(
      actor,
      'patient.add',
      (nowMs) =>
        store.patients.add({ ...patientFields('Marker-of-this-test'), name: 'Marker-of-this-test' }, nowMs),
      ({ id }) => id,
    )
    await create()
    const entries = await readdir(join(root, 'backup'), { recursive: true, withFileTypes: true })
    for (const { parentPath, name } of entries.filter((entry) => entry.isFile()))
      expect((await readFile(join(parentPath, name))).includes('Marker-of-this-test')).toBe(false)
  })

  it.each([
    ['the database', 'records.db'],
    ['its list', 'backup.json'],
  ])('is refused with any part of %s altered, and nothing is restored', async (_what, file) => {
    await addPatient('A-1')
    const { name } = await create()
    const path = join(root, 'backup', name, file)
    const whole = await readFile(path)
    for (let step = 0; step < 40; step += 1) {
      const altered = Buffer.from(whole)
      const bit = random.integer(0, 8 * whole.length - 1)
      altered[bit >> 3] = (altered[bit >> 3] as number) ^ (1 << (bit & 7))
      await writeFile(path, altered)
      const sameText = file === 'backup.json' && JSON.stringify(json(altered)) === JSON.stringify(json(whole))
      if (!sameText) await expect(backup.restore(name, join(root, 'never'), dataKey)).rejects.toEqual(damaged)
    }
    expect(await readdir(root)).not.toContain('never')
  })

  it('is refused with its code spelt in another way', async () => {
    await addPatient('A-1')
    const { name } = await create()
    const path = join(root, 'backup', name, 'backup.json')
    const list = JSON.parse(await readFile(path, 'utf8')) as { mac: string }
    await writeFile(path, JSON.stringify({ ...list, mac: list.mac.toUpperCase() }))
    await expect(backup.restore(name, join(root, 'never'), dataKey)).rejects.toEqual(damaged)
  })

  it('is refused with a file altered or missing, or with another store’s key', async () => {
    const { photoId } = await addPatient('A-1')
    const { name } = await create()
    await expect(backup.verify(name, Buffer.alloc(32, 1))).rejects.toEqual(damaged)
    const file = vaultFile(join(root, 'backup', 'vault'), store.photos.entryOf(photoId).id)
    const whole = await readFile(file)
    whole[99] = (whole[99] as number) ^ 4
    await writeFile(file, whole)
    await expect(backup.verify(name, dataKey)).rejects.toEqual(damaged)
    await rm(file)
    await expect(backup.verify(name, dataKey)).rejects.toEqual(damaged)
  })

  it('is not made where the store itself is damaged, and leaves the last good one alone', async () => {
    const { photoId } = await addPatient('A-1')
    const good = await create(1_800_000_000_000)
    const { photoId: second } = await addPatient('A-2')
    expect(photoId).not.toBe(second)
    await rm(vaultFile(join(folder, 'vault'), store.photos.entryOf(second).id))
    await expect(create(1_800_000_600_000)).rejects.toMatchObject({ code: 'IMAGE_MISSING' })
    expect((await backup.list()).map(({ name }) => name)).toEqual([good.name])
    expect((await readdir(join(root, 'backup'))).toSorted()).toEqual([good.name, 'vault'])
  })

  it('copies a file anew whose copy has not kept, and says where the store’s own is altered', async () => {
    const { photoId } = await addPatient('A-1')
    const first = await create(1_800_000_000_000)
    const { id } = store.photos.entryOf(photoId)
    const copy = vaultFile(join(root, 'backup', 'vault'), id)
    const whole = await readFile(copy)
    await writeFile(copy, whole.subarray(9))
    const second = await create(1_800_000_600_000)
    for (const { name } of [first, second]) await backup.verify(name, dataKey)
    await writeFile(copy, whole.subarray(9))
    await writeFile(vaultFile(join(folder, 'vault'), id), whole.subarray(9))
    await expect(create(1_800_001_200_000)).rejects.toMatchObject({ code: 'IMAGE_ALTERED' })
  })

  it('is not made of an older copy of the database', async () => {
    await addPatient('A-1')
    await store.close()
    const older = await readFile(join(folder, 'records.db'))
    store = await RecordStore.open(folder, dataKey)
    await addPatient('A-2')
    await store.close()
    await writeFile(join(folder, 'records.db'), older)
    await expect(create()).rejects.toMatchObject({ code: 'STORE_DAMAGED' })
    expect(await backup.list()).toEqual([])
    store = await RecordStore.open(folder, dataKey)
  })

  it('sweeps away what one that was cut off left behind, and nothing else', async () => {
    const cutOff = join(root, 'backup', 'snapshot-20270115T080000Z-0123abcd.unfinished')
    await mkdir(cutOff)
    await writeFile(join(cutOff, 'records.db'), 'half')
    await mkdir(join(root, 'backup', 'holiday.unfinished'))
    const { name } = await create()
    expect((await readdir(join(root, 'backup'))).toSorted()).toEqual(['holiday.unfinished', name, 'vault'])
  })

  it('shares its folder with no other clinic', async () => {
    await create()
    await expect(
      backup.create({ folder, storeId: 'another', dataKey }, 1_800_000_600_000),
    ).rejects.toMatchObject({ code: 'BACKUP_FOLDER_OTHERS' })
    expect(await backup.list()).toHaveLength(1)
  })

  it('keeps every file while the list of a snapshot cannot be read', async () => {
    const { id } = await addPatient('A-1')
    const first = await create(1_800_000_000_000)
    await store.erasePatient(actor, id)
    await create(1_800_000_600_000)
    await rm(join(root, 'backup', first.name, 'backup.json'))
    await backup.prune(1, dataKey)
    expect(await readdir(join(root, 'backup', 'vault'))).toHaveLength(1)
  })

  it('never removes what has been put into its place meanwhile', async () => {
    await addPatient('A-1')
    const { name } = await create()
    const target = join(root, 'then')
    const restoring = backup.restore(name, target, dataKey, {
      onProgress: (step) => {
        if (step === 'copy') mkdirSync(join(target, 'somebody-else’s'), { recursive: true })
      },
    })
    await expect(restoring).rejects.toMatchObject({ code: 'RECORD_CONFLICT' })
    expect(await readdir(target)).toEqual(['somebody-else’s'])
    expect(await readdir(root)).not.toContain('then.unfinished')
  })

  it('leaves no half of itself when it is cancelled, and writes over no store', async () => {
    await addPatient('A-1')
    await expect(create(1_800_000_000_000, AbortSignal.abort())).rejects.toThrow(CancelledError)
    expect(await backup.list()).toEqual([])
    const { name } = await create()
    await expect(backup.restore(name, folder, dataKey)).rejects.toMatchObject({ code: 'RECORD_CONFLICT' })
    await expect(
      backup.restore(name, join(root, 'never'), dataKey, { signal: AbortSignal.abort() }),
    ).rejects.toThrow(CancelledError)
    expect(await readdir(root)).not.toContain('never')
  })
})

function json(bytes: Buffer): unknown {
  try {
    return JSON.parse(bytes.toString())
  } catch {
    return null
  }
}
