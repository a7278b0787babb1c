import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { answerFileDialogs, answerMessageBoxes } from '../../e2e/support/dialogs.ts'
import type { AppSession } from '../../e2e/support/launch-app.ts'
import { launchFixture } from './fixture-app.ts'

describe('dialogs in the Chromium host', () => {
  let app: AppSession

  beforeAll(async () => {
    app = await launchFixture()
  })

  afterAll(() => app.close())

  it('are cancelled where nobody can see them', async () => {
    const answers = await app.evaluate(async ({ BrowserWindow, dialog }) => {
      const [window] = BrowserWindow.getAllWindows()
      if (window === undefined) throw new Error('expected a window')
      const buttons = ['Delete', 'Cancel']
      return [
        await dialog.showOpenDialog(window, { properties: ['openFile'] }),
        await dialog.showSaveDialog({ defaultPath: 'report.pdf' }),
        await dialog.showMessageBox(window, { message: 'Delete?', buttons }),
      ]
    })
    expect(answers).toEqual([
      { canceled: true, filePaths: [] },
      { canceled: true, filePath: '' },
      { response: 1, checkboxChecked: false },
    ])
  })

  it('give the answers that a test has queued, in order', async () => {
    await answerFileDialogs(app, [['/a.jpg', '/b.jpg'], 'cancel', ['/report.pdf']])
    await answerMessageBoxes(app, [1])
    const answers = await app.evaluate(async ({ dialog }) => [
      await dialog.showOpenDialog({}),
      await dialog.showOpenDialog({}),
      await dialog.showSaveDialog({}),
      await dialog.showOpenDialog({}),
      await dialog.showMessageBox({ message: '?' }),
    ])
    expect(answers).toEqual([
      { canceled: false, filePaths: ['/a.jpg', '/b.jpg'] },
      { canceled: true, filePaths: [] },
      { canceled: false, filePath: '/report.pdf' },
      { canceled: true, filePaths: [] },
      { response: 1, checkboxChecked: false },
    ])
  })
})
