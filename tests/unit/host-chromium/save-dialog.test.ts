import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { Answer, Question } from '../../../src/host-chromium/page/messages.ts'

const screen = vi.hoisted(() => ({
  documents: '',
  asked: [] as Question[],
  answers: [] as ((question: Question) => Answer)[],
}))
vi.mock('../../../src/host-chromium/browser/running-browser.ts', () => ({ headless: false }))
vi.mock('../../../src/host-chromium/app/paths.ts', () => ({ getPath: () => screen.documents }))
vi.mock('../../../src/host-chromium/window/browser-window.ts', () => ({
  BrowserWindow: class {
    static getAllWindows = () => [{ webContents: { attached: {} } }]
    readonly id = 1
  },
}))
vi.mock('../../../src/host-chromium/services/in-preload-world.ts', () => ({
  callInPreloadWorld: (_page: unknown, _action: unknown, question: Question) => {
    screen.asked.push(question)
    return Promise.resolve({ value: screen.answers.shift()?.(question) })
  },
}))
const { dialog } = await import('../../../src/host-chromium/services/dialog.ts')

const options = {
  title: 'Save',
  defaultPath: 'report-2026-03-09.pdf',
  properties: ['showOverwriteConfirmation' as const],
}
const press =
  (label: string) =>
  ({ buttons, text }: Question): Answer => ({
    button: buttons.findIndex((button) => button.includes(label)),
    text: text ?? '',
  })

/** A machine's folder of programs, and what its chooser was told. */
let programs: string
let path: string | undefined
const told = (): string => join(programs, 'told')

function putChooser(lines: string): void {
  const file = join(programs, 'zenity')
  writeFileSync(file, `#!/bin/sh\nprintf '%s\\n' "$@" > ${told()}\n${lines}\n`)
  chmodSync(file, 0o755)
}

beforeEach(() => {
  programs = mkdtempSync(join(tmpdir(), 'basalis-programs-'))
  path = process.env['PATH']
  process.env['PATH'] = programs
  Object.assign(screen, { documents: programs, asked: [], answers: [] })
})
afterEach(() => {
  process.env['PATH'] = path
  rmSync(programs, { recursive: true })
})

describe.skipIf(process.platform !== 'linux')('choosing a name to save under in the Chromium host', () => {
  it('has the desktop’s chooser ask before a file is replaced', async () => {
    putChooser(`echo /reports/one.pdf`)
    expect(await dialog.showSaveDialog(options)).toEqual({ canceled: false, filePath: '/reports/one.pdf' })
    expect(readFileSync(told(), 'utf8').split('\n')).toContain('--confirm-overwrite')
  })

  it('asks itself where there is no chooser, and keeps the file that is there', async () => {
    writeFileSync(join(programs, options.defaultPath), 'of another patient')
    screen.answers = [press('OK'), press('Cancel'), press('Cancel')]
    expect(await dialog.showSaveDialog(options)).toEqual({ canceled: true, filePath: '' })
    expect(screen.asked).toHaveLength(3)
    expect(screen.asked[1]?.message).toMatch(/\p{Script=Han}.*\n.*already/su)
  })

  it('replaces it where the user says so, and asks nothing where no file is there', async () => {
    const there = join(programs, options.defaultPath)
    writeFileSync(there, 'an older one')
    screen.answers = [press('OK'), press('Replace')]
    expect(await dialog.showSaveDialog(options)).toEqual({ canceled: false, filePath: there })
    rmSync(there)
    screen.answers = [press('OK')]
    expect(await dialog.showSaveDialog(options)).toEqual({ canceled: false, filePath: there })
    expect(existsSync(there)).toBe(false)
  })

  it('asks nothing where the application replaces no file anyway', async () => {
    writeFileSync(join(programs, options.defaultPath), 'there')
    screen.answers = [press('OK')]
    const { filePath } = await dialog.showSaveDialog({ ...options, properties: [] })
    expect(filePath).toBe(join(programs, options.defaultPath))
  })

  it('gives a path as it is, also one that ends in a space', async () => {
    putChooser(`printf '/reports/one \\n'`)
    expect((await dialog.showSaveDialog(options)).filePath).toBe('/reports/one ')
  })

  it('takes a chooser that was closed as a no, and one that does not work as none', async () => {
    putChooser('exit 1')
    expect(await dialog.showSaveDialog(options)).toEqual({ canceled: true, filePath: '' })
    expect(screen.asked).toEqual([])
    putChooser('exit 255')
    screen.answers = [press('OK')]
    expect((await dialog.showSaveDialog(options)).filePath).toBe(join(programs, options.defaultPath))
  })
})
