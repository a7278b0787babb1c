import { randomBytes } from 'node:crypto'
import { mkdtemp, readFile, readdir, rename, rm, stat, truncate, utimes, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { ImageVault, type VaultEntry } from '../../../src/main/records/vault/image-vault.ts'

const PLAIN = Buffer.from('the bytes of a photo, as they came, not one of them changed')

let folder: string
let vault: ImageVault
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'basalis-vault-'))
  vault = await ImageVault.open(join(folder, 'vault'), Buffer.alloc(32, 1))
})
afterEach(() => rm(folder, { recursive: true }))

const fileOf = ({ id }: Pick<VaultEntry, 'id'>): string => join(folder, 'vault', `${id}.bin`)
const store = (plain: Uint8Array = PLAIN): Promise<VaultEntry> => vault.store(plain, 'patient-1', 'photo')
const altered = expect.objectContaining({ code: 'IMAGE_ALTERED' }) as unknown as Error

describe('the image vault', () => {
  it.each([0, 1, 59, 1_000_003])('gives %d bytes back as they were', async (length) => {
    const plain = randomBytes(length)
    const entry = await store(plain)
    expect(entry.plainBytes).toBe(length)
    expect((await vault.load(entry)).equals(plain)).toBe(true)
    expect(await vault.has(entry)).toBe(true)
  })

  it('names files by chance, for their owner only, and writes nothing readable', async () => {
    const entries = [await store(), await store()]
    const names = await readdir(join(folder, 'vault'))
    expect(names.toSorted()).toEqual(entries.map(({ id }) => `${id}.bin`).toSorted())
    for (const entry of entries) {
      const file = await readFile(fileOf(entry))
      expect(file.includes(PLAIN.subarray(4, 20))).toBe(false)
      expect(file.includes('patient-1')).toBe(false)
      if (process.platform !== 'win32') expect((await stat(fileOf(entry))).mode & 0o777).toBe(0o600)
    }
    const [first, second] = await Promise.all(entries.map((entry) => readFile(fileOf(entry))))
    expect(first?.equals(second as Buffer)).toBe(false)
  })

  it('refuses a file with any single bit flipped, cut short or made longer', async () => {
    const entry = await store()
    const whole = await readFile(fileOf(entry))
    for (let bit = 0; bit < 8 * whole.length; bit += 1) {
      const flipped = Buffer.from(whole)
      flipped[bit >> 3] = (flipped[bit >> 3] as number) ^ (1 << (bit & 7))
      await writeFile(fileOf(entry), flipped)
      await expect(vault.load(entry)).rejects.toEqual(altered)
    }
    for (const length of [0, 4, 5, 40, whole.length - 1]) {
      await writeFile(fileOf(entry), whole)
      await truncate(fileOf(entry), length)
      await expect(vault.load(entry)).rejects.toEqual(altered)
      expect(await vault.has(entry)).toBe(false)
    }
    await writeFile(fileOf(entry), Buffer.concat([whole, Buffer.alloc(1)]))
    await expect(vault.load(entry)).rejects.toEqual(altered)
  })

  it('refuses a file in the place of another, and a row that says another patient, role or length', async () => {
    const [one, two] = [await store(), await store()]
    await expect(vault.load({ ...one, patientId: 'patient-2' })).rejects.toEqual(altered)
    await expect(vault.load({ ...one, role: 'layer' })).rejects.toEqual(altered)
    await expect(vault.load({ ...one, plainBytes: one.plainBytes + 1 })).rejects.toEqual(altered)
    await expect(vault.load({ ...one, wrappedKey: two.wrappedKey })).rejects.toEqual(altered)
    await expect(vault.load({ ...two, id: one.id })).rejects.toEqual(altered)
    await rename(fileOf(two), fileOf(one))
    await expect(vault.load(one)).rejects.toEqual(altered)
  })

  it('cannot be read with another store’s key', async () => {
    const entry = await store()
    const other = await ImageVault.open(join(folder, 'vault'), Buffer.alloc(32, 2))
    await expect(other.load(entry)).rejects.toEqual(altered)
  })

  it('says that a file is missing, and takes a removal twice', async () => {
    const entry = await store()
    await vault.remove(entry.id)
    await vault.remove(entry.id)
    expect(await vault.has(entry)).toBe(false)
    await expect(vault.load(entry)).rejects.toMatchObject({ code: 'IMAGE_MISSING' })
  })

  it('lists finished files, and sweeps away what a crash left, once it is old enough', async () => {
    const entry = await store()
    const left = join(folder, 'vault', `${entry.id}.bin.0123.unfinished`)
    await writeFile(left, 'half')
    await utimes(left, 1000, 1000)
    expect((await vault.list()).map(({ id }) => id)).toEqual([entry.id])
    expect(await vault.sweep(500_000)).toBe(0)
    expect(await vault.sweep(2_000_000)).toBe(1)
    expect(await readdir(join(folder, 'vault'))).toEqual([`${entry.id}.bin`])
  })

  it('takes no path for an id', async () => {
    await expect(vault.remove('../keys')).rejects.toThrow('expected the id of a stored file')
  })
})
