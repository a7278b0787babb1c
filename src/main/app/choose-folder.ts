import { dialog, type BrowserWindow } from 'electron'

/** The path of the folder that the user picks in the desktop's own dialog, or null. */
export async function chooseFolder(window: BrowserWindow): Promise<string | null> {
  const { canceled, filePaths } = await dialog.showOpenDialog(window, {
    properties: ['openDirectory', 'createDirectory'],
  })
  return canceled ? null : (filePaths[0] ?? null)
}
