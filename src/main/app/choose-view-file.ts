import { dialog, type BrowserWindow } from 'electron'
import { localDay } from './local-day.ts'

/** In both languages: main does not know which one the user reads. */
const TITLE = '保存当前视图 · Save this view'

/** Where the user wants the picture of the screen, in the desktop's own dialog, or null. The proposed name names nobody. */
export async function chooseViewFile(window: BrowserWindow): Promise<string | null> {
  const { canceled, filePath } = await dialog.showSaveDialog(window, {
    title: TITLE,
    defaultPath: `basalis-view-${localDay()}.png`,
    properties: ['showOverwriteConfirmation'],
    filters: [{ name: 'PNG', extensions: ['png'] }],
  })
  return canceled || filePath === '' ? null : filePath
}
