import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { FolderLook } from '../../../src/main/capture/folder-look.ts'

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'basalis-look-'))
})
afterEach(async () => {
  await rm(folder, { recursive: true, force: true })
})

const write = (name: string, text: string) => writeFile(join(folder, name), text)

/** The names of what has settled in so many looks. */
async function settledIn(look: FolderLook, looks: number): Promise<string[]> {
  const names: string[] = []
  for (let i = 0; i < looks; i++) names.push(...(await look.look()).settled.map(({ name }) => name))
  return names
}

/** A folder of a network says nothing of changes. */
describe('a look at a folder whose system gives no notice', () => {
  it('tells of a file again that goes on growing after it had stood still', async () => {
    const look = new FolderLook(folder, 0, new Set())
    await write('slow.jpg', 'HALF')
    expect(await settledIn(look, 3)).toEqual(['slow.jpg'])
    await write('slow.jpg', 'HALF and the rest')
    expect(await settledIn(look, 3)).toEqual(['slow.jpg'])
    expect(await settledIn(look, 3)).toEqual([])
  })
})
