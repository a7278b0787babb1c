import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { dialog, type BrowserWindow } from 'electron'
import { projectRoot } from '../project-root.ts'
import { writeUserFile } from '../records/files/user-file.ts'

/** In both languages: main does not know which one the user reads. */
const TITLE = '保存色卡 · Save the colour card'

/** The card to print, where the user wants it; false: the dialog was closed. Fails with OUTPUT_NOT_WRITABLE. */
export async function saveCard(window: BrowserWindow): Promise<boolean> {
  const { canceled, filePath } = await dialog.showSaveDialog(window, {
    title: TITLE,
    defaultPath: 'basalis-colour-card.pdf',
    properties: ['showOverwriteConfirmation'],
    filters: [{ name: 'PDF', extensions: ['pdf'] }],
  })
  if (canceled || filePath === '') return false
  await writeUserFile(filePath, await readFile(join(projectRoot(), 'resources', 'colour-card.pdf')))
  return true
}
