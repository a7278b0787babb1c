import { homedir, tmpdir } from 'node:os'
import { join } from 'node:path'
import { packageFacts } from './package-facts.ts'

/** Where the application keeps what, as `app.getPath` names it. Tests and users move `userData` by `--user-data-dir=`. */

const moved = new Map<string, string>()

const HOME_FOLDERS: Readonly<Record<string, string>> = {
  desktop: 'Desktop',
  documents: 'Documents',
  downloads: 'Downloads',
  music: 'Music',
  pictures: 'Pictures',
  videos: 'Videos',
}

function appData(): string {
  if (process.platform === 'win32') return process.env['APPDATA'] ?? join(homedir(), 'AppData', 'Roaming')
  if (process.platform === 'darwin') return join(homedir(), 'Library', 'Application Support')
  return process.env['XDG_CONFIG_HOME'] ?? join(homedir(), '.config')
}

function userData(): string {
  const switched = process.argv.find((word) => word.startsWith('--user-data-dir='))
  return switched?.slice('--user-data-dir='.length) ?? join(dataOfComputer(), packageFacts().name)
}

/** On Windows not the folder that travels with the user: gigabytes of photos. */
const dataOfComputer = (): string =>
  process.platform === 'win32'
    ? (process.env['LOCALAPPDATA'] ?? join(homedir(), 'AppData', 'Local'))
    : appData()

export function getPath(name: string): string {
  const set = moved.get(name)
  if (set !== undefined) return set
  const inHome = HOME_FOLDERS[name]
  if (inHome !== undefined) return join(homedir(), inHome)
  switch (name) {
    case 'home':
      return homedir()
    case 'appData':
      return appData()
    case 'userData':
      return userData()
    case 'sessionData':
      return getPath('userData')
    case 'temp':
      return tmpdir()
    case 'logs':
      return join(getPath('userData'), 'logs')
    case 'crashDumps':
      return join(getPath('userData'), 'Crashpad')
    case 'exe':
    case 'module':
      return process.execPath
    default:
      throw new Error(`Failed to get '${name}' path`)
  }
}

export function setPath(name: string, path: string): void {
  getPath(name)
  moved.set(name, path)
}
