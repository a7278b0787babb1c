import { spawn } from 'node:child_process'
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { hasProgram, pageCount, textOf } from '../reports/pdf-tools.ts'
import { madeAnalysisFolder } from './made-analysis.ts'
import { ROOT, runCli } from './run-cli.ts'

const WORDS = {
  clinic: { name: '湖畔皮肤门诊', address: ['杭州市上城区'] },
  patient: { name: '欧阳明月', number: '2026-0001', birthDate: '1990-11-30' },
  texts: { findings: '两颊泛红的范围有所缩小。' },
  timeZone: 'Asia/Shanghai',
  photo: { takenMs: Date.UTC(2026, 2, 31), view: 'front' },
  before: { takenMs: Date.UTC(2026, 2, 1), view: 'front' },
}

let root: string
beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'basalis-report-cli-'))
  await madeAnalysisFolder(join(root, 'one'), 0.05)
  await madeAnalysisFolder(join(root, 'earlier'), 0.08)
  await writeFile(join(root, 'words.json'), JSON.stringify(WORDS))
  await madeAnalysisFolder(join(root, 'cut'), 0.05)
  const map = await readFile(join(root, 'cut', 'red.png'))
  for (const name of ['cut/red.png', 'logo.png'])
    await writeFile(join(root, name), map.subarray(0, Math.round(0.6 * map.length)))
})
afterAll(() => rm(root, { recursive: true }))

const readPdf = (name: string): Promise<Buffer> => readFile(join(root, name))

describe('npm run report', () => {
  it('makes a report of an analysed photo and says where it is', async () => {
    const { code, out, error } = await runCli('report', ['one', '--out', 'plain.pdf'], root)
    expect([code, out, error]).toEqual([0, 'plain.pdf\n', ''])
    expect(pageCount(await readPdf('plain.pdf'))).toBeGreaterThan(1)
  })

  it.runIf(hasProgram('pdftotext'))(
    'merges names and words, and compares with an earlier photo',
    async () => {
      const words = ['one', '--before', 'earlier', '--content', 'words.json', '--language', 'zh-CN']
      const { code, out, error } = await runCli(
        'report',
        [...words, '--paper', 'letter', '--out', 'pair.pdf', '--json'],
        root,
      )
      expect([code, error]).toEqual([0, ''])
      const bytes = await readPdf('pair.pdf')
      expect(JSON.parse(out)).toEqual({
        file: 'pair.pdf',
        pages: pageCount(bytes),
        bytes: bytes.length,
        template: 'before-after',
        paper: 'letter',
        language: 'zh-CN',
      })
      const text = textOf(bytes).replaceAll(/\s/g, '')
      for (const said of [
        '湖畔皮肤门诊',
        '欧阳明月',
        WORDS.texts.findings,
        '相隔30天',
        '−0.030',
        '暂无噪声数据',
      ])
        expect(text).toContain(said)
    },
  )

  it.runIf(hasProgram('pdftotext'))('takes a password from stdin', async () => {
    const made = await withStdin(['one', '--out', 'locked.pdf', '--password-stdin'], 'correct horse\n')
    expect(made).toMatchObject({ code: 0, error: '' })
    const bytes = await readPdf('locked.pdf')
    expect(() => textOf(bytes)).toThrow(/password/i)
    expect(textOf(bytes, 'correct horse')).toContain('Skin photo report')
  })

  it('leaves nothing where it refuses, and says in one line why', async () => {
    const before = await readdir(root)
    const refused: readonly (readonly [words: readonly string[], line: RegExp])[] = [
      [
        ['none', '--out', 'x.pdf'],
        /^expected a folder of results of "analyze", found no readable analysis\.json \(/,
      ],
      [['one', '--out', 'x.pdf', '--content', 'none.json'], /^expected a file after --content, found none/],
      [['one', '--out', 'x.pdf', '--content', 'one/skin.png'], /^the file after --content: expected JSON/],
      [['one', '--out', 'x.pdf', '--logo', 'words.json'], /^expected a JPEG or PNG picture "logo"/],
      [['one', '--out', 'x.pdf', '--logo', 'logo.png'], /^expected a whole picture, found .+IMAGE_CORRUPT/],
      [['cut', '--out', 'x.pdf'], /^expected a whole picture, found .+IMAGE_CORRUPT/],
      [['one', '--out', 'x.png'], /^expected --out FILE\.pdf/],
      [['one', '--out', 'nowhere/x.pdf'], /^expected a place to write to, found ENOENT/],
      [['one', '--out', 'x.pdf', '--template', 'poster'], /^expected --template to be one of one-page, full/],
      [['one', 'earlier', '--out', 'x.pdf'], /^expected one folder of results, found 2/],
    ]
    for (const [words, line] of refused) {
      const { code, out, error } = await runCli('report', words, root)
      expect([code, out], words.join(' ')).toEqual([2, ''])
      expect(error).toMatch(line)
      expect(error.trimEnd().split('\n')).toHaveLength(1)
    }
    expect(await readdir(root)).toEqual(before)
  })

  it('never says what was written in a file that it refuses', async () => {
    await writeFile(join(root, 'odd.json'), JSON.stringify({ ...WORDS, patient: { name: 'Anna Secret' } }))
    const { code, error } = await runCli('report', ['one', '--out', 'x.pdf', '--content', 'odd.json'], root)
    expect(code).toBe(2)
    expect(error).toMatch(/at "patient\.number"/)
    expect(error).not.toMatch(/Secret/)
    await rm(join(root, 'odd.json'))
  })

  it('shows how it is used', async () => {
    const { code, out } = await runCli('report', ['--help'], root)
    expect(code).toBe(0)
    expect(out).toMatch(/--password-stdin/)
  })
})

function withStdin(words: readonly string[], input: string): Promise<{ code: number | null; error: string }> {
  return new Promise((resolve) => {
    const program = join(ROOT, 'src', 'main', 'cli', 'report.ts')
    const child = spawn(process.execPath, [program, ...words], {
      cwd: root,
      env: { ...process.env, npm_lifecycle_event: '' },
    })
    let error = ''
    child.stderr.on('data', (chunk: Buffer) => {
      error += chunk.toString()
    })
    child.on('close', (code) => {
      resolve({ code, error })
    })
    child.stdin.end(input)
  })
}
