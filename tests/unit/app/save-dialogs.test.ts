import type { BrowserWindow, SaveDialogOptions } from 'electron'
import { beforeEach, describe, expect, it, vi } from 'vitest'

const asked = vi.hoisted((): SaveDialogOptions[] => [])
vi.mock('electron', () => ({
  dialog: {
    showSaveDialog: (_window: unknown, options: SaveDialogOptions) => {
      asked.push(options)
      return Promise.resolve({ canceled: true, filePath: '' })
    },
  },
}))
const { chooseBundleTarget } = await import('../../../src/main/app/choose-bundle.ts')
const { chooseLogFile } = await import('../../../src/main/app/choose-log-file.ts')
const { chooseReportFile } = await import('../../../src/main/app/choose-report-file.ts')
const { chooseViewFile } = await import('../../../src/main/app/choose-view-file.ts')
const { saveCard } = await import('../../../src/main/app/save-card.ts')

const window = Object.create(null) as BrowserWindow

beforeEach(() => {
  asked.length = 0
})

/** The proposed names hold the day alone: the second file of a day has the name of the first, of another patient. */
describe('a file that is saved', () => {
  it.each([
    ['a report', () => chooseReportFile(window)],
    ['a picture of the screen', () => chooseViewFile(window)],
    ['the log', () => chooseLogFile(window)],
    ['the colour card', () => saveCard(window)],
    ['an export as a zip', () => chooseBundleTarget(window, 'zip')],
  ])('does not replace another unasked: %s', async (_what, choose) => {
    await choose()
    expect(asked).toHaveLength(1)
    expect(asked[0]?.properties).toContain('showOverwriteConfirmation')
  })
})
