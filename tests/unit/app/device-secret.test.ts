import type * as files from 'node:fs/promises'
import { mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'

const place = vi.hoisted(() => ({
  folder: '',
  keyChain: true,
  backend: '',
  busy: false,
  refuses: false,
  seal: 'v11',
}))
vi.mock('electron', () => ({
  app: { getPath: () => place.folder },
  safeStorage: {
    isAsyncEncryptionAvailable: () => Promise.resolve(place.keyChain),
    getSelectedStorageBackend: () => place.backend,
    encryptStringAsync: (text: string) =>
      place.refuses
        ? Promise.reject(new Error('the key chain was not unlocked'))
        : Promise.resolve(Buffer.from(`${place.seal}    ${text}`)),
    decryptStringAsync: (sealed: Buffer) => Promise.resolve({ result: sealed.toString().slice(7) }),
  },
}))
vi.mock('node:fs/promises', async (original) => {
  const real = await original<typeof files>()
  return {
    ...real,
    readFile: (...given: Parameters<typeof real.readFile>) =>
      place.busy
        ? Promise.reject(Object.assign(new Error('busy'), { code: 'EBUSY' }))
        : real.readFile(...given),
  }
})
const { deviceSecret } = await import('../../../src/main/app/device-secret.ts')

beforeEach(async () => {
  Object.assign(place, {
    folder: await mkdtemp(join(tmpdir(), 'basalis-secret-')),
    keyChain: true,
    backend: 'gnome_libsecret',
    busy: false,
    refuses: false,
    seal: 'v11',
  })
})
const { platform } = process
afterEach(() => {
  Object.defineProperty(process, 'platform', { value: platform })
  return rm(place.folder, { recursive: true, force: true })
})

describe('the secret of this computer', () => {
  it('is made once, kept sealed, and the same at every start', async () => {
    const secret = await deviceSecret()
    expect(secret).toHaveLength(32)
    expect((await readFile(join(place.folder, 'device.secret'))).includes(secret ?? '')).toBe(false)
    expect(await deviceSecret()).toEqual(secret)
    expect(await readdir(place.folder)).toEqual(['device.secret'])
  })

  it('is none where there is no key chain', async () => {
    place.keyChain = false
    expect(await deviceSecret()).toBeNull()
    expect(await readdir(place.folder)).toEqual([])
  })

  /** As in the Chromium host: its key is a file in the same folder, and whoever copies the one copies the other. */
  it.each(['linux', 'win32', 'darwin'])(
    'is none where its key would lie beside the data: %s',
    async (system) => {
      Object.defineProperty(process, 'platform', { value: system })
      place.backend = 'basic_text'
      expect(await deviceSecret()).toBeNull()
      expect(await readdir(place.folder)).toEqual([])
    },
  )

  it.each([
    ['linux', true],
    ['win32', false],
    ['darwin', false],
  ])('is none where Chromium would seal it with the key that everybody knows: %s', async (system, isNone) => {
    Object.defineProperty(process, 'platform', { value: system })
    place.seal = 'v10'
    expect((await deviceSecret()) === null).toBe(isNone)
    expect(await readdir(place.folder)).toEqual(isNone ? [] : ['device.secret'])
    // One that an earlier version has made is none either.
    await writeFile(join(place.folder, 'device.secret'), `v10    ${Buffer.alloc(32, 7).toString('base64')}`)
    expect((await deviceSecret()) === null).toBe(isNone)
  })

  it('is none where the key chain or the disk does not take it: the program starts all the same', async () => {
    place.refuses = true
    expect(await deviceSecret()).toBeNull()
    place.refuses = false
    place.folder = join(place.folder, 'file')
    await writeFile(place.folder, '')
    expect(await deviceSecret()).toBeNull()
  })

  it('is not made anew where its file cannot be read for a while: every passphrase would be void', async () => {
    const secret = await deviceSecret()
    place.busy = true
    expect(await deviceSecret()).toBeNull()
    place.busy = false
    expect(await deviceSecret()).toEqual(secret)
  })
})
