import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { projectRoot } from '../../src/main/project-root.ts'
import { MainWindow } from './pages/main-window.ts'
import { RecordsRoom } from './pages/records-room.ts'
import { answerFileDialogs } from './support/dialogs.ts'
import { hostsFor } from './support/hosts.ts'
import { launchApp } from './support/launch-app.ts'

describe.each(hostsFor('tests/e2e/colour-card'))('the colour card to print (%s)', (host) => {
  let folder: string
  let window: MainWindow
  let records: RecordsRoom

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'basalis-card-'))
    const app = await launchApp({ host, viewport: { width: 1280, height: 720 } })
    window = await new MainWindow(app).ready()
    records = new RecordsRoom(window)
    await records.setUp('Mei', 'clear morning light')
    await records.press('People')
  }, 180_000)

  afterAll(async () => {
    await window.app.close()
    await rm(folder, { recursive: true, force: true })
  })

  it('is saved as it is where an admin wants it, and nowhere where the dialog is closed', async () => {
    const path = join(folder, 'card.pdf')
    await answerFileDialogs(window.app, ['cancel', [path]])
    await records.press('Save the card as PDF')
    await expect
      .poll(() => records.page.getByRole('button', { name: 'Save the card as PDF' }).isEnabled())
      .toBe(true)
    expect(await readdir(folder)).toEqual([])
    await records.press('Save the card as PDF')
    await records.text('The card has been saved.').waitFor()
    expect(await readFile(path)).toEqual(await readFile(join(projectRoot(), 'resources', 'colour-card.pdf')))
    expect(await readdir(folder)).toEqual(['card.pdf'])
    expect(await window.seriousFaults()).toEqual([])
    expect(await window.truncated()).toEqual([])
  })

  it('says that it could not be written, and leaves nothing behind', async () => {
    await answerFileDialogs(window.app, [[join(folder, 'no-such-folder', 'card.pdf')]])
    await records.press('Save the card as PDF')
    await records.text('The result cannot be written').waitFor()
    expect(await records.text('The card has been saved.').count()).toBe(0)
    expect(await readdir(folder)).toEqual(['card.pdf'])
  })
})
