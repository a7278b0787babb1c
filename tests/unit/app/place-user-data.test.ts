import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'

const set = vi.hoisted((): { paths: string[][] } => ({ paths: [] }))
vi.mock('electron', () => ({
  app: { getName: () => 'Basalis', setPath: (...given: string[]) => set.paths.push(given) },
}))
const { placeUserData } = await import('../../../src/main/app/place-user-data.ts')

describe('the folder of the user', () => {
  const { platform, versions, argv } = process
  const run = (system: string, electron: boolean, ...words: string[]): string[][] => {
    Object.defineProperty(process, 'platform', { value: system })
    Object.defineProperty(process, 'versions', {
      value: electron ? { ...versions, electron: '45' } : versions,
    })
    process.argv = [...argv, ...words]
    placeUserData()
    return set.paths
  }

  beforeEach(() => {
    set.paths = []
    vi.stubEnv('LOCALAPPDATA', '/local')
  })
  afterEach(() => {
    Object.defineProperty(process, 'platform', { value: platform })
    Object.defineProperty(process, 'versions', { value: versions })
    process.argv = argv
    vi.unstubAllEnvs()
  })

  it('does not travel with the user on Windows', () => {
    expect(run('win32', true)).toEqual([['userData', join('/local', 'Basalis')]])
  })

  it('stays where it was asked for, on other systems, and in a host that puts it there itself', () => {
    expect(run('win32', true, '--user-data-dir=/mine')).toEqual([])
    expect(run('darwin', true)).toEqual([])
    expect(run('win32', false)).toEqual([])
  })
})
