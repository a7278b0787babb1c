import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { WindowMemory } from '../../../src/main/app/window-memory.ts'

describe('WindowMemory', () => {
  let folder: string
  const file = (): string => join(folder, 'patient-window.json')

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'basalis-window-memory-'))
  })
  afterAll(() => rm(folder, { recursive: true }))

  it('fills the display at first, and where its file makes no sense', async () => {
    expect((await WindowMemory.open(file())).fullScreen).toBe(true)
    await writeFile(file(), '{"fullScreen": 7}')
    expect((await WindowMemory.open(file())).fullScreen).toBe(true)
  })

  it('remembers the last choice', async () => {
    const memory = await WindowMemory.open(file())
    memory.keep(false)
    expect(memory.fullScreen).toBe(false)
    await expect.poll(() => readFile(file(), 'utf8')).toContain('false')
    expect((await WindowMemory.open(file())).fullScreen).toBe(false)
  })

  it('does without a disk that cannot be written', async () => {
    const memory = await WindowMemory.open(join(folder, 'gone', 'x.json'))
    memory.keep(false)
    expect(memory.fullScreen).toBe(false)
  })
})
