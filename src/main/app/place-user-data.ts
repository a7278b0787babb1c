import { app } from 'electron'
import { join } from 'node:path'

/**
 * On Windows beside the other programs' data of this computer, and not in the folder that travels with a user from computer to
 * computer or lies on a server: gigabytes of photos, and a database. Before anything else. The Chromium host puts it there itself.
 */
export function placeUserData(): void {
  const local = process.env['LOCALAPPDATA']
  if (process.platform !== 'win32' || !('electron' in process.versions) || !local) return
  if (process.argv.some((word) => word.startsWith('--user-data-dir='))) return
  app.setPath('userData', join(local, app.getName()))
}
