import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { DEMO_PASSPHRASE } from '../../src/shared/domain/demo.ts'
import { MainWindow } from './pages/main-window.ts'
import { RecordsRoom } from './pages/records-room.ts'
import { hostsFor } from './support/hosts.ts'
import { launchApp } from './support/launch-app.ts'

/** Twelve photos are analysed, on a machine that may do other things as well. */
const MAKING_MS = 240_000

describe.each(hostsFor('tests/e2e/demo'))('the demo clinic (%s)', (host) => {
  let userData: string
  let window: MainWindow
  let records: RecordsRoom

  beforeAll(async () => {
    userData = await mkdtemp(join(tmpdir(), 'basalis-demo-'))
    window = await new MainWindow(
      await launchApp({ host, userData, viewport: { width: 1280, height: 800 } }),
    ).ready()
    records = new RecordsRoom(window)
  })

  afterAll(async () => {
    await window.app.close()
    await rm(userData, { recursive: true, force: true })
  })

  it('can be cancelled while it is made, and leaves nothing', async () => {
    await records.press('Patients')
    await records.press('Try a demo clinic')
    await records.text('Computing the demo clinic').waitFor()
    await records.press('Cancel')
    await records.field('Your name').waitFor()
    await expect.poll(() => readdir(userData)).not.toContain('demo-clinic')
  })

  it(
    'holds made-up patients with analysed photos of thirty days, and says what it is',
    async () => {
      await records.press('Try a demo clinic')
      await records.text('nobody in it exists').waitFor({ timeout: MAKING_MS })
      await expect.poll(() => records.lines()).toHaveLength(3)
      await records.search.fill('DEMO-002')
      await window.page.keyboard.press('Enter')
      await expect.poll(() => window.page.locator('.photo-tile').count()).toBe(4)
      await expect.poll(() => window.page.locator('.time-chart').count()).toBe(3)
      expect(await window.page.locator('.time-chart').first().locator('tbody tr').count()).toBe(4)
      expect(await window.seriousFaults()).toEqual([])
      const choosers = window.page.locator('.series-choices .button')
      for (const [chooser, name] of [
        [choosers.first(), 'Left cheek'],
        [choosers.last(), 'SD'],
      ] as const) {
        await chooser.click()
        await window.page.getByRole('option', { name, exact: true }).click()
      }
      await records.text('SD of each map. Region: Left cheek.').waitFor()
      expect(await window.page.locator('.time-chart').first().locator('tbody tr').count()).toBe(4)
      expect(await window.page.locator('.change-note').allInnerTexts()).toHaveLength(3)
      await records.openPhoto()
      await records.text('Analysis from the record').waitFor()
    },
    MAKING_MS,
  )

  it('opens again with the passphrase that it shows, and has no backups', async () => {
    await window.page.keyboard.press('Control+l')
    await records.text(DEMO_PASSPHRASE).waitFor()
    await records.signIn('Demo administrator', DEMO_PASSPHRASE)
    await window.button('People').waitFor()
    expect(await window.button('Backup').count()).toBe(0)
  })

  it('goes in one step, and nothing of it stays', async () => {
    await records.press('Leave and remove the demo')
    await records.field('Your name').waitFor()
    expect(await readdir(userData)).not.toContain('demo-clinic')
    expect(window.complaints).toEqual([])
  })
})
