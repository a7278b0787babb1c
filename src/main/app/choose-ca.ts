import { readFile, stat } from 'node:fs/promises'
import { dialog, type BrowserWindow } from 'electron'
import { BasalisError } from '../../shared/contract/errors.ts'
import { archiveFields, MAX_CA_CHARACTERS } from '../../shared/domain/archive.ts'

/** The certificates in the PEM file that the user picks, or null. Fails with FILE_NOT_READABLE where there are none. */
export async function chooseCa(window: BrowserWindow): Promise<string | null> {
  const { canceled, filePaths } = await dialog.showOpenDialog(window, {
    properties: ['openFile'],
    filters: [{ name: 'PEM', extensions: ['pem', 'crt', 'cer'] }],
  })
  const [path] = filePaths
  if (canceled || path === undefined) return null
  const size = await stat(path).then(
    (found) => found.size,
    () => 0,
  )
  const text = size > 0 && size <= MAX_CA_CHARACTERS ? await readFile(path, 'latin1').catch(() => '') : ''
  if (text === '' || !archiveFields.shape.ca.safeParse(text).success)
    throw new BasalisError('FILE_NOT_READABLE', 'expected a file of certificates (PEM), found another')
  return text
}
