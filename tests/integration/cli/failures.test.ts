import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { copyFile, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ROOT, runCli, runProgram } from './run-cli.ts'

let folder: string
const SAMPLE = join(ROOT, 'resources', 'sample', 'sample-skin.jpg')

/** A folder that results are put together in. */
const isUnfinished = (name: string): boolean => name.endsWith('.partial')

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'basalis-failures-'))
  await sharp(SAMPLE).resize(120, 90).png().toFile(join(folder, 'skin.png'))
})

afterAll(() => rm(folder, { recursive: true }))

describe('analyze, when things go wrong', () => {
  it('never writes over a photo: not even one named like a result', async () => {
    await mkdir(join(folder, 'visit'))
    await copyFile(join(folder, 'skin.png'), join(folder, 'visit', 'red.png'))
    const before = await readFile(join(folder, 'visit', 'red.png'))
    const { code, error } = await runCli('analyze', ['visit/red.png', '--out', 'visit'], folder)
    expect(code).toBe(2)
    expect(error).toContain('overwritten')
    expect(await readdir(join(folder, 'visit'))).toEqual(['red.png'])
    expect(Buffer.compare(before, await readFile(join(folder, 'visit', 'red.png')))).toBe(0)
  })

  it('refuses a result folder that is a file, in one line without its name', async () => {
    await writeFile(join(folder, 'Maria'), 'notes')
    const { code, error } = await runCli(
      'analyze',
      ['skin.png', '--out', 'Maria', '--region', 'patch'],
      folder,
    )
    expect(code).toBe(2)
    expect(error).toContain('OUTPUT_NOT_WRITABLE')
    expect(error).not.toContain('Maria')
    expect(await readFile(join(folder, 'Maria'), 'utf8')).toBe('notes')
  })

  it('finishes its work when nobody reads its output any more', async () => {
    const words = ['skin.png', 'skin.png', '--out', 'unread']
    const child = spawn(process.execPath, [join(ROOT, 'src/main/cli/analyze.ts'), ...words], { cwd: folder })
    child.stdout.destroy()
    child.stderr.destroy()
    const code = await new Promise((resolve) => child.once('exit', resolve))
    expect(code).toBe(0)
    expect((await readdir(join(folder, 'unread'))).sort()).toEqual(['skin', 'skin-2'])
  })

  it('leaves nothing behind when it is interrupted, and says 130', async () => {
    const large = join(folder, 'large.jpg')
    await sharp(SAMPLE).resize(3000, 2250).jpeg().toFile(large)
    const words = [join(ROOT, 'src/main/cli/analyze.ts'), large, '--out', 'interrupted']
    const child = spawn(process.execPath, words, { cwd: folder, stdio: 'ignore' })
    await new Promise((resolve) => setTimeout(resolve, 1500))
    child.kill('SIGINT')
    const code = await new Promise((resolve) => child.once('exit', resolve))
    expect(code).toBe(130)
    expect(existsSync(join(folder, 'interrupted'))).toBe(false)
    expect((await readdir(folder)).filter(isUnfinished)).toEqual([])
  })

  it.each(['SIGTERM', 'SIGHUP'] as const)(
    'takes back what it is writing when %s ends it, as a closed terminal does',
    async (signal) => {
      await sharp(SAMPLE).resize(1200, 900).jpeg().toFile(join(folder, 'middling.jpg'))
      const program = join(ROOT, 'src/main/cli/analyze.ts')
      const words = [program, 'middling.jpg', '--out', 'closed', '--region', 'patch', '--max-iterations', '1']
      const child = spawn(process.execPath, words, { cwd: folder, stdio: 'ignore' })
      const ended = new Promise((resolve) => child.once('exit', resolve))
      while (child.exitCode === null && !(await readdir(folder)).some(isUnfinished))
        await new Promise((resolve) => setTimeout(resolve, 5))
      child.kill(signal)
      expect(await ended).toBe(130)
      expect((await readdir(folder)).filter((name) => name === 'closed' || isUnfinished(name))).toEqual([])
    },
  )

  it.each(['load', 'throw', 'later'])(
    'ends with 3 and one line without details on a bug (%s)',
    async (way) => {
      const { code, error } = await runProgram(join(import.meta.dirname, 'faulty-entry.ts'), [way], folder)
      expect(code).toBe(3)
      expect(error.trim().split('\n')).toHaveLength(1)
      expect(error).toContain('internal fault')
      expect(error).not.toContain('Maria')
    },
  )
})
