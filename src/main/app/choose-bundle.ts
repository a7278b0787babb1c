import { dialog, type BrowserWindow } from 'electron'
import type { BundleContainer } from '../../shared/contract/export-state.ts'
import { localDay } from './local-day.ts'

/** In both languages: main does not know which one the user reads. */
const TITLES: Readonly<Record<BundleContainer, string>> = {
  folder: '导出到新文件夹 · Export into a new folder',
  zip: '导出为加密压缩文件 · Export as an encrypted zip',
}

const ZIP = [{ name: 'ZIP', extensions: ['zip'] }]

/** Where the user wants an export, in the desktop's own dialog, or null. The proposed name names nobody. */
export async function chooseBundleTarget(
  window: BrowserWindow,
  kind: BundleContainer,
): Promise<string | null> {
  const name = `basalis-export-${localDay()}`
  const { canceled, filePath } = await dialog.showSaveDialog(window, {
    title: TITLES[kind],
    defaultPath: kind === 'zip' ? `${name}.zip` : name,
    // A folder with something in it is never replaced.
    ...(kind === 'zip' && { filters: ZIP, properties: ['showOverwriteConfirmation'] }),
  })
  return canceled || filePath === '' ? null : filePath
}

/** The export that the user picks, or null. */
export async function chooseBundle(window: BrowserWindow, kind: BundleContainer): Promise<string | null> {
  const { canceled, filePaths } = await dialog.showOpenDialog(window, {
    properties: [kind === 'zip' ? 'openFile' : 'openDirectory'],
    ...(kind === 'zip' && { filters: ZIP }),
  })
  return canceled ? null : (filePaths[0] ?? null)
}
