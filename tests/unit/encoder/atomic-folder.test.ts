import type * as fs from 'node:fs/promises'
import { mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { writeFolderAtomically } from '../../../src/main/encoder/atomic-folder.ts'
import { CancelledError } from '../../../src/shared/contract/errors.ts'

/** Set by a test: the n-th rename from now on fails with this code, and so do those after it, `times` in all. */
const fault = vi.hoisted(() => ({ rename: 0, times: 1, code: '' }))
vi.mock('node:fs/promises', async (original) => {
  const real = await original<typeof fs>()
  const rename: typeof real.rename = async (from, to) => {
    fault.rename -= 1
    if (fault.rename <= 0 && fault.rename > -fault.times)
      throw Object.assign(new Error(fault.code), { code: fault.code })
    await real.rename(from, to)
  }
  return { ...real, rename }
})

let root = ''
beforeEach(async () => {
  Object.assign(fault, { rename: Infinity, times: 1 })
  root = await mkdtemp(join(tmpdir(), 'basalis-folder-'))
})
afterEach(async () => {
  await rm(root, { recursive: true })
})

const files =
  (contents: Record<string, string>) =>
  async (staging: string): Promise<void> => {
    for (const [name, content] of Object.entries(contents)) await writeFile(join(staging, name), content)
  }

/** All files below a folder with their contents: the whole state that a failure must not change. */
async function snapshot(folder = root): Promise<Record<string, string>> {
  const found: Record<string, string> = {}
  for (const entry of await readdir(folder, { withFileTypes: true, recursive: true })) {
    const path = join(entry.parentPath, entry.name)
    found[path.slice(root.length + 1)] = entry.isFile() ? await readFile(path, 'utf8') : '(folder)'
  }
  return found
}

test('a missing folder is created with those above it', async () => {
  await writeFolderAtomically(join(root, 'a/b/out'), files({ one: '1', two: '2' }))
  expect(await snapshot(join(root, 'a/b/out'))).toEqual({ 'a/b/out/one': '1', 'a/b/out/two': '2' })
  expect(await readdir(join(root, 'a/b'))).toEqual(['out'])
})

test('an existing folder: same names are replaced, foreign files stay', async () => {
  const out = join(root, 'out')
  await mkdir(join(out, 'notes'), { recursive: true })
  await files({ one: 'old', foreign: 'mine' })(out)
  await writeFolderAtomically(out, files({ one: '1', two: '2' }))
  expect(await snapshot()).toEqual({
    out: '(folder)',
    'out/notes': '(folder)',
    'out/one': '1',
    'out/two': '2',
    'out/foreign': 'mine',
  })
})

test('a link to a folder is followed', async () => {
  await mkdir(join(root, 'real'))
  await symlink(join(root, 'real'), join(root, 'link'))
  await writeFolderAtomically(join(root, 'link'), files({ one: '1' }))
  expect(await readdir(join(root, 'real'))).toEqual(['one'])
})

const failures: [string, (staging: string) => Promise<void>, object][] = [
  [
    'a cancel',
    async (staging) => {
      await files({ one: 'half' })(staging)
      throw new CancelledError()
    },
    { name: 'CancelledError' },
  ],
  [
    'a bug',
    () => {
      throw new TypeError('oops')
    },
    { name: 'TypeError' },
  ],
  [
    'a full disk',
    async (staging) => {
      await files({ one: 'half' })(staging)
      await writeFile('/dev/full', 'x')
    },
    { code: 'OUTPUT_NOT_WRITABLE', message: expect.stringContaining('full disk') as string },
  ],
]

test.each(failures)('%s leaves an existing folder as it was', async (_, write, error) => {
  const out = join(root, 'out')
  await mkdir(out)
  await files({ one: 'old' })(out)
  const before = await snapshot()
  await expect(writeFolderAtomically(out, write)).rejects.toMatchObject(error)
  expect(await snapshot()).toEqual(before)
})

test.each(failures)('%s leaves nothing of a new folder, nor of those above it', async (_, write, error) => {
  await expect(writeFolderAtomically(join(root, 'a/b/out'), write)).rejects.toMatchObject(error)
  expect(await snapshot()).toEqual({})
})

test.each([1, 2, 3, 4, 5])('a failure at move %i of five is taken back', async (move) => {
  const out = join(root, 'out')
  await mkdir(out)
  await files({ a: 'old a', c: 'old c' })(out)
  const before = await snapshot()
  fault.rename = move
  fault.code = 'EIO'
  const writing = writeFolderAtomically(out, files({ a: 'new', b: 'new', c: 'new' }))
  await expect(writing).rejects.toMatchObject({ code: 'OUTPUT_NOT_WRITABLE' })
  expect(await snapshot()).toEqual(before)
})

test.each([2, 3])('old files outlive %i moves that fail one after another', async (times) => {
  const out = join(root, 'out')
  await mkdir(out)
  await files({ a: 'old a', c: 'old c' })(out)
  Object.assign(fault, { rename: 3, times, code: 'EBUSY' })
  const writing = writeFolderAtomically(out, files({ a: 'new', b: 'new', c: 'new' }))
  await expect(writing).rejects.toMatchObject({ code: 'OUTPUT_NOT_WRITABLE' })
  expect(Object.values(await snapshot())).toEqual(expect.arrayContaining(['old a', 'old c']))
})

test('a folder in the place of a result is refused, with nothing changed', async () => {
  const out = join(root, 'out')
  await mkdir(join(out, 'two'), { recursive: true })
  await files({ one: 'old' })(out)
  const before = await snapshot()
  const writing = writeFolderAtomically(out, files({ one: '1', two: '2' }))
  await expect(writing).rejects.toMatchObject({ code: 'OUTPUT_NOT_WRITABLE' })
  expect(await snapshot()).toEqual(before)
})

test.each(['file', 'file/out'])(
  'a file where a folder should be (%s) is refused without naming it',
  async (path) => {
    await writeFile(join(root, 'file'), 'x')
    const error: unknown = await writeFolderAtomically(join(root, path), files({ one: '1' })).catch(
      (e: unknown) => e,
    )
    expect(error).toMatchObject({
      code: 'OUTPUT_NOT_WRITABLE',
      message: 'expected a folder that results can be written to; found a file where a folder should be',
    })
    expect(await snapshot()).toEqual({ file: 'x' })
  },
)

test('a folder may have the longest name that the disk takes', async () => {
  const name = '\u{76ae}'.repeat(85) // 255 bytes
  await writeFolderAtomically(join(root, name), files({ one: '1' }))
  expect(await snapshot()).toEqual({ [name]: '(folder)', [`${name}/one`]: '1' })
})

test('a read-only place is refused', async () => {
  await expect(writeFolderAtomically('/proc/basalis/out', files({ one: '1' }))).rejects.toMatchObject({
    code: 'OUTPUT_NOT_WRITABLE',
  })
})
