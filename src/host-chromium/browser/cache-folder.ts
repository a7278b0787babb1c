import { join } from 'node:path'

/** Where this user's private files that can be made again belong. */
export function cacheFolder(platform = process.platform, env: NodeJS.ProcessEnv = process.env): string {
  const home = env['HOME'] ?? env['USERPROFILE'] ?? '/'
  if (platform === 'win32') return join(env['LOCALAPPDATA'] ?? home, 'Basalis', 'cache')
  if (platform === 'darwin') return join(home, 'Library', 'Caches', 'basalis')
  // The browser of root runs as a plain user, who may not look into root's home.
  if (process.getuid?.() === 0) return '/var/cache/basalis'
  return join(env['XDG_CACHE_HOME'] ?? join(home, '.cache'), 'basalis')
}
