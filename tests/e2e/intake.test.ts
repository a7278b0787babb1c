import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { MainWindow } from './pages/main-window.ts'
import { PhotoFolder } from './pages/photos.ts'
import { hostsFor } from './support/hosts.ts'
import { launchApp } from './support/launch-app.ts'

describe.each(hostsFor('tests/e2e/intake'))('photos come in (%s)', (host) => {
  const photos = new PhotoFolder()
  let window: MainWindow
  let small: string
  let large: string

  beforeAll(async () => {
    ;[small, large] = await Promise.all([photos.skin(640, 480), photos.skin(4000, 3000)])
    const app = await launchApp({ host, viewport: { width: 1280, height: 720 } })
    window = await new MainWindow(app).ready()
  })

  afterAll(async () => {
    await window.app.close()
    photos.remove()
  })

  const refusal = async (): Promise<string> => {
    const text = await window.dialogText()
    await window.page.keyboard.press('Escape')
    await window.page.getByRole('alertdialog').waitFor({ state: 'detached' })
    return text
  }

  it('refuses files that are no photos in one sentence, and stays as it was', async () => {
    await window.openPhoto(photos.write('note.jpg', 'not a picture'))
    expect(await refusal()).toContain('Expected a JPEG, PNG, WebP, HEIC or DICOM photo; this is a text file.')
    await window.openPhoto(photos.write('empty.jpg', ''))
    expect(await refusal()).toContain('this file is empty')
    await window.openPhoto(await photos.skin(8, 8))
    expect(await refusal()).toContain('at least 16 pixels a side; this one has 8 × 8 pixels')
    await window.openPhoto(await photos.greyscale())
    expect(await refusal()).toContain('this one is black and white')
    expect(await window.page.locator('.start-card').isVisible()).toBe(true)
  })

  it('does nothing when the dialog is closed without a choice', async () => {
    await window.dialogGives(null)
    await window.button('Open photo').click()
    expect(await window.page.locator('.start-card').isVisible()).toBe(true)
  })

  it('asks for a photo once, however often the key is pressed', async () => {
    await window.app.evaluate(({ dialog }) => {
      const asked = globalThis as unknown as { asked: number }
      asked.asked = 0
      dialog.showOpenDialog = () => {
        asked.asked += 1
        return new Promise((resolve) =>
          setTimeout(() => {
            resolve({ canceled: true, filePaths: [] })
          }, 500),
        )
      }
    })
    for (let press = 0; press < 3; press += 1) await window.page.keyboard.press('Control+o')
    await window.page.waitForTimeout(200)
    expect(await window.app.evaluate(() => (globalThis as unknown as { asked: number }).asked)).toBe(1)
    await window.page.waitForTimeout(600)
  })

  it('refuses a dropped folder and several files', async () => {
    await window.drop(photos.path)
    expect(await refusal()).toContain('this is a folder')
    await window.drop(small, large)
    expect(await refusal()).toContain('these are 2 files')
  })

  it('opens a dropped photo', async () => {
    await window.drop(small)
    await window.waitForMaps()
    expect(await window.page.locator('.numbers tbody').innerText()).not.toContain('–')
  })

  it('keeps what is on the screen when the next file is refused', async () => {
    await window.drop(photos.write('other.png', 'nothing of the kind'))
    expect(await refusal()).toContain('this is a text file')
    expect(await window.pane('map.red').getAttribute('data-state')).toBe('there')
  })

  it('shows progress, cancels, and analyses again', async () => {
    await window.openPhoto(large)
    await window.pane('map.red').and(window.page.locator('[data-state="coming"]')).waitFor()
    const progress = window.page.getByRole('progressbar')
    await progress.waitFor()
    expect(Number(await progress.getAttribute('aria-valuenow'))).toBeLessThan(100)
    await window.page.keyboard.press('Escape')
    await window.page.getByText('The analysis was cancelled').waitFor()
    expect(await window.pane('map.red').getAttribute('data-state')).toBe('absent')
    expect(await window.pane('photo').getAttribute('data-state')).toBe('there')
    expect(await window.seriousFaults()).toEqual([])
    await window.openPhoto(small)
    await window.waitForMaps()
    expect(await window.page.getByText('The analysis was cancelled').count()).toBe(0)
  })

  it('analyses a cancelled photo when asked again', async () => {
    await window.openPhoto(large)
    await window.pane('map.red').and(window.page.locator('[data-state="coming"]')).waitFor()
    await window.button('Cancel').click()
    await window.button('Analyse again').click()
    await window.pane('map.red').and(window.page.locator('[data-state="coming"]')).waitFor()
    await window.button('Cancel').click()
    await window.page.getByText('The analysis was cancelled').waitFor()
  })

  it('complained about nothing', () => {
    expect(window.complaints).toEqual([])
  })
})
