import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { cacheFolder } from '../../../src/main/cli/cache-folder.ts'

describe('cacheFolder', () => {
  it.each([
    ['linux', {}, join('/home/x', '.cache', 'basalis')],
    ['linux', { XDG_CACHE_HOME: '' }, join('/home/x', '.cache', 'basalis')],
    ['linux', { XDG_CACHE_HOME: '/cache' }, join('/cache', 'basalis')],
    ['darwin', { XDG_CACHE_HOME: '/cache' }, join('/home/x', 'Library', 'Caches', 'basalis')],
    ['win32', { LOCALAPPDATA: 'L' }, join('L', 'Basalis', 'Cache')],
    ['win32', {}, join('/home/x', 'AppData', 'Local', 'Basalis', 'Cache')],
  ] as const)('follows the custom of %s with %j', (platform, environment, folder) => {
    expect(cacheFolder(platform, environment, '/home/x')).toBe(folder)
  })
})
