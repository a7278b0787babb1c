import { mkdir, mkdtemp, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { UnfinishedExports } from '../../../src/main/bundle/unfinished-exports.ts'

describe('exports that are being written', () => {
  let root: string
  let drive: string
  let file: string
  let exports: UnfinishedExports

  /** As the thread does. */
  const write = async (staging: string): Promise<void> => {
    await mkdir(join(staging, 'photos'), { recursive: true })
    await writeFile(join(staging, 'photos', 'a.jpg'), 'a face')
  }

  beforeEach(async () => {
    root = await mkdtemp(join(tmpdir(), 'basalis-unfinished-'))
    drive = join(root, 'drive')
    await mkdir(drive)
    file = join(root, 'unfinished.json')
    exports = new UnfinishedExports(file)
  })
  afterEach(() => rm(root, { recursive: true, force: true }))

  it('lie beside what they are to become, under a name that says nothing of that', async () => {
    const staging = await exports.begin(join(drive, 'Wang Wei, copy'))
    expect(staging).toMatch(/drive.basalis-export-[0-9a-f]{12}\.unfinished$/)
    expect(await readFile(file, 'utf8')).not.toContain('Wang')
  })

  it('are gone at the next start after a crash, and nothing else is', async () => {
    const staging = await exports.begin(join(drive, 'out'))
    await write(staging)
    await writeFile(join(drive, 'notes.txt'), 'kept')
    await new UnfinishedExports(file).sweep()
    expect(await readdir(drive)).toEqual(['notes.txt'])
    expect(await readdir(root)).toEqual(['drive'])
  })

  it('leave nothing behind once they have ended, whether or not they got their name', async () => {
    const named = await exports.begin(join(drive, 'one'))
    const failed = await exports.begin(join(drive, 'two'))
    await write(named)
    await write(failed)
    await rename(named, join(drive, 'one'))
    await exports.end(named)
    await exports.end(failed)
    expect(await readdir(drive)).toEqual(['one'])
    expect(await readdir(root)).toEqual(['drive'])
  })

  it('wait for a drive that is not there', async () => {
    const staging = await exports.begin(join(drive, 'out'))
    await write(staging)
    await rename(drive, join(root, 'unplugged'))
    await new UnfinishedExports(file).sweep()
    await rename(join(root, 'unplugged'), drive)
    expect(await readdir(drive)).toEqual([basename(staging)])
    await new UnfinishedExports(file).sweep()
    expect(await readdir(drive)).toEqual([])
  })

  it.each([
    ['no list', '{}'],
    ['no JSON', 'exports'],
    ['other names', 'DRIVE'],
  ])('are none, and nothing is removed, where the file holds %s', async (_what, text) => {
    const other = join(drive, 'photos')
    await mkdir(other)
    await writeFile(file, text === 'DRIVE' ? JSON.stringify([other, drive, 7, `${other}.unfinished`]) : text)
    await exports.sweep()
    expect(await readdir(drive)).toEqual(['photos'])
  })
})
