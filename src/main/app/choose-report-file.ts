import { dialog, type BrowserWindow } from 'electron'

/** In both languages: main does not know which one the user reads. */
const TITLE = '保存报告 · Save the report'

/** Where the user wants a report, in the desktop's own dialog, or null. The proposed name names nobody. */
export async function chooseReportFile(window: BrowserWindow): Promise<string | null> {
  const { canceled, filePath } = await dialog.showSaveDialog(window, {
    title: TITLE,
    defaultPath: `basalis-report-${new Date().toISOString().slice(0, 10)}.pdf`,
    properties: ['showOverwriteConfirmation'],
    filters: [{ name: 'PDF', extensions: ['pdf'] }],
  })
  return canceled || filePath === '' ? null : filePath
}
