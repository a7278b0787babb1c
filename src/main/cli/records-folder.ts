import { homedir } from 'node:os'
import { join } from 'node:path'

/** Where the window keeps a clinic's records, as each system wants it. It need not exist. */
export function recordsFolder(
  platform: NodeJS.Platform = process.platform,
  environment: NodeJS.ProcessEnv = process.env,
  home: string = homedir(),
): string {
  const set = (name: string): string | null => environment[name] || null
  const data =
    platform === 'win32'
      ? (set('LOCALAPPDATA') ?? join(home, 'AppData', 'Local'))
      : platform === 'darwin'
        ? join(home, 'Library', 'Application Support')
        : (set('XDG_CONFIG_HOME') ?? join(home, '.config'))
  return join(data, 'Basalis', 'clinic')
}
