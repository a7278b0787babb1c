import { appendFile, mkdir, mkdtemp, readFile, rename, rm, utimes, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { HotFolder } from '../../../src/main/capture/hot-folder.ts'
import { HotFolderMemory } from '../../../src/main/capture/hot-folder-memory.ts'
import { BasalisError } from '../../../src/shared/contract/errors.ts'

let root: string
let folder: string
let hot: HotFolder
/** How many times more nothing can be read, for a reason that is none of the file's. */
let held = 0
beforeEach(async () => {
  held = 0
  root = await mkdtemp(join(tmpdir(), 'basalis-hot-'))
  folder = join(root, 'camera')
  await mkdir(folder)
  await writeFile(join(folder, 'old.jpg'), 'WHOLE old')
  await utimes(join(folder, 'old.jpg'), 1, 1)
  // A file system tells the time in steps of some ms.
  await new Promise((resolve) => setTimeout(resolve, 30))
  hot = await open()
  await hot.choose(folder)
})
afterEach(async () => {
  hot.close()
  await rm(root, { recursive: true, force: true })
})

/** What begins with WHOLE and ends is a photo. */
async function open(): Promise<HotFolder> {
  return new HotFolder({
    memory: await HotFolderMemory.open(join(root, 'memory.json')),
    read: (path) => {
      if (held <= 0) return readFile(path)
      held -= 1
      return Promise.reject(new BasalisError('FILE_NOT_READABLE', 'expected a file, found it held'))
    },
    thumbnail: (bytes) => {
      const text = Buffer.from(bytes).toString()
      if (/^WHOLE .*$/.test(text)) return Promise.resolve(bytes)
      return Promise.reject(new BasalisError('IMAGE_CORRUPT', 'expected a photo, found none'))
    },
    onChange: () => undefined,
    lookMs: 20,
  })
}

const shown = (): string[] =>
  hot.state.arrived.map(({ id }) => Buffer.from(hot.thumbnailOf(id) ?? []).toString())
const write = (name: string, text: string) => writeFile(join(folder, name), text)
const waitFor = <T>(what: () => T) => expect.poll(what, { timeout: 10_000, interval: 20 })

describe('the folder of a camera', () => {
  it('offers what has come since it was switched on, and nothing else', async () => {
    const begunMs = Date.now()
    await write('notes.txt', 'WHOLE but no photo')
    await write('.hidden.jpg', 'WHOLE hidden')
    await write('new.JPG', 'WHOLE new')
    await waitFor(shown).toEqual(['WHOLE new'])
    const [photo] = hot.state.arrived
    expect(photo?.seenMs).toBeGreaterThanOrEqual(begunMs)
    expect(Buffer.from(await hot.read(photo?.id ?? '')).toString()).toBe('WHOLE new')
  })

  it('waits for a slow writer, and for a file that is whole only after it has stood still', async () => {
    await write('slow.jpg', '')
    for (const part of ['HALF', ' ', 'x']) {
      await appendFile(join(folder, 'slow.jpg'), part)
      await new Promise((resolve) => setTimeout(resolve, 100))
    }
    await waitFor(() => hot.state.unread).toBe(1)
    expect(shown()).toEqual([])
    await write('slow.jpg', 'WHOLE at last')
    await waitFor(shown).toEqual(['WHOLE at last'])
    expect(hot.state.unread).toBe(0)
  })

  it('has heard of a photo when its file began to come, not when that was whole', async () => {
    await write('slow.jpg', 'HALF')
    await waitFor(() => hot.state.unread).toBe(1)
    const openedMs = Date.now()
    await write('slow.jpg', 'WHOLE at last')
    await waitFor(shown).toEqual(['WHOLE at last'])
    expect(hot.state.arrived[0]?.seenMs).toBeLessThan(openedMs)
  })

  it('takes what is written over a photo that was decided about as one that came then', async () => {
    await write('capture.jpg', 'WHOLE one')
    await waitFor(shown).toEqual(['WHOLE one'])
    await hot.dismiss(hot.state.arrived[0]?.id ?? '')
    const openedMs = Date.now()
    await write('capture.jpg', 'WHOLE two')
    await waitFor(shown).toEqual(['WHOLE two'])
    expect(hot.state.arrived[0]?.seenMs).toBeGreaterThanOrEqual(openedMs)
  })

  it('reads again, untouched as it is, what was held for a while, and gives it up in the end', async () => {
    held = 2
    await write('held.jpg', 'WHOLE held')
    await waitFor(shown).toEqual(['WHOLE held'])
    expect(hot.state.unread).toBe(0)
    held = Infinity
    await write('never.jpg', 'WHOLE never')
    await waitFor(() => hot.state.unread).toBe(1)
    expect(shown()).toEqual(['WHOLE held'])
  })

  it('takes a file that was renamed into place, however old it says it is', async () => {
    const part = join(folder, 'shot.jpg.part')
    await writeFile(part, 'WHOLE shot')
    await utimes(part, 1, 1)
    await rename(part, join(folder, 'shot.jpg'))
    await waitFor(shown).toEqual(['WHOLE shot'])
  })

  it('offers what was decided about no more, by its bytes, also after a new start', async () => {
    await write('a.jpg', 'WHOLE a')
    await waitFor(shown).toEqual(['WHOLE a'])
    await hot.dismiss(hot.state.arrived[0]?.id ?? '')
    expect(shown()).toEqual([])
    hot.close()
    hot = await open()
    await write('copy of a.jpg', 'WHOLE a')
    await write('b.jpg', 'WHOLE b')
    await waitFor(shown).toEqual(['WHOLE b'])
  })

  it('says that the folder is gone, and goes on when it is there again', async () => {
    await rm(folder, { recursive: true })
    await waitFor(() => hot.state.fault).toBe('missing')
    await mkdir(folder)
    await write('c.jpg', 'WHOLE c')
    await waitFor(shown).toEqual(['WHOLE c'])
    expect(hot.state.fault).toBeNull()
  })

  it('forgets a photo whose file goes, and gives no other for it', async () => {
    await write('d.jpg', 'WHOLE d')
    await waitFor(shown).toEqual(['WHOLE d'])
    const id = hot.state.arrived[0]?.id ?? ''
    await rm(join(folder, 'd.jpg'))
    await waitFor(shown).toEqual([])
    await expect(hot.read(id)).rejects.toMatchObject({ code: 'FILE_NOT_FOUND' })
  })

  it('offers a hundred of a whole card at most, and counts the rest', async () => {
    await Promise.all(Array.from({ length: 2000 }, (_, i) => write(`card-${i}.jpg`, `WHOLE ${i}`)))
    await waitFor(() => hot.state.more).toBe(1900)
    expect(hot.state.arrived).toHaveLength(100)
    await hot.dismiss(hot.state.arrived[0]?.id ?? '')
    await waitFor(() => hot.state.more).toBe(1899)
  })

  it('offers a file that is written anew as it is now, once', async () => {
    await write('a.jpg', 'WHOLE small copy')
    await waitFor(shown).toEqual(['WHOLE small copy'])
    await write('a.jpg', 'WHOLE picture')
    await waitFor(shown).toEqual(['WHOLE picture'])
    await write('a.jpg', 'HALF of another')
    await waitFor(() => hot.state.unread).toBe(1)
    expect(shown()).toEqual([])
  })

  it('is still while it is off', async () => {
    await hot.switch(false)
    await write('e.jpg', 'WHOLE e')
    await hot.switch(true)
    await write('f.jpg', 'WHOLE f')
    await waitFor(shown).toContain('WHOLE f')
  })
})
