import { dialog, type BrowserWindow } from 'electron'
import { localDay } from './local-day.ts'

/** In both languages: main does not know which one the user reads. */
const TITLE = '保存报告 · Save the report'

/** Where the user wants a report, in the desktop's own dialog, or null. The proposed name names nobody. */
export async function chooseReportFile(window: BrowserWindow): Promise<string | null> {
  const { canceled, filePath } = await dialog.showSaveDialog(window, {
    title: TITLE,
    defaultPath: `basalis-report-${localDay()}.pdf`,
    properties: ['showOverwriteConfirmation'],
    filters: [{ name: 'PDF', extensions: ['pdf'] }],
  })
  return canceled || filePath === '' ? null : filePath
}
