import { dialog, type BrowserWindow } from 'electron'
import { localDay } from './local-day.ts'

/** In both languages: main does not know which one the user reads. */
const TITLE = '保存操作日志 · Save the log'

/** Where the user wants the exported log, in the desktop's own dialog, or null. The path stays in main. */
export async function chooseLogFile(window: BrowserWindow): Promise<string | null> {
  const { canceled, filePath } = await dialog.showSaveDialog(window, {
    title: TITLE,
    defaultPath: `basalis-log-${localDay()}.csv`,
    properties: ['showOverwriteConfirmation'],
    filters: [{ name: 'CSV', extensions: ['csv'] }],
  })
  return canceled || filePath === '' ? null : filePath
}
