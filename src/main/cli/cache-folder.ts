import { homedir } from 'node:os'
import { join } from 'node:path'

/** The folder for what can be had again, as each system wants it. It need not exist. */
export function cacheFolder(
  platform: NodeJS.Platform = process.platform,
  environment: NodeJS.ProcessEnv = process.env,
  home: string = homedir(),
): string {
  const set = (name: string): string | null => environment[name] || null
  if (platform === 'win32')
    return join(set('LOCALAPPDATA') ?? join(home, 'AppData', 'Local'), 'Basalis', 'Cache')
  if (platform === 'darwin') return join(home, 'Library', 'Caches', 'basalis')
  return join(set('XDG_CACHE_HOME') ?? join(home, '.cache'), 'basalis')
}
